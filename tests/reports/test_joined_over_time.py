"""Totals of a year of which only parts were asked."""

import datetime as dt
from dataclasses import replace

import pytest

from donghanh.base.sentences import Refusal
from donghanh.indicators.rules import RatioScale
from donghanh.organisations.facts import actor_for
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts.flat_time import is_asked_whole, totals_joined
from donghanh.reports.rules.over_time import Stretch, join_stretches
from tests.reports.test_a_form_in_plain_values import _line


@pytest.fixture
def year(monkeypatch, asked, an, binh, dung, cuc, accepted):
    """Both halves of 2017 were asked; An's union reported in both, Cúc's only in the second, and never accepted."""
    accepted(asked, an, binh, LD01="200", DV01="100", SK01="5", SK02="9", SK03="7,5")
    monkeypatch.setenv("DONGHANH_TODAY", "2017-12-28")
    second = actions.open_request(
        by=actor_for(dung),
        movement=asked.movement,
        form=asked.form,
        period=period("2017H2"),
        due_on=dt.date(2018, 1, 10),
        levels=["upper", "grassroots"],
    )
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
