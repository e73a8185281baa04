"""What marks come to: corrected means, ties by the stated rule, prizes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from donghanh.base.sentences import Refusal
from donghanh.contests.rules import (
    Given,
    PartDraft,
    Scored,
    check_jurors_each,
    check_parts,
    goes_on,
    means_of,
    prizes,
    rank,
    severities,
)

ORDER = ("first", "second", "third")


def marked_by_lot(strictness, entries=40, each=3):
    """Entries worth 60 to 79 points, each marked by three of the jurors."""
    chance = random.Random(5)
    return [
        Given(entry, juror, 6000 + 50 * entry + strictness[juror])
        for entry in range(entries)
        for juror in chance.sample(range(len(strictness)), each)
    ]


def test_a_strict_juror_is_found_out_a_little_less_than_wholly():
    leaning = severities(marked_by_lot([-600, 0, 0, 0, 600]))

    assert [round(leaning[juror], -2) for juror in range(5)] == [-500, 0, 0, 0, 500]


def test_a_strict_juror_does_not_cost_a_place():
    given_ = [
        *marked_by_lot([-600, 0, 0, 0, 600]),
        Given(98, 0, 6400),
        Given(98, 1, 7000),
        Given(99, 1, 6900),
        Given(99, 4, 7500),
    ]

    means = means_of(given_)

    assert means[98].raw < means[99].raw
    assert means[98].corrected > means[99].corrected


@given(some.randoms(use_true_random=False))
def test_the_order_of_sheets_changes_nothing(chance):
    sheets = marked_by_lot([-300, 100, 200], entries=6, each=2)
    mixed = sheets[:]
    chance.shuffle(mixed)

    assert means_of(mixed) == means_of(sheets)


@pytest.mark.parametrize(
    ("rule", "ranks"),
    [("practice", {1: 1, 2: 2, 3: 3}), ("theory", {1: 2, 2: 1, 3: 3}), ("shared", {1: 1, 2: 1, 3: 3})],
)
def test_ties_are_decided_by_the_stated_rule(rule, ranks):
    rows = [
        Scored(1, 1, 8000, {"practice": 6000, "theory": 2000}),
        Scored(2, 1, 8000, {"practice": 5500, "theory": 2500}),
        Scored(3, 1, 7000, {"practice": 6500, "theory": 500}),
    ]

    assert {row.entry_id: row.rank for row in rank(rows, rule)} == ranks


def test_each_field_is_ranked_on_its_own():
    rows = [Scored(1, 1, 50), Scored(2, 2, 10), Scored(3, 2, 20)]

    assert {row.entry_id: row.rank for row in rank(rows, "shared")} == {1: 1, 3: 1, 2: 2}


def test_a_shared_place_takes_its_prize_together_and_the_next_one_is_skipped():
    ranked = rank([Scored(1, 1, 9), Scored(2, 1, 9), Scored(3, 1, 8), Scored(4, 1, 7)], "shared")

    won = prizes(ranked, {"first": 1, "second": 1, "third": 1}, ORDER)

    assert won == {1: "first", 2: "first", 3: "third"}


def test_all_who_share_the_last_place_go_on():
    ranked = rank([Scored(1, 1, 9), Scored(2, 1, 8), Scored(3, 1, 8), Scored(4, 1, 7)], "shared")

    assert goes_on(ranked, 2) == {1, 2, 3}
    assert goes_on(ranked, 0) == {1, 2, 3, 4}


def test_strictness_of_single_jurors_is_not_corrected():
    with pytest.raises(Refusal, match="ít nhất 2 giám khảo"):
        check_jurors_each(1, is_corrected=True)


def test_a_round_that_no_juror_marks_is_refused():
    with pytest.raises(Refusal, match="ít nhất một phần do giám khảo chấm"):
        check_parts([PartDraft("theory", "Lý thuyết", 3000, is_counted=True)])
