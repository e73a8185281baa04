"""Sentences by rules: target, the year before, like units, missing reports; every number opens to its figure."""

import datetime as dt
import io
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document as Word

from donghanh.movements.models import Target
from donghanh.periods.facts import period
from donghanh.reports import actions as reporting
from donghanh.reviews import actions
from donghanh.reviews.facts.figures import code_year_before
from donghanh.reviews.rules import FigureLine, Number, link
from donghanh.reviews.rules.narrative import (
    Best,
    Missing,
    Voiced,
    achieved,
    best_paragraphs,
    coverage_paragraphs,
    may_be_praised,
    missing_paragraphs,
    theme_paragraphs,
    voiced_paragraphs,
    weak_figures,
)
from donghanh.reviews.rules.pieces import section_of
from tests.reports.conftest import accepted, asked, form, movement, sent, whole  # noqa: F401


def told(paragraphs) -> tuple[str, ...]:
    return section_of("", paragraphs).paragraphs


def figure(name="Sáng kiến", number=120, unit="sáng kiến", **more) -> FigureLine:
    return FigureLine("SK01", name, str(number), unit, 10, 12, theme="Sáng tạo", number=number, **more)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ""),
        ({"target": 100}, ", vượt chỉ tiêu 100 (đạt 120,0\u00a0%)"),
        ({"target": 120}, ", đạt đúng chỉ tiêu 120"),
        ({"target": 160}, ", đạt 75,0\u00a0% chỉ tiêu 160"),
        ({"target": 240, "is_yearly_target": True}, ", đạt 50,0\u00a0% chỉ tiêu năm 240"),
        ({"before": 100}, ", tăng 20 (20,0\u00a0%) so với cùng kỳ năm trước"),
        ({"before": 150}, ", giảm 30 (20,0\u00a0%) so với cùng kỳ năm trước"),
        ({"before": 120}, ", bằng cùng kỳ năm trước"),
        ({"before": 0}, ", tăng 120 so với cùng kỳ năm trước (không phát sinh)"),
    ],
)
def test_a_figure_is_told_by_what_is_known_of_it(more, said):
    assert told(theme_paragraphs([figure(**more)])) == (f"Sáng tạo: sáng kiến 120 sáng kiến{said}.",)


def test_a_percentage_rises_by_points():
    line = FigureLine("DV05", "Tỷ lệ", "92,3", "%", 1, 1, number=923, decimals=1, before=900)

    assert told(theme_paragraphs([line])) == (
        "Chỉ tiêu khác: tỷ lệ 92,3\u00a0%, tăng 2,3 điểm phần trăm so với cùng kỳ năm trước.",
    )


def test_a_nought_without_target_or_past_is_left_out():
    assert theme_paragraphs([figure(number=0)]) == []


def test_targets_are_counted_and_those_behind_are_weak_points():
    lines = [
        figure(target=100),
        figure("Đối thoại", 3, "cuộc", target=10),
        figure("Học", 9, "người", before=30),
    ]

    assert told(achieved(lines)) == ("Trong 2 chỉ tiêu được giao có số liệu, 1 chỉ tiêu đạt và vượt.",)
    assert told(weak_figures(lines)) == (
        "Chỉ tiêu đạt thấp: Đối thoại (30,0\u00a0%).",
        "Giảm trên 10\u00a0% so với cùng kỳ năm trước: Học (còn 9, cùng kỳ 30).",
    )


def test_totals_of_half_the_units_are_not_compared_with_those_of_all():
    few = replace(figure(before=200, before_reported=12, before_expected=12), reported=6)

    assert "giảm 80" not in told(theme_paragraphs([few]))[0]
    assert weak_figures([few]) == []
    assert told(coverage_paragraphs([few, figure(before=200)])) == (
        "Chưa so sánh với cùng kỳ năm trước ở 1 chỉ tiêu, vì kỳ này mới có 6/12 đơn vị có số liệu được duyệt (cùng kỳ 12/12).",
    )


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (300, "Chưa có chỉ tiêu nào trong 1 chỉ tiêu giao cho cả năm đã đạt từ 50\u00a0% trở lên."),
        (200, "Trong 1 chỉ tiêu giao cho cả năm có số liệu, 1 chỉ tiêu đã đạt từ 50\u00a0% trở lên."),
    ],
)
def test_yearly_targets_are_told_as_such_in_the_middle_of_the_year(target, said):
    assert told(achieved([figure(target=target, is_yearly_target=True)])) == (said,)


def test_half_of_a_yearly_target_by_the_half_year_is_no_weak_point():
    assert weak_figures([figure(target=240, is_yearly_target=True)]) == []


def test_missing_reports_are_told_with_where_they_are_lacking():
    missing = Missing(57, 60, 2, 3, "/x/", (("LĐLĐ huyện Ba Tri", 2),))

    assert told(missing_paragraphs(missing)) == (
        "Còn 3/60 đơn vị chưa có báo cáo được duyệt, trong đó 3 đơn vị chưa gửi; 2 báo cáo gửi chậm; "
        "còn thiếu nhiều ở LĐLĐ huyện Ba Tri (2).",
    )
    assert missing_paragraphs(Missing(60, 60, 0, 0, "/x/")) == []


def test_who_stands_out_is_told_within_its_group():
    best = Best(
        "Sáng kiến", "trên 100 đoàn viên", "LĐLĐ huyện", 8, (("Ba Tri", "8,3"), ("Chợ Lách", "7,9")), "/x/"
    )

    assert told(best_paragraphs([best])) == (
        "Trong 8 đơn vị nhóm “LĐLĐ huyện”, tính trên 100 đoàn viên, kết quả cao về “Sáng kiến”: "
        "Ba Tri (8,3), Chợ Lách (7,9).",
    )


@pytest.mark.parametrize(
    ("better", "over_units", "over_time", "may"),
    [
        ("more", "sum", "sum", True),
        ("more", "ratio", "ratio", True),
        ("more", "sum", "last", False),
        ("less", "sum", "sum", False),
        ("neither", "sum", "sum", False),
    ],
)
def test_neither_size_nor_accidents_are_praised(better, over_units, over_time, may):
    assert may_be_praised(better, over_units=over_units, over_time=over_time) is may


def accidents(number, **more) -> FigureLine:
    return FigureLine(
        "AT01", "Vụ tai nạn lao động", str(number), "vụ", 10, 12, number=number, better="less", **more
    )


def test_of_accidents_more_is_the_weak_point_and_fewer_is_none():
    assert weak_figures([accidents(2, before=9)]) == []
    assert told(weak_figures([accidents(9, before=2)])) == (
        "Tăng trên 10\u00a0% so với cùng kỳ năm trước: Vụ tai nạn lao động (lên 9, cùng kỳ 2).",
    )


def test_of_what_is_neither_good_nor_bad_nothing_is_weak():
    assert weak_figures([figure(number=3, before=9, better="neither")]) == []


def test_a_limit_is_kept_or_passed_and_never_a_share():
    kept, passed = accidents(0, target=0), accidents(3, target=1)

    assert told(theme_paragraphs([kept, passed])) == (
        "Chỉ tiêu khác: vụ tai nạn lao động 0 vụ, trong mức không quá 0; vụ tai nạn lao động 3 vụ, vượt mức không quá 1.",
    )
    assert told(achieved([kept, passed])) == (
        "Trong 2 chỉ tiêu cần hạn chế có số liệu, 1 chỉ tiêu ở trong mức đề ra.",
    )
    assert told(weak_figures([kept, passed])) == (
        "Vượt mức đề ra: Vụ tai nạn lao động (3, mức không quá 1).",
    )


def test_numbers_are_found_again_in_a_text_that_was_edited():
    numbers = [Number("12", "/a/"), Number("120", "/b/"), Number("7,5", "/c/")]

    linked = link("Đạt 120 sáng kiến, 12 giải.\n\nTăng 7 %.", numbers)

    assert linked.paragraphs == (
        (("Đạt ", ""), ("120", "/b/"), (" sáng kiến, ", ""), ("12", "/a/"), (" giải.", "")),
        (("Tăng 7 %.", ""),),
    )
    assert linked.lost == ("7,5",)


def test_a_number_is_not_found_inside_another():
    assert link("1.204 và 12,5 và 3/12", [Number("12", "/a/"), Number("204", "/b/")]).lost == ("12", "204")


@pytest.mark.parametrize(
    ("code", "before"), [("2017H1", "2016H1"), ("2017", "2016"), ("2017M05", "2016M05"), ("2017-2020", "")]
)
def test_the_period_a_year_before(code, before):
    assert code_year_before(code) == before


@pytest.fixture
def half(asked, an, binh, dung, accepted, province, actor):  # noqa: F811
    """The half-year's review, with An's figures accepted and a target of the year."""
    accepted(asked, an, binh, SK01="5", DV03="12")
    reporting.refresh_totals(asked)
    indicator = asked.form.items.get(indicator__code="SK01").indicator
    Target.objects.create(indicator=indicator, unit=province, period=period("2017"), amount=20, reserve=20)
    review = actions.plan_review(
        by=actor(dung),
        unit=province,
        movement=asked.movement,
        period=period("2017H1"),
        kind="interim",
        reports_due_on=dt.date(2017, 7, 20),
    )
    actions.issue_guidance(by=actor(dung), review=review, number="58", issued_on=dt.date(2017, 6, 15))
    return review


@pytest.mark.once
def test_dung_reads_the_draft_number_by_number(half, dung, asked, client_of):  # noqa: F811
    browser, address = client_of(dung), f"/so-ket-tong-ket/{half.pk}/"

    browser.post(address, {"verb": "draft"})
    page = browser.get(address).text

    assert "đạt" in page
    assert f'<a href="/bao-cao/ky/{asked.pk}/tong-hop/{half.unit_id}/SK01/">25,0\u00a0%</a>' in page
    assert f'<a href="/bao-cao/ky/{asked.pk}/dung-han/{half.unit_id}/">3/4</a>' in page
    assert browser.get(f"/bao-cao/ky/{asked.pk}/tong-hop/{half.unit_id}/SK01/").status_code == 200


@pytest.mark.once
def test_a_number_changed_by_hand_is_told(half, dung, actor, client_of):
    drafted = actions.draft_report(by=actor(dung), review=half)
    parts = [
        {"title": part["title"], "text": part["text"].replace("25,0\u00a0%", "95,0\u00a0%")}
        for part in drafted.sections
    ]
    actions.edit_report(by=actor(dung), review=drafted, sections=parts)

    page = client_of(dung).get(f"/so-ket-tong-ket/{half.pk}/").text

    assert "Số đã sửa tay" in page
    assert "Không còn thấy trong văn bản: 25,0\u00a0%" in page


@pytest.mark.once
def test_the_draft_is_read_as_word_before_it_is_issued_with_its_chart(half, dung, actor, client_of):
    actions.draft_report(by=actor(dung), review=half, names_units=True)

    answer = client_of(dung).get(f"/so-ket-tong-ket/{half.pk}/du-thao.docx")

    word = Word(io.BytesIO(answer.content))
    assert len(word.inline_shapes) == 1
    text = " ".join(" ".join(paragraph.text for paragraph in word.paragraphs).split())
    assert "đạt 25,0 % chỉ tiêu năm 20" in text


@pytest.mark.once
def test_the_page_of_a_review_costs_little(half, dung, actor, client_of):
    actions.draft_report(by=actor(dung), review=half)
    browser, address = client_of(dung), f"/so-ket-tong-ket/{half.pk}/"
    browser.get(address)

    with CaptureQueriesContext(connection) as asks:
        browser.get(address)

    assert len(asks) <= 12, [query["sql"][:150] for query in asks]


def test_what_units_wrote_in_words_stands_in_the_draft_with_its_count_opening_all():
    voiced = Voiced("Khó khăn, kiến nghị", 12, (("CĐCS May", "Ít đơn hàng."),), "/y-kien/")

    section = section_of("", voiced_paragraphs([voiced]))

    assert section.paragraphs == (
        "Khó khăn, kiến nghị: 12 đơn vị có ý kiến, trong đó:",
        "CĐCS May: Ít đơn hàng.",
    )
    assert section.numbers == (Number("12", "/y-kien/"),)
