"""Addresses of reports."""

from django.urls import path

from .views import (
    asking,
    building,
    correcting,
    deciding,
    filling,
    grid,
    linking,
    papers,
    previewing,
    quality,
    seeing,
    shelf,
)

app_name = "reports"

urlpatterns = [
    path("", asking.requests, name="requests"),
    path("yeu-cau/", asking.ask, name="ask"),
    path("bieu-mau/", shelf.report_forms, name="forms"),
    path("bieu-mau/them/", shelf.add_form, name="add_form"),
    path("bieu-mau/<int:pk>/", shelf.form_version, name="form_version"),
    path("bieu-mau/<int:pk>/ban-moi/", shelf.next_version, name="next_version"),
    path("bieu-mau/<int:pk>/xem-truoc/", previewing.preview, name="preview"),
    path("bieu-mau/<int:pk>/soan/", building.build, name="build"),
    path("bieu-mau/<int:pk>/ten/", building.change_form, name="change_form"),
    path("bieu-mau/<int:pk>/dong/<int:line_pk>/", building.form_line, name="form_line"),
    path("duyet/", deciding.inbox, name="inbox"),
    path("kiem-tra-lai/", quality.concerns, name="concerns"),
    path("kiem-tra-lai/<int:pk>/", quality.concern, name="concern"),
    path("ky/<int:pk>/", asking.request_page, name="request"),
    path("ky/<int:pk>/chua-gui/", asking.missing_page, name="missing"),
    path("ky/<int:pk>/duong-dan/", linking.links, name="links"),
    path("don-vi/<int:pk>/duong-dan/", linking.link, name="link"),
    path("don-vi/<int:pk>/duong-dan/thu-hoi/", linking.revoke_link, name="revoke_link"),
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
