"""Addresses of help for enterprises."""

from django.urls import path, re_path

from . import views

app_name = "support"

urlpatterns = [
    path("", views.cases, name="cases"),
    path("bang/", views.board, name="board"),
    path("them/", views.add_case, name="add_case"),
    path("<int:pk>/", views.case, name="case"),
    path("xac-nhan/<str:token>/", views.confirm, name="confirm"),
    path("thoa-uoc/", views.agreements, name="agreements"),
    path("thoa-uoc/them/", views.add_agreement, name="add_agreement"),
    path("thoa-uoc/<int:pk>/", views.agreement, name="agreement"),
    path("y-kien/", views.ideas, name="ideas"),
    path("y-kien/them/", views.add_idea, name="add_idea"),
    path("y-kien/<int:pk>/", views.idea, name="idea"),
    re_path(r"^y-kien/(?P<pk>\d+)/cong-van\.(?P<form>docx|pdf)$", views.idea_letter, name="idea_letter"),
    path("y-kien/tra-loi/<str:token>/", views.answer_idea, name="answer_idea"),
    path("hoat-dong/", views.activities, name="activities"),
    path("hoat-dong/them/", views.add_activity, name="add_activity"),
    path("hoat-dong/<int:pk>/", views.activity, name="activity"),
]
