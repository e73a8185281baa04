"""Addresses of exemplars."""

from django.urls import path

from . import views

app_name = "exemplars"

urlpatterns = [
    path("", views.stories, name="stories"),
    path("them/", views.add, name="add"),
    path("<int:pk>/", views.story, name="story"),
    path("<int:pk>/ve-ke-hoach/", views.traced, name="traced"),
    path("<int:pk>/bao-dai/", views.press, name="press"),
    path("<int:pk>/bao-dai/ho-so.zip", views.kit, name="kit"),
]
