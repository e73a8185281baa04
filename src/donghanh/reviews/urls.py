"""Addresses of reviews."""

from django.urls import path

from . import views

app_name = "reviews"

urlpatterns = [
    path("", views.reviews, name="reviews"),
    path("mo/", views.plan, name="plan"),
    path("<int:pk>/", views.review, name="review"),
    path("<int:pk>/soan/", views.edit, name="edit"),
    path("<int:pk>/du-thao.<str:format>", views.draft_paper, name="draft_paper"),
]
