"""Which units a programme takes: plain values, no database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.inspections.rules.checklists import checklists, grounds
from donghanh.inspections.rules.sampling import (
    MEASURES,
    Candidate,
    Taken,
    checked_quotas,
    checked_seed,
    draw,
    fingerprint,
    spread,
)

MANY = Candidate("CS-1", members=900, months=3)
ASKED = Candidate("CS-2", members=50, concerns=4, months=40)
NEVER = Candidate("CS-3", members=10)
LATE = Candidate("CS-4", members=20, late=2, months=12)
FRAME = [MANY, ASKED, NEVER, LATE]
UNITS = st.lists(
    st.builds(
        Candidate,
        code=st.integers(0, 60).map("CS-{}".format),
        members=st.integers(0, 5),
        concerns=st.integers(0, 2),
        late=st.integers(0, 2),
        months=st.none() | st.integers(0, 9),
    ),
    unique_by=lambda one: one.code,
    max_size=25,
)
SHARES = st.lists(
    st.tuples(st.sampled_from(sorted(MEASURES)), st.integers(1, 6)), unique_by=lambda one: one[0], min_size=1
)


def test_each_ground_takes_who_has_most_of_it_and_nobody_twice():
    quotas = [("concerns", 2), ("late", 1), ("long_ago", 1), ("size", 5)]

    assert draw(FRAME, quotas, seed="1") == [
        Taken("CS-2", "concerns", 4),
        Taken("CS-4", "late", 2),
        Taken("CS-3", "long_ago"),
        Taken("CS-1", "size", 900),
    ]


@given(UNITS, SHARES, st.text(max_size=5), st.randoms())
def test_the_order_of_the_units_does_not_matter(units, quotas, seed, shuffler):
    mixed = list(units)
    shuffler.shuffle(mixed)

    assert draw(mixed, quotas, seed=seed) == draw(units, quotas, seed=seed)
    assert fingerprint(mixed, quotas, seed=seed) == fingerprint(units, quotas, seed=seed)


@given(UNITS, SHARES, st.text(max_size=5))
def test_nobody_is_taken_twice_and_no_ground_gives_too_many(units, quotas, seed):
    taken = draw(units, quotas, seed=seed)

    assert len({one.code for one in taken}) == len(taken)
    assert all(sum(one.ground == ground for one in taken) <= count for ground, count in quotas)


@given(UNITS, st.text(max_size=5))
def test_a_unit_more_leaves_the_order_of_the_others_to_chance_alone(units, seed):
    quotas = [("random", 60)]
    more = [*units, Candidate("CS-MOI")]

    kept = [one for one in draw(more, quotas, seed=seed) if one.code != "CS-MOI"]

    assert kept == draw(units, quotas, seed=seed)


def test_chance_gives_every_unit_about_the_same():
    units = [Candidate(f"CS-{number}") for number in range(20)]
    times = dict.fromkeys((one.code for one in units), 0)
    for seed in range(400):
        for one in draw(units, [("random", 5)], seed=str(seed)):
            times[one.code] += 1

    assert sum(times.values()) == 2000
    assert min(times.values()) >= 65
    assert max(times.values()) <= 140


def test_the_fingerprint_covers_all_that_decides():
    quotas = [("random", 1)]
    plain = fingerprint(FRAME, quotas, seed="1")

    others = {
        fingerprint(FRAME, quotas, seed="2"),
        fingerprint(FRAME, [("random", 2)], seed="1"),
        fingerprint([replace(MANY, members=1), *FRAME[1:]], quotas, seed="1"),
    }
    assert len(others | {plain}) == 4


def test_a_programme_needs_a_ground_and_a_seed():
    with pytest.raises(Refusal, match="Chưa chọn căn cứ"):
        checked_quotas({"size": 0, "late": None}, ["size", "late"])
    with pytest.raises(Refusal, match="không quá"):
        checked_quotas({"size": 500}, ["size"])
    with pytest.raises(Refusal, match="số rút thăm"):
        checked_seed("  ")
    assert checked_quotas({"late": 1, "size": 2}, ["size", "late"]) == [("size", 2), ("late", 1)]


def test_visits_are_spread_over_the_months():
    assert spread(4, [3, 4, 5]) == [3, 3, 4, 5]
    assert spread(0, [3]) == []


def test_grounds_and_questions_say_where_they_come_from():
    assert {one.key for one in grounds().grounds} == set(MEASURES)
    assert (grounds().verified, checklists()["phong-trao"].verified) == (False, False)
    codes = [one.code for one in checklists()["phong-trao"].questions]
    assert len(codes) == len(set(codes)) == 8
