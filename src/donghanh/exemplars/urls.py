"""Addresses of exemplars."""

from django.urls import path

from . import views

app_name = "exemplars"

urlpatterns = [
    path("", views.stories, name="stories"),
    path("them/", views.add, name="add"),
    path("<int:pk>/", views.story, name="story"),
]
