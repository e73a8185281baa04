"""Addresses of the first door."""

from django.urls import path

from . import views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("da-xem-huong-dan/", views.hide_welcome, name="hide_welcome"),
    path("nam-cong-tac/", views.year, name="year"),
    path("lich/", views.calendar, name="calendar"),
    path("lich/tai-ve.ics", views.calendar_download, name="calendar_download"),
    path("lich/ngung/", views.end_calendar, name="end_calendar"),
    path("lich/<str:token>/lich.ics", views.calendar_feed, name="calendar_feed"),
    path("start/", views.start, name="start"),
    path("healthz", views.healthz, name="healthz"),
]
