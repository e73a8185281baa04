"""Addresses of labour relations."""

from django.urls import path

from . import views

app_name = "relations"

urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("doi-thoai/them/", views.add_dialogue, name="add_dialogue"),
    path("doi-thoai/<int:pk>/", views.dialogue, name="dialogue"),
    path("tranh-chap/", views.disputes, name="disputes"),
    path("tranh-chap/them/", views.add_dispute, name="add_dispute"),
    path("tranh-chap/<int:pk>/", views.dispute, name="dispute"),
]
