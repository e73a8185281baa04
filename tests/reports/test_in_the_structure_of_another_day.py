"""Figures of 2017 as was, as of a day and as is: through the reorganisation of 1 July 2025 and by the rules alone."""

import datetime as dt

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.reports.facts.asked import as_was, told_of
from donghanh.reports.facts.branches import branch_on
from donghanh.reports.facts.flat_structure import totals_as_of
from donghanh.reports.facts.structure import lines_then
from donghanh.reports.models import Report, ReportRequest, Standing, Value
from donghanh.reports.rules.structure import Amount, part_of, passed_on, share_of
from tests.organisations.reorganisation import DAY, reorganise
from tests.organisations.test_stocks_are_kept import shares

LATER = dt.date(2025, 7, 3)


@pytest.fixture
def now(monkeypatch, asked, an, binh, dung, accepted, province, upper, neighbour_upper, grassroots):
    """Three provinces asked for the first half of 2017, each its own units; then they became one."""
    accepted(asked, an, binh, LD01="200", DV01="100", SK01="5", SK02="9", SK03="7,5")
    accepted(asked, binh, dung)
    _accept(Report.objects.get(unit=upper), LD01=20, DV01=10, SK01=2, DV05=(10, 20))
    monkeypatch.setenv("DONGHANH_TODAY", "2025-07-03")
    now = reorganise(province, upper, neighbour_upper, grassroots)
    _accept(_reported(asked, now.tra_vinh, now.district), LD01=200, DV01=50, SK01=3, DV05=(50, 200))
    _accept(_reported(asked, now.province), LD01=10, DV01=7, DV05=(7, 10))
    return now


def _reported(like, top, unit=None):
    request = ReportRequest.objects.get(pk=like.pk)
    request.pk, request.unit = None, top
    request.save()
    Standing.objects.create(
        request=request,
        unit=top,
        path=f"/{top.pk}/",
        depth=1,
        level="province",
        sector="mixed",
        is_leaf=unit is None,
    )
    if unit:
        Standing.objects.create(
            request=request,
            unit=unit,
            superior=top,
            path=f"/{top.pk}/{unit.pk}/",
            depth=2,
            level="grassroots",
            sector="mixed",
            is_asked=True,
        )
    return Report.objects.create(request=request, unit=unit or top)


def _accept(report, **cells):
    for item in report.request.form.items.filter(indicator__code__in=cells):
        typed = cells[item.indicator.code]
        parts = (
            dict(zip(("accepted_numerator", "accepted_denominator"), typed, strict=True))
            if isinstance(typed, tuple)
            else {"accepted": typed}
        )
        Value.objects.update_or_create(report=report, indicator=item.indicator, defaults=parts)


def told(unit, day, period):
    return {each.line.code: each.number for each in lines_then(branch_on(unit, day), told_of(period))}


def some(found, *codes):
    return [found.get(code) for code in codes]


def test_members_of_three_provinces_are_added_and_the_rate_is_weighed_anew(now, asked):
    found = told(now.province, LATER, asked.period)

    assert some(found, "DV01", "LD01", "SK01", "SK03") == [167, 430, 10, 75]
    assert found["DV05"] == 388  # 167 of 430: 38,8 %, and not the mean of 50, 50, 25 and 70 %


def test_a_divided_district_gives_shares_of_its_stocks_and_keeps_its_flows(now, asked):
    larger, smaller = (told(unit, LATER, asked.period) for unit in (now.larger, now.smaller))

    assert some(larger, "DV01", "LD01", "SK01", "DV05") == [7, 14, None, 500]
    assert some(smaller, "DV01", "LD01", "SK01", "DV05") == [103, 206, 5, 500]
    left_out = {
        each.line.code
        for each in lines_then(branch_on(now.smaller, LATER), told_of(asked.period))
        if each.left_out
    }
    assert "SK01" in left_out
    assert "DV01" not in left_out


def test_as_of_the_day_between_the_district_stood_beneath_the_new_province(now, asked, upper):
    assert some(told(upper, DAY, asked.period), "DV01", "SK01") == [110, 7]
    assert some(told(now.province, DAY, asked.period), "DV01", "SK01") == [167, 10]
    assert some(told(now.other, LATER, asked.period), "DV01", "SK01") == [50, 3]


def test_as_was_nothing_changed(now, asked, province, upper):
    told_then = told_of(asked.period)

    assert [as_was(unit, told_then)["DV01"] for unit in (province, now.province)] == [100, 7]
    assert told(province, asked.period.ends_on, asked.period)["DV01"] == 110
    assert branch_on(province, LATER) is None


def test_the_new_province_sees_both_and_goes_down_to_the_cell(now, asked, client_of, upper, grassroots):
    page = client_of(now.officer)
    whole = page.get(reverse("reports:as_of", args=[asked.pk])).content.decode()
    assert "167" in whole
    assert "Liên đoàn Lao động huyện Châu Thành" in whole

    line = page.get(reverse("reports:as_of_line", args=[asked.pk, now.smaller.pk, "DV01"])).content.decode()
    assert "30,0\xa0% tính ở đây" in line
    assert reverse("reports:as_of_line", args=[asked.pk, grassroots.pk, "DV01"]) in line
    leaf = page.get(reverse("reports:as_of_line", args=[asked.pk, grassroots.pk, "DV01"])).content.decode()
    assert reverse("reports:cell", args=[grassroots.reports.get().pk, "DV01"]) in leaf


def test_what_is_not_added_up_says_why_and_the_day_is_one_that_may_be_chosen(now, asked, client_of):
    page = client_of(now.officer).get(reverse("reports:as_of", args=[asked.pk])).text

    assert 'value="3/7/2025"' in page
    assert "Không cộng" in page
    assert "Một người có thể có ở nhiều đơn vị; số đếm theo tên xem ở Số tổng hợp" in page
    assert "Tổng số đoàn viên công đoàn – trong đó: đoàn viên nữ" in page


def test_the_old_province_leads_to_the_new_one(now, asked, client_of, province):
    page = client_of(now.officer).get(reverse("reports:as_of_unit", args=[asked.pk, province.pk]))

    assert reverse("reports:as_of_unit", args=[asked.pk, now.province.pk]) in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"), [("1/1/2017", "Kỳ báo cáo kết thúc ngày 30/6/2017"), ("1/1/2030", "chưa đến")]
)
def test_a_day_outside_is_refused_in_words(now, asked, client_of, typed, words):
    page = client_of(now.officer).get(reverse("reports:as_of", args=[asked.pk]), {"ngay": typed})

    assert words in page.content.decode()


def test_programs_outside_get_the_same_for_every_unit_of_the_day(now, asked):
    lines = list(totals_as_of("2017H1", LATER))

    found = {(line.unit, line.indicator): line.total for line in lines}
    units = {
        "LDLD-VL": "167",
        "CDX-Phú Túc": "7",
        "CDX-Giao Long": "103",
        "CDX-Ba Tri": "50",
        "CS-0001": "100",
    }
    assert {unit: found[unit, "DV01"] for unit in units} == units
    assert [line for line in lines if line.unit == "LDLD-VL"] == list(
        totals_as_of("2017H1", LATER, "LDLD-VL")
    )
    with pytest.raises(Refusal, match="không có số liệu của kỳ này"):
        list(totals_as_of("2017H1", LATER, "LDLD-BT"))


@pytest.mark.once
def test_a_page_without_divisions_costs_twelve_statements(
    asked, dung, client_of, province, django_assert_max_num_queries
):
    page = client_of(dung)
    for name, args in (("as_of", []), ("as_of_line", [province.pk, "DV01"])):
        page.get(reverse(f"reports:{name}", args=[asked.pk, *args]))
        with django_assert_max_num_queries(12):
            assert page.get(reverse(f"reports:{name}", args=[asked.pk, *args])).status_code == 200


@given(st.integers(0, 10**7), shares(), shares())
def test_a_stock_that_was_divided_twice_is_whole_together(amount, first, second):
    heirs = {
        1: [(10 + at, share) for at, share in enumerate(first)],
        10: [(50 + at, share) for at, share in enumerate(second)],
    }
    places = [[0, 50 + at, 10, 1] for at in range(len(second))] + [
        [0, 11 + at, 1] for at in range(len(first) - 1)
    ]

    assert sum(passed_on(amount, place, heirs) for place in places) == amount
    assert share_of(places, heirs) == "100,0\xa0%"


def test_who_was_dissolved_leaves_all_to_the_superior():
    assert passed_on(10, [1, 2, 3], {3: []}) == 10
    assert (
        part_of(Amount(1, 10, 10), here=[[1, 3]], places=2, is_stock=False, heirs={3: [(1, 50), (2, 50)]})
        is None
    )
