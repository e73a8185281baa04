"""Addresses of events."""

from django.urls import path

from . import views

app_name = "events"

urlpatterns = [
    path("", views.events, name="list"),
    path("them/", views.plan, name="plan"),
    path("<int:pk>/", views.event, name="event"),
    path("<int:pk>/sua/", views.change, name="change"),
    path("<int:pk>/chuong-trinh/", views.programme, name="programme"),
    path("<int:pk>/khach-moi/", views.guests, name="guests"),
    path("<int:pk>/giay-moi/", views.invite, name="invite"),
    path("<int:pk>/diem-danh/", views.attendance, name="attendance"),
    path("<int:pk>/bien-ban/", views.minutes, name="minutes"),
    path("<int:pk>/ho-so/", views.contents, name="contents"),
    path("<int:pk>/ho-so/muc-luc/<str:form>/", views.contents_download, name="contents_download"),
    path("<int:pk>/ho-so/tai/", views.archive, name="archive"),
]
