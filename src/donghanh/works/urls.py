"""Addresses of works."""

from django.urls import path

from . import views

app_name = "works"

urlpatterns = [
    path("", views.works, name="list"),
    path("bang/", views.board, name="board"),
    path("dang-ky/", views.add, name="add"),
    path("<int:pk>/", views.work, name="work"),
    path("<int:pk>/nghiem-thu/", views.accept, name="accept"),
]
