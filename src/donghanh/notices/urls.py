"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [
    path("", views.notices, name="list"),
    path("d/<str:token>/", views.door, name="door"),
    path("nhac-viec/", views.wish, name="wish"),
    path("da-doc/", views.read_all, name="read_all"),
    path("<int:pk>/mo/", views.open_notice, name="open"),
]
