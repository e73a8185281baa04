"""Addresses of accounts."""

from django.urls import path

from . import views

app_name = "people"

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-nhap-thu/", views.sign_in_as, name="sign_in_as"),
    path("mat-khau/", views.password, name="password"),
    path("ma-pin/", views.pin, name="pin"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
]
