"""Addresses of initiatives."""

from django.urls import path, re_path

from . import views

app_name = "initiatives"

urlpatterns = [
    path("", views.initiatives, name="list"),
    path("de-xuat/", views.add, name="add"),
    path("de-xuat/<int:unit>/<int:movement>/", views.enter, name="enter"),
    re_path(r"^ap-phich\.(?P<form>docx|pdf)$", views.poster, name="poster"),
    path("trung-lap/", views.likenesses, name="likenesses"),
    path("trung-lap/<int:pk>/", views.likeness, name="likeness"),
    path("<int:pk>/", views.initiative, name="initiative"),
    path("<int:pk>/viet/", views.write, name="write"),
    path("<int:pk>/kiem-tra/", views.review, name="review"),
    path("<int:pk>/cong-nhan/", views.decide, name="decide"),
    path("<int:pk>/pham-vi/", views.widen, name="widen"),
    re_path(r"^(?P<pk>\d+)/quyet-dinh\.(?P<form>docx|pdf)$", views.decision, name="decision"),
    path("<int:pk>/giay-chung-nhan.pdf", views.certificate, name="certificate"),
]
