"""The grade: a function of total, floors and vetoes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.evaluation.rules.grades import (
    Band,
    Item,
    Scheme,
    check_scheme,
    outcome_of,
    ranks_of,
    result_text,
)

BANDS = (
    Band("excellent", 9000, needs_floors=True, bars_vetoes=True),
    Band("good", 8000, bars_vetoes=True),
    Band("done", 5000),
    Band("not_done", 0),
)
SCHEME = Scheme(total=10000, bonus_cap=500, penalty_cap=1000, bands=BANDS)
ITEMS = (
    Item("A", "base", 4000, floor=2000),
    Item("B", "base", 6000),
    Item("C", "bonus", 400),
    Item("D", "bonus", 400),
    Item("E", "penalty", 2000),
    Item("V", "veto", 100),
)
ORDER = ["not_done", "done", "good", "excellent"]
points = st.fixed_dictionaries({item.code: st.integers(0, item.most) for item in ITEMS})


def grade(**given_points):
    return outcome_of(ITEMS, given_points, SCHEME).grade


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        ({"A": 4000, "B": 5000}, "excellent"),
        ({"A": 4000, "B": 4999}, "good"),
        ({"A": 1900, "B": 6000, "C": 400, "D": 400}, "good"),
        ({"A": 4000, "B": 6000, "V": 100}, "done"),
        ({"A": 4000, "B": 6000, "E": 2000}, "excellent"),
        ({"A": 2500, "B": 2499}, "not_done"),
        ({}, "not_done"),
    ],
)
def test_bands_floors_and_vetoes(scored, expected):
    assert grade(**scored) == expected


def test_what_stood_in_the_way_is_named():
    outcome = outcome_of(ITEMS, {"A": 1000, "B": 6000, "V": 1}, SCHEME)

    assert (outcome.floors_missed, outcome.vetoes) == (("A",), ("V",))


def test_bonus_and_penalty_are_capped():
    outcome = outcome_of(ITEMS, {"A": 4000, "B": 6000, "C": 400, "D": 400, "E": 2000}, SCHEME)

    assert (outcome.base, outcome.bonus, outcome.penalty, outcome.total) == (10000, 500, 1000, 9500)


@given(points)
def test_there_is_always_exactly_one_grade(scored):
    assert outcome_of(ITEMS, scored, SCHEME).grade in ORDER


@given(points)
def test_the_total_stays_within_its_bounds(scored):
    assert 0 <= outcome_of(ITEMS, scored, SCHEME).total <= SCHEME.total + SCHEME.bonus_cap


@given(points, st.sampled_from("ABCD"), st.integers(0, 6000))
def test_more_points_never_lower_the_grade(scored, code, added):
    before = outcome_of(ITEMS, scored, SCHEME)
    after = outcome_of(ITEMS, scored | {code: scored[code] + added}, SCHEME)

    assert ORDER.index(after.grade) >= ORDER.index(before.grade)
    assert after.total >= before.total


@given(points)
def test_a_veto_or_a_penalty_never_raises_the_grade(scored):
    clean = outcome_of(ITEMS, scored | {"V": 0, "E": 0}, SCHEME)
    stained = outcome_of(ITEMS, scored | {"V": 100, "E": 2000}, SCHEME)

    assert ORDER.index(stained.grade) <= ORDER.index(clean.grade)


@given(points)
def test_the_result_is_the_same_text_whatever_the_order(scored):
    turned = dict(reversed(list(scored.items())))

    assert result_text(outcome_of(ITEMS, scored, SCHEME)) == result_text(outcome_of(ITEMS, turned, SCHEME))


@pytest.mark.parametrize(
    ("items", "scheme", "words"),
    [
        (ITEMS[:1], SCHEME, "Tổng điểm chuẩn là 40, không phải 100"),
        ((*ITEMS, ITEMS[2]), SCHEME, "trùng ký hiệu"),
        ((Item("A", "base", 10000, floor=10001),), SCHEME, "Điểm tối thiểu"),
        (ITEMS, replace(SCHEME, bands=BANDS[:3]), "mức xếp loại thấp nhất"),
        (ITEMS, replace(SCHEME, bands=(BANDS[1], BANDS[0], *BANDS[2:])), "từ cao xuống thấp"),
    ],
)
def test_a_set_that_does_not_add_up_is_refused(items, scheme, words):
    with pytest.raises(Refusal, match=words):
        check_scheme(items, scheme)


def test_equal_totals_share_a_place():
    assert ranks_of({1: 900, 2: 950, 3: 900, 4: 800}) == {2: 1, 1: 2, 3: 2, 4: 4}


@given(st.dictionaries(st.integers(1, 20), st.integers(0, 100), min_size=1))
def test_ranks_follow_totals(totals):
    ranks = ranks_of(totals)

    assert all((ranks[a] < ranks[b]) == (totals[a] > totals[b]) for a in totals for b in totals if a != b)
