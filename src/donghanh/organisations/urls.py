"""Addresses of the organisation."""

from django.urls import path

from . import views

app_name = "organisations"

urlpatterns = [
    path("", views.tree, name="tree"),
    path("chuyen-don-vi/", views.switch, name="switch"),
    path("<int:pk>/", views.unit, name="unit"),
]
