"""Addresses of panels and ballots."""

from django.urls import path

from . import views

app_name = "judging"

urlpatterns = [
    path("", views.panels, name="panels"),
    path("lap/", views.call, name="call"),
    path("<int:pk>/", views.panel, name="panel"),
    path("<int:pk>/thanh-vien/", views.seat, name="seat"),
    path("<int:pk>/phien-hop/", views.hold_session, name="hold_session"),
    path("<int:pk>/lay-phieu/", views.ask, name="ask"),
    path("phieu/<int:pk>/", views.ballot, name="ballot"),
]
