"""Addresses of the whole site, one include an app."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("donghanh.home.urls")),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("tai-khoan/", include("donghanh.people.urls")),
    path("thong-bao/", include("donghanh.notices.urls")),
    path("phong-trao/", include("donghanh.movements.urls")),
    path("hoi-nghi/", include("donghanh.events.urls")),
    path("to-chuc/", include("donghanh.organisations.urls")),
    path("nhap-xuat/", include("donghanh.imports.urls")),
    path("minh-chung/", include("donghanh.evidence.urls")),
    path("giao-uoc/", include("donghanh.pledges.urls")),
    path("cong-trinh/", include("donghanh.works.urls")),
    path("ho-tro/", include("donghanh.support.urls")),
    path("quan-he-lao-dong/", include("donghanh.relations.urls")),
    path("lop-hoc/", include("donghanh.courses.urls")),
    path("sang-kien/", include("donghanh.initiatives.urls")),
    path("kiem-tra/", include("donghanh.inspections.urls")),
    path("hoi-thi/", include("donghanh.contests.urls")),
    path("cham-diem/", include("donghanh.evaluation.urls")),
    path("khen-thuong/", include("donghanh.awards.urls")),
    path("dien-hinh/", include("donghanh.exemplars.urls")),
    path("so-ket-tong-ket/", include("donghanh.reviews.urls")),
    path("cong-bo/", include("donghanh.portal.urls")),
    path("hoi-dong/", include("donghanh.judging.urls")),
    path("", include("donghanh.documents.urls")),
    path("chi-tieu/", include("donghanh.indicators.urls")),
    path("bao-cao/", include("donghanh.reports.urls")),
    path("", include("donghanh.api.urls")),
    path("ui/", include("donghanh.ui.urls")),
]
