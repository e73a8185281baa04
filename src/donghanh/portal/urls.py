"""Public addresses."""

from django.urls import path

from . import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("guong-sang/", views.stories, name="stories"),
    path("guong-sang/<int:pk>/", views.story, name="story"),
    path("guong-sang.atom", views.feed, name="feed"),
    path("sang-kien/", views.initiatives, name="initiatives"),
    path("bang-vang/", views.honour_board, name="honour_board"),
]
