"""The list is reworded, broken down, checked and retired in the browser."""

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.indicators.actions import add_breakdown, load_catalogue, reword
from donghanh.indicators.facts import cells_beneath, checks_between
from donghanh.indicators.models import Breakdown, CheckRow, Indicator


@pytest.fixture
def listed(db):
    """The catalogue, loaded."""
    load_catalogue()
    return {indicator.code: indicator for indicator in Indicator.objects.all()}


def test_earlier_words_are_kept_and_a_newer_catalogue_leaves_ours_alone(listed, dung, actor):
    reword(by=actor(dung), indicator=listed["SK01"], name="Sáng kiến được công nhận", why="Gọn hơn.")
    load_catalogue()

    indicator = Indicator.objects.get(code="SK01")
    assert (indicator.name, indicator.wording) == ("Sáng kiến được công nhận", 2)
    assert indicator.earlier_wordings.get().name == "Sáng kiến, cải tiến kỹ thuật được công nhận"


def test_other_words_without_a_reason_are_refused(listed, dung, actor):
    with pytest.raises(Refusal) as refused:
        reword(by=actor(dung), indicator=listed["SK01"], name="Sáng kiến")

    assert str(refused.value).startswith("Chưa ghi lý do đổi lời.")


def test_checks_between_indicators_come_from_the_list_and_from_breakdowns(listed):
    found = checks_between(["TC01", "TC07", "TC08", "DV01", "DV02"])

    assert [check.key for check in found] == ["DV02 ≤ DV01", "TC07 + TC08 = TC01"]


def test_a_whole_knows_its_cells(listed):
    assert [cell.code for cell in cells_beneath(listed["DV01"])] == ["DV02", "DV06"]


def test_a_figure_is_broken_down_by_form_and_the_cell_no_further(listed, client_of, dung, actor):
    address = reverse("indicators:break_down", args=[listed["HT04"].pk])
    fields = {"name": "Hình thức", "cells": [listed["HT01"].pk], "is_exact": "on"}

    page = client_of(dung).post(address, fields, follow=True)

    assert "Các ô cộng lại bằng đúng chỉ tiêu này." in page.text
    with pytest.raises(Refusal):
        add_breakdown(by=actor(dung), indicator=listed["HT01"], name="Giới tính", cells=[listed["HT04"]])


def test_a_breakdown_ends_and_its_cells_stay(listed, client_of, dung):
    breakdown = Breakdown.objects.get(whole=listed["TC01"])

    client_of(dung).post(reverse("indicators:break_down", args=[listed["TC01"].pk]), {"end": breakdown.pk})

    assert cells_beneath(listed["TC01"]) == []
    assert Indicator.objects.filter(code="TC07", retired_on__isnull=True).exists()


def test_a_check_is_added_in_words_of_its_own_making(listed, client_of, dung):
    fields = {"left": [listed["CB01"].pk], "relation": "at_most", "right": [listed["LD01"].pk]}

    page = client_of(dung).post(reverse("indicators:add_check"), fields, follow=True)

    assert "Đã thêm phép kiểm tra." in page.text
    row = CheckRow.objects.get(key="CB01 ≤ LD01")
    assert row.words == "“Cán bộ công đoàn” không lớn hơn “Tổng số công nhân, viên chức, lao động”"


def test_a_check_that_ended_is_taken_into_no_new_form(listed, client_of, dung):
    row = CheckRow.objects.get(key="DV01 ≤ LD01")

    page = client_of(dung).post(reverse("indicators:checks"), {"end": row.pk}, follow=True)

    assert "Đã thôi dùng phép kiểm tra." in page.text
    assert checks_between(["DV01", "LD01"]) == []


def test_a_retired_indicator_names_what_takes_its_place(listed, client_of, dung):
    address = listed["TC06"].get_absolute_url()

    page = client_of(dung).post(address, {"replaced_by": listed["CB04"].pk}, follow=True)

    assert "Chỉ tiêu thay thế" in page.text
    assert "Thôi dùng chỉ tiêu này" not in page.text


def test_the_chair_of_a_grassroots_union_changes_nothing(listed, client_of, an):
    browser = client_of(an)
    for name, fields in (("reword", {"name": "Khác", "why": "Thử."}), ("break_down", {"name": "X"})):
        browser.post(reverse(f"indicators:{name}", args=[listed["SK01"].pk]), fields)
    browser.post(reverse("indicators:checks"), {"end": CheckRow.objects.first().pk})

    assert not CheckRow.objects.filter(ended_on__isnull=False).exists()
    assert Indicator.objects.get(code="SK01").wording == 1
