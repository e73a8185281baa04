"""Addresses of papers."""

from django.urls import path

from . import views

app_name = "documents"

urlpatterns = [
    path("van-ban/", views.documents, name="list"),
    path("van-ban/vao-so-den/", views.register_incoming, name="register_incoming"),
    path("van-ban/so-cap-so/", views.numbers, name="numbers"),
    path("van-ban/chung-thu-so/", views.signing_key, name="signing_key"),
    path("van-ban/mau-rieng/", views.templates, name="templates"),
    path("van-ban/mau-rieng/tep-san/", views.example, name="example_template"),
    path("van-ban/mau-rieng/<int:pk>/tep/", views.template_file, name="template_file"),
    path("van-ban/mau-rieng/<int:pk>/go/", views.withdraw_template, name="withdraw_template"),
    path("van-ban/nhieu/<str:kind>/", views.ask_for_batch, name="ask_for_batch"),
    path("van-ban/luot/<int:pk>/", views.batch, name="batch"),
    path("van-ban/luot/<int:pk>/tep/", views.batch_file, name="batch_file"),
    path("van-ban/<int:pk>/", views.record, name="record"),
    path("van-ban/<int:pk>/thu-hoi/", views.revoke, name="revoke"),
    path("van-ban/<int:pk>/lien-quan/", views.relate, name="relate"),
    path("van-ban/<int:pk>/tai/<str:kind>/", views.download, name="download"),
    path("van-ban/<int:pk>/ban-quet/", views.scan, name="scan"),
    path("van-ban/<int:pk>/ky-so/", views.sign, name="sign"),
    path("van-ban/<int:pk>/ban-ky-so/", views.signed, name="signed"),
    path("van-ban/<int:pk>/ban-goc/", views.source, name="source"),
    path("verify/", views.ask_for_code, name="ask_for_code"),
    path("VERIFY/<str:code>", views.verify),  # as QR codes say it: capitals make a smaller symbol
    path("verify/<str:code>/", views.verify, name="verify"),
]
