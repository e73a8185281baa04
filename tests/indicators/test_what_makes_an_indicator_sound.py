"""Kinds, breakdowns and checks, decided in plain values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.indicators.facts import catalogue_breakdowns, catalogue_checks, catalogue_entries
from donghanh.indicators.rules import (
    Check,
    Countable,
    check_breakdown,
    check_kind,
    check_sound,
    check_told,
    checks_of,
    checks_on,
    kind_of,
)

WOMEN = Check(("DV02",), "at_most", ("DV01",), "Số đoàn viên nữ không lớn hơn số đoàn viên")
PEOPLE = Countable("DV01", "người", 0, "sum", "last")
NUMBERS = st.integers(min_value=0, max_value=10**6).map(Decimal)


def _refusal(call, *args, **named):
    with pytest.raises(Refusal) as refused:
        call(*args, **named)
    return str(refused.value)


@pytest.mark.parametrize(
    ("over_units", "unit", "kind"),
    [
        ("sum", "người", "count"),
        ("sum", "triệu đồng", "money"),
        ("none", "%", "percent"),
        ("ratio", "%", "ratio"),
        ("distinct", "người", "distinct"),
    ],
)
def test_the_kind_follows_from_how_it_adds_up_and_what_it_is_measured_in(over_units, unit, kind):
    assert kind_of(over_units, unit) == kind


@pytest.mark.parametrize(
    ("kind", "over_units", "over_time", "unit", "said"),
    [
        ("percent", "sum", "last", "%", "không cộng được"),
        ("text", "sum", "none", "", "không gộp"),
        ("money", "sum", "sum", "người", "đồng, nghìn đồng"),
        ("count", "ratio", "ratio", "%", "chưa khớp nhau"),
        ("count", "sum", "sum", "", "Chưa có đơn vị tính"),
    ],
)
def test_what_would_add_up_wrongly_is_refused(kind, over_units, over_time, unit, said):
    answer = _refusal(check_kind, kind, over_units=over_units, over_time=over_time, unit_of_measure=unit)

    assert said in answer


def test_a_check_speaks_in_words_and_is_silent_while_a_figure_is_missing():
    assert WOMEN.is_broken({"DV02": Decimal(5), "DV01": Decimal(4)})
    assert not WOMEN.is_broken({"DV02": Decimal(4), "DV01": Decimal(4)})
    assert not WOMEN.is_broken({"DV02": Decimal(5), "DV01": None})
    assert str(WOMEN.said({})) == "Số đoàn viên nữ không lớn hơn số đoàn viên"
    assert str(Check(("A",), "equal", ("B", "C")).said({"A": "Tổng"})) == "“Tổng” bằng “B” + “C”"


def test_a_check_written_down_is_read_again():
    assert check_told(WOMEN.told) == WOMEN
    assert check_told({"left": "LD02", "right": "LD01"}) == Check(("LD02",), "at_most", ("LD01",))


def test_a_check_needs_two_sides_of_figures_each_once():
    assert "cả hai vế" in _refusal(check_sound, Check((), "equal", ("A",)))
    assert "một lần" in _refusal(check_sound, Check(("A",), "equal", ("A",)))
    assert "Thuyết minh" in _refusal(check_sound, Check(("TM01",), "equal", ("A",)), ["TM01"])


def test_a_form_takes_the_checks_of_which_it_asks_everything_each_once():
    again = Check(("DV02",), "at_most", ("DV01",))
    other = Check(("DV01",), "at_most", ("LD01",))

    assert checks_on([WOMEN, again, other], ["DV01", "DV02"]) == [WOMEN]


def test_cells_left_out_of_a_form_make_the_sum_at_most_the_whole():
    told = {"whole": "TC01", "cells": ["TC07", "TC08"], "words": ""}

    assert checks_of(**told, is_exact=True, asked=["TC01", "TC07", "TC08"]) == [
        Check(("TC07", "TC08"), "equal", ("TC01",))
    ]
    assert checks_of(**told, is_exact=True, asked=["TC01", "TC07"]) == [
        Check(("TC07",), "at_most", ("TC01",))
    ]
    assert checks_of(**told, is_exact=True, asked=["TC07", "TC08"]) == []


@given(NUMBERS, NUMBERS, st.permutations(["A", "B"]))
def test_cells_that_make_up_their_whole_never_break_an_exact_breakdown(first, second, order):
    figures = {"A": first, "B": second, "W": first + second}
    for is_exact in (True, False):
        for check in checks_of(whole="W", cells=order, is_exact=is_exact, words="", asked=figures):
            assert not check.is_broken(figures)
            assert check.is_broken({**figures, "W": Decimal(-1)})


def test_a_cell_is_never_broken_down_again():
    cell = Countable("DV02", "người", 0, "sum", "last", is_cell=True)

    assert "không chia nhỏ tiếp" in _refusal(check_breakdown, cell, [PEOPLE])


def test_cells_of_another_measure_are_refused():
    money = Countable("CL02", "triệu đồng", 1, "sum", "last")

    assert "không chia nhỏ được" in _refusal(check_breakdown, PEOPLE, [money])


def test_the_catalogue_speaks_only_of_what_it_has_and_repeats_nothing():
    codes = [entry["code"] for entry in catalogue_entries()]
    checks = [check_told(entry) for entry in catalogue_checks()]
    cells = [cell for entry in catalogue_breakdowns() for cell in (entry["whole"], *entry["cells"])]

    assert len(codes) == len(set(codes)) >= 60
    assert {code for check in checks for code in check.codes} | set(cells) <= set(codes)
    assert len({check.key for check in checks}) == len(checks)
    assert all(entry["source"] for entry in catalogue_entries())
