"""Addresses of lists."""

from django.urls import path

from . import views
from .choices import ImportKind

app_name = "imports"
UNITS, MEMBERS = {"kind": ImportKind.UNITS}, {"kind": ImportKind.MEMBERS}

urlpatterns = [
    path("", views.imports, name="list"),
    path("don-vi/nhap/", views.upload, UNITS, name="upload_units"),
    path("doan-vien/nhap/", views.upload, MEMBERS, name="upload_members"),
    path("don-vi/mau/", views.template, UNITS, name="unit_template"),
    path("doan-vien/mau/", views.template, MEMBERS, name="member_template"),
    path("don-vi/xuat/", views.export_list, UNITS, name="export_units"),
    path("doan-vien/xuat/", views.export_list, MEMBERS, name="export_members"),
    path("<int:pk>/", views.standing, name="import"),
    path("<int:pk>/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/bo/", views.drop, name="drop"),
    path("<int:pk>/dong-sai/", views.faulty, name="faulty"),
]
