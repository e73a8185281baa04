"""How often the signs speak up for nothing, and how often they see a planted fault: held to what the pages say."""

import random

import pytest

from donghanh.reports.rules.quality import Reading, outliers, spread_of
from donghanh.reports.rules.quality_signs import (
    Digits,
    copied_from_before,
    copies_between,
    digits_of,
    exact_hits,
    is_rush,
)
from donghanh.reports.rules.quality_words import MEANINGS
from tests.reports.clean_figures import CODES, clean_province
from tests.reports.quality_rates import alarms_in, hinted_in, hints_in, hits_in

pytestmark = pytest.mark.once


def test_clean_figures_raise_no_more_alarms_than_the_pages_say():
    told = alarms_in(clean_province(2017))

    assert {kind: rate <= MEANINGS[kind].alarms for kind, rate in told.items()} == dict.fromkeys(
        MEANINGS, True
    )


def test_planted_faults_are_mostly_seen():
    seen = hits_in(2018)

    assert {kind for kind, share in seen.items() if share < 0.8} == set()


def test_a_unit_is_hinted_at_slips_of_the_hand_and_hardly_at_honest_figures():
    assert hints_in(clean_province(2017)) <= 4
    assert hinted_in(2018, lambda number: number * 10) >= 0.85
    assert hinted_in(2018, lambda number: number // 10) >= 0.75


def _like(*numbers, members=100):
    return [Reading(place, number, ("x",), members) for place, number in enumerate(numbers)]


def test_a_unit_among_zeros_is_not_blamed_for_doing_a_little():
    assert outliers(_like(*[0] * 30, 12)) == []


def test_one_zero_too_many_is_seen():
    assert [(far.unit_id, far.usual, far.way) for far in outliers(_like(*range(40, 60), 500))] == [
        (20, 50, "peers")
    ]


def test_ten_times_the_members_may_have_ten_times_the_figure():
    readings = [*_like(*range(40, 60)), Reading(99, 500, ("x",), 1000)]

    assert outliers(readings) == []


def test_few_units_are_not_compared():
    assert outliers(_like(*[10] * 10, 900)) == []


def test_a_change_that_everybody_shares_is_no_fault():
    readings = [Reading(place, 100 + place, ("x",), None, 10) for place in range(20)]

    assert outliers(readings) == []


def test_equal_figures_have_the_floor_for_their_spread():
    assert spread_of([1.0] * 12) == (1.0, 0.2, 0.2)


@pytest.mark.parametrize(
    ("figures", "targets", "hits"),
    [
        ({"a": 400, "b": 120}, {"a": 400}, ["a"]),
        ({"a": 12, "b": 20}, {"a": 12, "b": 30}, []),
        ({"a": 90, "b": 60, "c": 80}, {"a": 90, "b": 60, "c": 80}, ["a", "b", "c"]),
        ({"a": 5}, {"a": 5}, []),
    ],
)
def test_targets_hit_exactly_are_told_where_chance_explains_them_badly(figures, targets, hits):
    assert exact_hits(figures, targets) == hits


def test_copies_need_five_equal_large_figures():
    figures = {code: 31 + place * 7 for place, code in enumerate(CODES[:5])}

    assert [copy.same for copy in copies_between({1: figures, 2: dict(figures)})] == [5]
    assert copies_between({1: figures, 2: {**figures, CODES[0]: 99, CODES[1]: 98}}) == []


def test_small_figures_are_often_equal_by_chance():
    assert copies_between({1: dict.fromkeys(CODES, 1), 2: dict.fromkeys(CODES, 1)}) == []
    assert copied_from_before(dict.fromkeys(CODES, 2), dict.fromkeys(CODES, 2)) is None


def test_figures_of_the_period_before_are_told_again():
    figures = {code: 31 + place * 7 for place, code in enumerate(CODES[:5])}

    assert copied_from_before(figures, {**figures, CODES[0]: 99}) == (4, 5)


def test_a_rush_is_measured_against_the_others():
    assert is_rush(30, 40, elsewhere=0.2)
    assert not is_rush(30, 40, elsewhere=0.7)
    assert not is_rush(8, 8, elsewhere=0.1)


def test_round_digits_are_told_with_their_number():
    rng = random.Random(3)

    assert digits_of([rng.randrange(4, 40) * 5 for _ in range(60)]).is_preferred
    assert not digits_of([5 * n for n in range(5, 20)]).is_preferred
    assert Digits(40, 100).chi_square == 25
