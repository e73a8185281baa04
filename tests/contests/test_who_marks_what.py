"""Assignment: no conflict, loads no other assignment beats, jurors that can be compared."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from donghanh.base.sentences import Refusal
from donghanh.contests.rules import Marker, Place, assign, groups_of, may_mark, measure

OWN, DISTRICT, PROVINCE, ELSEWHERE = 10, 5, 1, 20
PLACE = Place(entry_id=1, field_id=1, line=(OWN, DISTRICT, PROVINCE), people=frozenset({7}))


@pytest.mark.parametrize(
    ("marker", "may"),
    [
        (Marker(1, 99), True),
        (Marker(1, 99, homes=((ELSEWHERE, 6, PROVINCE),)), True),
        (Marker(1, 99, homes=((OWN, DISTRICT, PROVINCE),)), False),
        (Marker(1, 99, homes=((11, OWN, DISTRICT),)), False),
        (Marker(1, 99, homes=((DISTRICT, PROVINCE),)), True),
        (Marker(1, 99, homes=((DISTRICT, PROVINCE),), leads=frozenset({DISTRICT})), False),
        (Marker(1, 99, units=frozenset({OWN})), False),
        (Marker(1, 99, units=frozenset({DISTRICT})), False),
        (Marker(1, 99, entries=frozenset({1})), False),
        (Marker(1, 99, fields=frozenset({2})), False),
        (Marker(1, 7), False),
    ],
    ids=[
        "a stranger",
        "elsewhere in the province",
        "the same unit",
        "a unit beneath the entrant's",
        "serving above without signing",
        "signing above",
        "declared",
        "declared above",
        "declared this entry",
        "another field",
        "taking part",
    ],
)
def test_who_may_mark(marker, may):
    assert may_mark(marker, PLACE) is may


def places_and_markers(allowed, jurors):
    """Entries that exactly these jurors may mark."""
    places = [Place(entry, 1, (100 + entry,)) for entry in range(len(allowed))]
    markers = [
        Marker(
            juror,
            juror,
            entries=frozenset(entry for entry, who in enumerate(allowed) if juror not in who),
        )
        for juror in range(jurors)
    ]
    return places, markers


def loads_of(chosen, jurors):
    return sorted(sum(juror in who for who in chosen) for juror in range(jurors))


@given(some.data())
def test_no_other_assignment_has_a_smaller_sum_of_squares(data):
    jurors, each = data.draw(some.integers(2, 4)), data.draw(some.integers(1, 2))
    subset = some.sets(some.integers(0, jurors - 1), min_size=each, max_size=jurors)
    allowed = data.draw(some.lists(subset, min_size=1, max_size=4))
    places, markers = places_and_markers(allowed, jurors)

    chosen = assign(places, markers, per_entry=each, seed=data.draw(some.integers(0, 9)))

    ways = product(*(combinations(sorted(who), each) for who in allowed))
    best = min(sum(load * load for load in loads_of(way, jurors)) for way in ways)
    assert all(set(who) <= allowed[entry] and len(set(who)) == each for entry, who in chosen.items())
    assert sum(load * load for load in loads_of(chosen.values(), jurors)) == best


def test_the_same_seed_gives_the_same_assignment():
    places, markers = places_and_markers([set(range(6))] * 12, 6)

    assert assign(places, markers, per_entry=3, seed=4) == assign(places, markers, per_entry=3, seed=4)


def test_jurors_that_fall_apart_are_joined_without_changing_a_load():
    places, markers = places_and_markers([{0, 1}, {0, 1, 2, 3}, {0, 1, 2, 3}, {2, 3}], 4)

    chosen = assign(places, markers, per_entry=2)

    quality = measure(chosen, places, markers)
    assert (quality.least, quality.most, quality.conflicts, quality.is_connected) == (2, 2, 0, True)


def test_too_few_jurors_are_told_in_words():
    places, markers = places_and_markers([{0, 1}, {0}], 2)

    with pytest.raises(Refusal, match="1 bài không đủ 2 giám khảo"):
        assign(places, markers, per_entry=2)


def test_groups_are_who_shares_entries():
    assert groups_of({1: [1, 2], 2: [2, 3], 3: [4, 5], 4: []}) == [{1, 2, 3}, {4, 5}]
