"""A file hangs on a cell, and its hash is part of what was sent."""

import hashlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.reports import actions
from donghanh.reports.models import Value

PAPER = b"%PDF-1.4 minh chung\n%%EOF"


def _upload(name="quyet-dinh.pdf", content=PAPER):
    return {"upload": SimpleUploadedFile(name, content), "caption": "Quyết định công nhận"}


def test_evidence_is_hung_on_a_cell_and_seen_by_those_above(client_of, an, binh, asked, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by, SK01="5"))
    url = reverse("reports:cell", args=[report.pk, "SK01"])

    page = client_of(an).post(url, _upload(), follow=True)
    assert "Đã lưu minh chứng." in page.text
    sent = actions.send(by=by, report=report)

    assert sent.cells["SK01"]["evidence"] == hashlib.sha256(PAPER).hexdigest()
    assert "Quyết định công nhận" in client_of(binh).get(url).text


def test_a_blank_cell_takes_no_evidence(client_of, an, asked, actor):
    report = actions.fill(by=actor(an), request=asked, typed={"HT01": "1"})

    page = client_of(an).post(reverse("reports:cell", args=[report.pk, "SK01"]), _upload())

    assert "Ô này chưa có số liệu. Nhập số liệu trước, rồi đưa minh chứng lên." in page.text
    assert not Value.objects.filter(evidence__isnull=False).exists()


def test_a_file_that_is_not_what_its_name_says_is_refused(client_of, an, asked, actor):
    report = actions.fill(by=actor(an), request=asked, typed={"SK01": "5"})

    page = client_of(an).post(
        reverse("reports:cell", args=[report.pk, "SK01"]), _upload(name="anh.png", content=PAPER)
    )

    assert "không đúng như tên gọi" in page.text


def test_a_report_that_was_sent_takes_no_more_evidence(client_of, an, asked, sent):
    report = sent(asked, an)

    page = client_of(an).post(reverse("reports:cell", args=[report.pk, "SK01"]), _upload())

    assert "Đã gửi, chờ duyệt" in page.text
    assert not Value.objects.filter(evidence__isnull=False).exists()
