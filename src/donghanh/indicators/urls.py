"""Addresses of indicators."""

from django.urls import path

from .views import listing, relating

app_name = "indicators"

urlpatterns = [
    path("", listing.indicators, name="list"),
    path("them/", listing.add, name="add"),
    path("kiem-tra/", relating.checks, name="checks"),
    path("kiem-tra/them/", relating.add_check, name="add_check"),
    path("<int:pk>/", listing.indicator, name="indicator"),
    path("<int:pk>/sua-loi/", listing.reword, name="reword"),
    path("<int:pk>/chia-nho/", relating.break_down, name="break_down"),
]
