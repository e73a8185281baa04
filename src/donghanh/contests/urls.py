"""Addresses of contests."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from . import views

app_name = "contests"

urlpatterns = [
    path("", views.contests, name="list"),
    path("to-chuc/", views.add, name="add"),
    path("<int:pk>/", views.contest, name="contest"),
    path("<int:pk>/the-le/", views.edit, name="edit"),
    path("<int:pk>/vong-thi/", views.add_round, name="add_round"),
    path("<int:pk>/dang-ky/", views.enter, name="enter"),
    path("<int:pk>/bai-du-thi/", views.entries, name="entries"),
    path("<int:pk>/giam-khao/", views.jurors, name="jurors"),
    path("<int:pk>/ket-qua/", views.results, name="results"),
    path("<int:pk>/cong-bo/", views.announce, name="announce"),
    path("<int:pk>/quyet-dinh.<str:form>", views.decision, name="decision"),
    path("<int:pk>/giay-chung-nhan.pdf", views.certificates, name="certificates"),
    path("vong/<int:pk>/", views.round, name="round"),
    path("vong/<int:pk>/sua/", views.edit_round, name="edit_round"),
    path("vong/<int:pk>/bai-lam/", views.tests, name="tests"),
    path("bai/<int:pk>/", views.entry, name="entry"),
    path("bai/<int:pk>/bo-sung/", views.resend, name="resend"),
    path("bai/<int:pk>/xem-xet-lai/", views.ask_again, name="ask_again"),
    path("xem-xet-lai/<int:pk>/", views.answer, name="answer"),
    path("cham/<str:token>/", views.desk, name="desk"),
    path("cham/<str:token>/<str:code>/", views.sheet, name="sheet"),
    path("cham/<str:token>/<str:code>/tep/<int:place>/", views.sheet_file, name="sheet_file"),
    path("man-hinh/<str:key>/", login_not_required(views.board), name="board"),
]
