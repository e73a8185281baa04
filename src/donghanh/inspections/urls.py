"""Addresses of inspections."""

from django.urls import path

from . import views

app_name = "inspections"

urlpatterns = [
    path("", views.visits, name="list"),
    path("them/", views.add_visit, name="add_visit"),
    path("chuong-trinh/", views.programmes, name="programmes"),
    path("chuong-trinh/them/", views.add_programme, name="add_programme"),
    path("chuong-trinh/<int:pk>/", views.programme, name="programme"),
    path("chuong-trinh/<int:pk>/chon-don-vi/", views.sample, name="sample"),
    path("chuong-trinh/<int:pk>/ban-hanh/", views.issue_programme, name="issue_programme"),
    path("<int:pk>/", views.visit, name="visit"),
    path("<int:pk>/chuan-bi/", views.prepare, name="prepare"),
    path("<int:pk>/van-ban/<slug:kind>/", views.paper, name="paper"),
    path("<int:pk>/phieu/", views.checks, name="checks"),
    path("<int:pk>/ghi-nhan/", views.add_finding, name="add_finding"),
    path("<int:pk>/so-lieu/", views.compare, name="compare"),
    path("noi-dung/<int:pk>/", views.finding, name="finding"),
    path("khac-phuc/<int:pk>/", views.remedy, name="remedy"),
]
