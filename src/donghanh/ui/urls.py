"""The gallery's addresses."""

from django.urls import path

from . import views

app_name = "ui"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("sai/", views.wrong_form, name="wrong_form"),
    path("cong-khai/", views.public_gallery, name="public_gallery"),
    path("loi/<int:code>/", views.error_page, name="error_page"),
]
