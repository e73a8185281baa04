"""Addresses of courses."""

from django.urls import path, re_path

from . import views

app_name = "courses"

urlpatterns = [
    path("", views.courses, name="list"),
    path("mo-lop/", views.add, name="add"),
    path("<int:pk>/", views.course, name="course"),
    path("<int:pk>/sua/", views.change, name="change"),
    path("<int:pk>/ket-qua/", views.results, name="results"),
    path("<int:pk>/nhap-tu-tep/", views.learner_list, name="learner_list"),
    path("<int:pk>/danh-sach.xlsx", views.sheet, name="sheet"),
    re_path(r"^(?P<pk>\d+)/danh-sach\.(?P<form>docx|pdf)$", views.paper, name="paper"),
]
