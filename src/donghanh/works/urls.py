"""Addresses of works."""

from django.urls import path, re_path

from . import views

app_name = "works"

urlpatterns = [
    path("", views.works, name="list"),
    path("bang/", views.board, name="board"),
    path("chao-mung/", views.congress, name="congress"),
    re_path(r"^chao-mung/danh-sach\.(?P<form>docx|pdf)$", views.congress_paper, name="congress_paper"),
    path("dang-ky/", views.add, name="add"),
    path("<int:pk>/", views.work, name="work"),
    re_path(r"^(?P<pk>\d+)/bien-ban\.(?P<form>docx|pdf)$", views.minutes, name="minutes"),
    path("<int:pk>/bien-cong-trinh.pdf", views.plate, name="plate"),
    path("<int:pk>/nghiem-thu/", views.accept, name="accept"),
]
