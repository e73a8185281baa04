"""Addresses of pledges."""

from django.urls import path, re_path

from . import views

app_name = "pledges"

urlpatterns = [
    path("", views.pledges, name="list"),
    path("<int:pk>/", views.pledge, name="pledge"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/thay-doi/", views.change, name="change"),
    path("<int:pk>/ban-da-ky/", views.sign, name="sign"),
    re_path(r"^(?P<pk>\d+)/van-ban\.(?P<form>docx|pdf)$", views.paper, name="paper"),
    path("noi-dung/<int:pk>/<str:side>/", views.outcome, name="outcome"),
    path("dot-dang-ky/", views.registrations, name="registrations"),
    path("dot-dang-ky/mo/", views.open_gate, name="open"),
    path("dot-dang-ky/<int:pk>/", views.registration, name="registration"),
    path("dot-dang-ky/<int:pk>/chua-dang-ky/", views.missing, name="missing"),
    path("dot-dang-ky/<int:pk>/thuc-hien/", views.follow_up, name="follow_up"),
    re_path(
        r"^dot-dang-ky/(?P<pk>\d+)/(?P<kind>danh-sach|chua-dang-ky|ket-qua)\.(?P<form>docx|pdf)$",
        views.gate_paper,
        name="gate_paper",
    ),
    path("dot-dang-ky/<int:pk>/ca-loat/", views.block, name="block"),
    path("dot-dang-ky/<int:pk>/ca-loat/mau.xlsx", views.block_sheet, name="block_sheet"),
    path("dot-dang-ky/<int:pk>/cho-ky.pdf", views.to_sign, name="to_sign"),
    path("dot-dang-ky/<int:pk>/lap/", views.add, name="add"),
    path("dot-dang-ky/<int:pk>/tim-don-vi/", views.partners, name="partners"),
]
