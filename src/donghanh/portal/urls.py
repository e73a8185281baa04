"""Public addresses."""

from django.urls import path
from django.views.decorators.gzip import gzip_page

from . import views

app_name = "portal"

# Packed on the way: nothing secret stands in them that could be guessed from their length.
urlpatterns = [
    path("", gzip_page(views.home), name="home"),
    path("guong-sang/", gzip_page(views.stories), name="stories"),
    path("guong-sang/<int:pk>/", gzip_page(views.story), name="story"),
    path("guong-sang/anh/<int:pk>.jpg", views.picture, name="picture"),
    path("guong-sang.atom", views.feed, name="feed"),
    path("sang-kien/", gzip_page(views.initiatives), name="initiatives"),
    path("bang-vang/", gzip_page(views.honour_board), name="honour_board"),
]
