"""Issuing, receiving, scanning, revoking."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.base.sentences import Refusal
from donghanh.documents import actions, facts
from donghanh.documents.models import Document
from donghanh.documents.rules.paper import SAMPLE_MARK, Paper
from donghanh.journal.facts import history_of

from .papers import PLAN

DAY = dt.date(2017, 6, 5)
BARE = replace(PLAN, number=None, issuer=None, issuer_parent=None, symbol=None, place=None, issued_on=None)
PDF = b"%PDF-1.7\n%scan"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def by(binh, actor):
    """Bình acting for the union above."""
    return actor(binh)


def issued(by, unit, number="12", **more):
    return actions.issue(
        by=by, unit=unit, paper=more.pop("paper", BARE), number=number, issued_on=DAY, **more
    )


def test_a_paper_takes_what_it_lacks_from_the_unit(by, upper):
    document = issued(by, upper)

    assert (document.full_number, str(document), document.content) == (
        "12/KH-LĐLĐ",
        "Kế hoạch 12/KH-LĐLĐ",
        replace(PLAN, number="12", issued_on=DAY),
    )


def test_issuing_is_told_in_the_journal(by, upper):
    assert [entry.sentence for entry in history_of(issued(by, upper))] == ["Ban hành Kế hoạch 12/KH-LĐLĐ."]


def test_one_number_is_not_used_twice(by, upper):
    issued(by, upper)

    with pytest.raises(Refusal) as refusal:
        issued(by, upper, number="012")

    assert str(refusal.value) == (
        "Số 012/KH-LĐLĐ đã dùng cho “Tổ chức phong trào thi đua “Lao động giỏi” năm 2017” ngày 5/6/2017. "
        "Kiểm tra lại sổ văn bản và nhập số khác."
    )


def test_another_type_another_year_and_another_unit_have_numbers_of_their_own(
    by, upper, dung, actor, province
):
    issued(by, upper)
    issued(by, upper, paper=replace(BARE, type="Báo cáo"))
    actions.issue(by=by, unit=upper, paper=BARE, number="12", issued_on=dt.date(2016, 6, 5))
    issued(actor(dung), province)

    assert Document.objects.count() == 4


@pytest.mark.parametrize(
    ("number", "day", "sentence"),
    [
        ("", DAY, "Chưa có số văn bản. Văn thư nhập số lấy từ sổ của cơ quan."),
        (
            "12/KH",
            DAY,
            "“12/KH” không phải số văn bản. Chỉ nhập phần số đứng trước dấu gạch, ví dụ 29.",
        ),
        ("12", None, "Chưa có ngày ban hành. Nhập ngày ghi trên văn bản."),
        (
            "12",
            dt.date(2017, 6, 16),
            "Ngày ban hành 16/6/2017 chưa đến. Nhập ngày ghi trên văn bản, không sau hôm nay.",
        ),
    ],
)
def test_a_wrong_number_or_day_is_refused_in_words(by, upper, number, day, sentence):
    with pytest.raises(Refusal) as refusal:
        actions.issue(by=by, unit=upper, paper=BARE, number=number, issued_on=day)

    assert (str(refusal.value), Document.objects.count()) == (sentence, 0)


def test_only_who_signs_or_numbers_for_the_unit_issues(an, actor, upper):
    with pytest.raises(Refusal) as refusal:
        issued(actor(an), upper)

    assert str(refusal.value) == (
        "Chỉ người ký thay mặt đơn vị hoặc văn thư của đơn vị mới ban hành được văn bản. "
        "Nhờ người được phân công thực hiện."
    )


def test_the_same_form_sent_twice_issues_once(by, upper):
    issued(by, upper, once="abc")

    with pytest.raises(Refusal):
        issued(by, upper, number="13", once="abc")

    assert Document.objects.count() == 1


def test_papers_of_an_invented_unit_are_samples(an, actor, grassroots):
    document = issued(actor(an), grassroots)

    assert (document.sample, document.content.watermark) == (True, SAMPLE_MARK)


def test_a_received_paper_is_entered_once(by, upper):
    paper = replace(PLAN, issuer="LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE", number="29")
    actions.register_incoming(by=by, unit=upper, paper=paper)

    with pytest.raises(Refusal) as refusal:
        actions.register_incoming(by=by, unit=upper, paper=paper)

    assert str(refusal.value) == (
        "Văn bản Kế hoạch 29/KH-LĐLĐ đã có trong sổ văn bản đến. Mở danh sách văn bản để xem."
    )


def test_a_scan_is_kept_with_the_paper(by, upper):
    document = issued(by, upper)

    actions.attach_scan(by=by, document=document, upload=SimpleUploadedFile("ban-ky.pdf", PDF))

    document.refresh_from_db()
    with document.scan.file.open() as kept:
        assert (document.scan.name, document.scan.kind, kept.read()) == ("ban-ky.pdf", "pdf", PDF)


def test_a_scan_that_is_not_what_its_name_says_is_refused(by, upper):
    document = issued(by, upper)

    with pytest.raises(Refusal) as refusal:
        actions.attach_scan(by=by, document=document, upload=SimpleUploadedFile("ban-ky.png", PDF))

    assert str(refusal.value) == (
        "Tệp “ban-ky.png” thực ra là tệp PDF, không đúng như tên gọi. Kiểm tra lại tệp rồi tải lên."
    )


def test_a_revoked_paper_keeps_its_number_and_cannot_be_revoked_again(by, upper):
    document = actions.revoke(by=by, document=issued(by, upper), reason="Thay bằng kế hoạch khác")

    with pytest.raises(Refusal):
        actions.revoke(by=by, document=document, reason="Lần nữa")
    with pytest.raises(Refusal):
        issued(by, upper)

    assert (document.state, document.revoked_on) == ("revoked", dt.date(2017, 6, 15))


def test_papers_are_seen_in_their_scope_and_by_their_addressees(by, upper, an, cuc, dung, neighbour, actor):
    document = issued(by, upper)

    def seen():
        return [
            Document.objects.visible_to(actor(who)).filter(pk=document.pk).exists() for who in (dung, an, cuc)
        ]

    before = seen()
    actions.address(by=by, document=document, units=[neighbour])

    assert (before, seen()) == ([True, False, False], [True, False, True])


def test_the_clerk_is_told_the_last_number(by, upper):
    issued(by, upper, number="9")
    issued(by, upper, number="12")

    assert (facts.last_number(upper.pk, "KH", 2017), facts.last_number(upper.pk, "KH", 2016)) == (12, 0)


def test_a_paper_is_rendered_from_its_frozen_model_the_same_each_time(by, upper):
    document = issued(by, upper)
    first = facts.render(document, "pdf", site="https://x.example/")
    upper.name = "Tên khác"
    upper.save()

    assert facts.render(Document.objects.get(pk=document.pk), "pdf", site="https://x.example/") == first


def test_the_stored_paper_is_a_paper(by, upper):
    assert isinstance(issued(by, upper).content, Paper)
