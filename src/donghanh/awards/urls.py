"""Addresses of awards."""

from django.urls import path

from . import views

app_name = "awards"

urlpatterns = [
    path("dot/", views.rounds, name="rounds"),
    path("mo-dot/", views.open_round, name="open_round"),
    path("dot/<int:pk>/", views.round_record, name="round"),
    path("dot/<int:pk>/de-nghi/", views.nominate, name="nominate"),
    path("dot/<int:pk>/hoi-dong/", views.council, name="council"),
    path("dot/<int:pk>/bien-ban.<str:kind>", views.minutes, name="minutes"),
    path("dot/<int:pk>/ban-thuong-vu/", views.board, name="board"),
    path("dot/<int:pk>/quyet-dinh/", views.decide, name="decide"),
    path("ho-so/<int:pk>/", views.nomination, name="nomination"),
    path("ho-so/<int:pk>/sua/", views.revise, name="revise"),
    path("quyet-dinh/<int:pk>/", views.decision, name="decision"),
    path("quyet-dinh/<int:pk>/giay-chung-nhan.pdf", views.certificates, name="certificates"),
    path("so-khen-thuong/", views.register, name="register"),
    path("so-khen-thuong/<int:pk>/", views.recognition, name="recognition"),
]
