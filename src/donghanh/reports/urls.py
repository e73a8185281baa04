"""Addresses of reports."""

from django.urls import path

from .views import asking, correcting, deciding, filling, grid, papers, quality, seeing

app_name = "reports"

urlpatterns = [
    path("", asking.requests, name="requests"),
    path("yeu-cau/", asking.ask, name="ask"),
    path("bieu-mau/<int:pk>/", asking.form_version, name="form_version"),
    path("duyet/", deciding.inbox, name="inbox"),
    path("kiem-tra-lai/", quality.concerns, name="concerns"),
    path("kiem-tra-lai/<int:pk>/", quality.concern, name="concern"),
    path("ky/<int:pk>/", asking.request_page, name="request"),
    path("ky/<int:pk>/chua-gui/", asking.missing_page, name="missing"),
    path("ky/<int:pk>/thay-doi/", correcting.changes, name="changes"),
    path("ky/<int:pk>/nhap/", filling.fill, name="fill"),
    path("ky/<int:pk>/nhap-thay/", grid.grid, name="grid"),
    path("ky/<int:pk>/nhap-thay/<int:unit_pk>/", filling.fill, name="fill_instead"),
    path("ky/<int:pk>/nhap-thay/<int:unit_pk>/kiem-tra/", filling.review, name="review_instead"),
    path("ky/<int:pk>/kiem-tra/", filling.review, name="review"),
    path("ky/<int:pk>/tong-hop/", seeing.board, name="board"),
    path("ky/<int:pk>/tong-hop/<int:unit_pk>/", seeing.board, name="board_of"),
    path("ky/<int:pk>/tong-hop/<int:unit_pk>/<str:code>/", seeing.drill, name="drill"),
    path("<int:pk>/", deciding.report_page, name="report"),
    path("<int:pk>/mo-lai/", correcting.reopen, name="reopen"),
    path("<int:pk>/van-ban.<str:format>", papers.report_paper, name="paper"),
    path("<int:pk>/o/<str:code>/", seeing.cell, name="cell"),
    path("<int:pk>/ban-gui/<int:version>/", seeing.snapshot, name="snapshot"),
]
