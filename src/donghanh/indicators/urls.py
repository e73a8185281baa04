"""Addresses of indicators."""

from django.urls import path

from . import views

app_name = "indicators"

urlpatterns = [
    path("", views.indicators, name="list"),
    path("them/", views.add, name="add"),
    path("<int:pk>/", views.indicator, name="indicator"),
]
