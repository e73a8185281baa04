"""Addresses of the first door."""

from django.urls import path

from . import views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("da-xem-huong-dan/", views.hide_welcome, name="hide_welcome"),
    path("start/", views.start, name="start"),
    path("healthz", views.healthz, name="healthz"),
]
