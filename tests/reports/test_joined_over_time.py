"""Totals of a year of which only parts were asked."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.indicators.rules import RatioScale
from donghanh.organisations.actions import place_unit
from donghanh.reports.facts.flat_time import cells_joined, is_asked_whole, totals_joined
from donghanh.reports.models import ReportRequest
from donghanh.reports.rules.over_time import Stretch, join_stretches
from tests.reports.test_a_form_in_plain_values import _line

from .stranger import added_up


@pytest.fixture
def year(asked, asked_again, an, binh, cuc, accepted):
    """Both halves of 2017 were asked; An's union reported in both, Cúc's only in the second, and never accepted."""
    accepted(asked, an, binh, LD01="200", DV01="100", SK01="5", SK02="9", SK03="7,5")
    second = asked_again("2017-12-28", levels=["upper", "grassroots"])
    accepted(second, an, binh, LD01="300", DV01="240", SK01="2", SK02="4", SK03="4")
    return second


def told(unit):
    return {row.indicator: (row.total, row.reported) for row in totals_joined("2017", unit)}


@pytest.mark.parametrize("unit", ["LDLD-BT", "LDLD-CT", "CS-0001"])
def test_a_year_adds_what_happened_and_keeps_what_there_is_last(year, unit):
    found = told(unit)

    assert [found[code] for code in ("SK01", "SK02", "SK03")] == [("7", 1), ("13.0", 1), ("7.5", 1)]
    assert [found[code] for code in ("LD01", "DV01")] == [("300", 1), ("240", 1)]
    assert found["DV05"] == ("80.0", 1)  # 240 of 300, and not the mean of 50 and 80 %


def test_every_unit_has_its_lines_and_who_is_unknown_is_refused(year):
    assert not is_asked_whole("2017")
    assert {row.unit for row in totals_joined("2017")} >= {"LDLD-BT", "LDLD-CT", "CS-0001", "CS-0002"}
    with pytest.raises(Refusal, match="không thuộc diện báo cáo"):
        list(totals_joined("2017", "CS-9999"))
    with pytest.raises(Refusal, match="Chưa có yêu cầu báo cáo nào"):
        list(totals_joined("2016"))


@pytest.mark.parametrize(
    ("over_time", "number", "reported"), [("sum", 7, 1), ("max", 5, 1), ("last", 2, 1), ("none", None, 1)]
)
def test_each_way_of_joining(over_time, number, reported):
    line = replace(_line("A"), over_time=over_time)
    parts = [Stretch(5, None, None, 3, 4), Stretch(2, None, None, 1, 4)]

    whole = join_stretches(line, parts, ways={})

    assert (whole.number, whole.reported, whole.expected) == (number, reported, 4)


def test_a_ratio_of_a_flow_to_a_stock_joins_each_in_its_own_way():
    line = replace(
        _line("R", over_units="ratio"),
        over_time="ratio",
        numerator="A",
        denominator="B",
        scale=RatioScale(100, 1),
    )
    parts = [Stretch(50, 5, 10, 1, 1), Stretch(10, 2, 20, 1, 1)]

    whole = join_stretches(line, parts, ways={"A": "sum", "B": "last"})

    assert (whole.number, whole.numerator, whole.denominator) == (35, 7, 20)


def test_a_stranger_adds_the_joined_values_up_and_finds_the_joined_totals(year, sent, cuc):
    cells = [vars(cell) | {"accepted": str(cell.accepted)} for cell in cells_joined("2017")]
    right = {key: total for key, (total, _reported) in added_up(cells).items()}

    told = {(row.unit, row.indicator): row.total for row in totals_joined("2017")}

    assert {key: total for key, total in told.items() if total} == {
        key: total for key, total in right.items() if total
    }
    assert told["LDLD-BT", "SK01"] == "7"


def test_of_what_there_is_one_part_counts_for_all_units(year, cuc, dung, neighbour, province, accepted):
    """Cúc's union told its members in the first half only: they are in no total of the year, nor in its value."""
    first = ReportRequest.objects.get(period__code="2017H1")
    place_unit(by=SYSTEM, unit=neighbour, superior=province, from_on=dt.date(2017, 12, 1))
    accepted(first, cuc, dung, LD01="150", DV01="120", SK01="3")

    cells = {(cell.unit, cell.indicator): (cell.value, cell.accepted) for cell in cells_joined("2017")}

    assert (cells["CS-0002", "DV01"], cells["CS-0002", "SK01"]) == (("", 0), ("3", 1))
    assert [told(unit)["DV01"][0] for unit in ("LDLD-BT", "LDLD-BTRI", "CS-0002")] == ["240", "", ""]
    assert [told(unit)["SK01"][0] for unit in ("LDLD-BT", "LDLD-BTRI", "CS-0002")] == ["10", "3", "3"]


def test_the_page_of_a_year_says_from_what_it_is_joined_and_opens_the_parts(
    year, client_of, dung, province, upper
):
    browser = client_of(dung)

    page = browser.get(reverse("reports:joined"))

    assert "Cộng từ 2 kỳ 6 tháng." in page.text
    assert reverse("reports:drill", args=[year.pk, province.pk, "SK01"]) in page.text
    line = browser.get(reverse("reports:joined_line", args=[province.pk, "SK01"]), {"ky": "2017"})
    assert "Cộng các kỳ" in line.text
    assert reverse("reports:joined_line", args=[upper.pk, "SK01"]) in line.text
    board = browser.get(reverse("reports:board_of", args=[year.pk, province.pk])).text
    assert f"{reverse('reports:joined_of', args=[province.pk])}?ky=2017" in board


def test_a_unit_with_nobody_beneath_sees_its_own_year(year, client_of, an, cuc, grassroots, neighbour):
    address = reverse("reports:joined_line", args=[grassroots.pk, "SK01"]) + "?ky=2017"

    assert "Số liệu của chính đơn vị" in client_of(an).get(address).text
    assert client_of(cuc).get(address).status_code == 404


def test_a_year_costs_no_more_than_a_page_may(year, client_of, dung, an, province, grassroots):
    """Twelve statements, with those of who is signed in, for one who has others beneath and for one who has not."""
    for account, unit in ((dung, province), (an, grassroots)):
        browser = client_of(account)
        line = f"{reverse('reports:joined_line', args=[unit.pk, 'DV05'])}?ky=2017"
        for address in (reverse("reports:joined"), line):
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(address).status_code == 200
            assert len(asked) <= 12


def test_who_was_asked_nothing_is_told_so(client_of, dung):
    assert "Chưa có kỳ báo cáo" in client_of(dung).get(reverse("reports:joined")).text
