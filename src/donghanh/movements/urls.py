"""Addresses of movements."""

from django.urls import path

from . import views

app_name = "movements"

urlpatterns = [
    path("", views.movements, name="movements"),
    path("doc-ke-hoach/", views.read, name="read"),
    path("doc-ke-hoach/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/", views.movement, name="movement"),
    path("<int:pk>/ket-thuc/", views.close, name="close"),
    path("ke-hoach/<int:pk>/", views.plan, name="plan"),
    path("ke-hoach/<int:pk>/gui/", views.send, name="send"),
    path("ke-hoach/<int:pk>/tinh-hinh/", views.adoption, name="adoption"),
    path("ke-hoach/<int:pk>/dong-ho/", views.clock, name="clock"),
    path("ke-hoach/<int:pk>/lich-nhac/", views.schedule, name="schedule"),
    path("ke-hoach/<int:pk>/chua-phan-hoi/", views.unanswered, name="unanswered"),
    path(
        "ke-hoach/<int:pk>/chua-phan-hoi/<str:form>/",
        views.unanswered_download,
        name="unanswered_download",
    ),
    path("ke-hoach/<int:pk>/duong-dan/", views.links, name="links"),
    path("den/<int:pk>/duong-dan/", views.link, name="link"),
    path("den/<int:pk>/duong-dan/thu-hoi/", views.revoke_link, name="revoke_link"),
    path("ke-hoach/<int:pk>/tai/<str:form>/", views.download, name="download"),
    path("ke-hoach/<int:pk>/soan/", views.derive, name="derive"),
    path("ke-hoach/<int:pk>/ban-hanh/", views.review, name="review"),
    path("ke-hoach/<int:pk>/gop-y/", views.comments, name="comments"),
    path("ke-hoach/<int:pk>/thay-doi/", views.change, name="change"),
    path("ke-hoach/<int:pk>/bo-du-thao/", views.drop_draft, name="drop_draft"),
    path("ke-hoach/<int:pk>/thu-hoi/", views.revoke, name="revoke"),
    path("ke-hoach/<int:pk>/xem-lai/", views.look, name="look"),
    path("ke-hoach/<int:pk>/doi-chieu/", views.coverage, name="coverage"),
    path("ke-hoach/<int:pk>/chi-tieu/", views.targets, name="targets"),
    path("chi-tieu/", views.all_targets, name="all_targets"),
    path("chi-tieu/<int:pk>/", views.target, name="target"),
    path("chi-tieu/<int:pk>/de-nghi/", views.propose, name="propose"),
    path("chi-tieu/<int:pk>/dieu-chinh/", views.rebase, name="rebase"),
    path("chi-tieu/<int:pk>/giao-xuong/", views.divide, name="divide"),
    path("chi-tieu/<int:pk>/giao-xuong/tep/", views.divide_sheet, name="divide_sheet"),
    path("chi-tieu/<int:pk>/giao-xuong/tai/", views.allocation, name="allocation"),
    path("dieu-khoan/<int:pk>/", views.clause, name="clause"),
    path("den/", views.inbox, name="inbox"),
    path("den/<int:pk>/", views.delivery, name="delivery"),
    path("den/<int:pk>/soan-ke-hoach/", views.start, name="start"),
    path("den/<int:pk>/dang-ky/", views.respond, name="respond"),
    path("den/<int:pk>/dang-ky/kiem-tra/", views.review_response, name="review_response"),
    path("dang-ky/<int:pk>/", views.response, name="response"),
]
