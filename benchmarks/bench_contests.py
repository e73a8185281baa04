"""Who marks what at 2,000 entries × 100 jurors: balance, conflicts, jurors that can be compared, time; and strictness.

The naive way draws jurors by lot among those who may mark an entry; it is given the same conflicts. A round is assigned
once, so a few seconds are nothing: the budget only keeps it from growing with the square of the entries.
"""

import random

from benchmarks.measure import Measure, Score, seconds
from donghanh.contests.rules import Chosen, Given, Marker, Place, Quality, assign, may_mark, means_of, measure

ENTRIES, JURORS, EACH, FIELDS, UNITS, DISTRICTS = 2000, 100, 3, 10, 300, 9
SEED = 2017


def world(seed: int) -> tuple[list[Place], list[Marker]]:
    """A province: 300 unions in 9 districts; jurors know four of ten fields, one in five leads a district."""
    chance = random.Random(seed)

    def home() -> tuple[int, int, int]:
        return 100 + chance.randrange(UNITS), 1 + chance.randrange(DISTRICTS), 0

    places = [Place(entry, chance.randrange(FIELDS), home()) for entry in range(ENTRIES)]
    markers = [
        Marker(
            juror,
            juror,
            homes=(home(),),
            leads=frozenset({1 + chance.randrange(DISTRICTS)} if chance.random() < 0.2 else ()),
            fields=frozenset(chance.sample(range(FIELDS), 4)),
            units=frozenset({100 + chance.randrange(UNITS)}),
        )
        for juror in range(JURORS)
    ]
    return places, markers


def drawn_by_lot(places: list[Place], markers: list[Marker]) -> Chosen:
    """What an office does with slips in a hat: no conflict, no other thought."""
    chance = random.Random(SEED)
    return {
        place.entry_id: [
            one.juror_id for one in chance.sample([m for m in markers if may_mark(m, place)], EACH)
        ]
        for place in places
    }


def wrong_pairs(places: list[Place], chosen: Chosen) -> tuple[float, float]:
    """Of pairs of entries of a field whose worth differs, the share ranked the wrong way round: raw, corrected."""
    chance = random.Random(SEED)
    worth = {place.entry_id: chance.gauss(7000, 600) for place in places}
    leaning = {juror: chance.gauss(0, 500) for juror in range(JURORS)}
    means = means_of(
        [
            Given(entry, juror, round(worth[entry] + leaning[juror] + chance.gauss(0, 150)))
            for entry, jurors in chosen.items()
            for juror in jurors
        ]
    )
    raw = corrected = seen = 0
    by_field: dict[int, list[int]] = {}
    for place in places:
        by_field.setdefault(place.field_id, []).append(place.entry_id)
    for entries in by_field.values():
        for one, other in zip(entries, entries[1:], strict=False):
            better = worth[one] > worth[other]
            seen += 1
            raw += (means[one].raw > means[other].raw) != better
            corrected += (means[one].corrected > means[other].corrected) != better
    return raw / seen, corrected / seen


def told(quality: Quality) -> str:
    return f"{quality.least} to {quality.most} sheets a juror, {quality.conflicts} conflicts"


def measures() -> list[Measure | Score]:
    places, markers = world(SEED)
    chosen = assign(places, markers, per_entry=EACH, seed=SEED)
    naive = drawn_by_lot(places, markers)
    quality, other = measure(chosen, places, markers), measure(naive, places, markers)
    raw, corrected = wrong_pairs(places, chosen)
    return [
        Measure(
            "2,000 entries assigned to 100 jurors, lots drawn",
            seconds(lambda: assign(places, markers, per_entry=EACH, seed=SEED)),
            seconds(lambda: drawn_by_lot(places, markers)),
            15.0,
        ),
        Score(f"no conflict ({told(quality)}; lots: {told(other)})", 1.0 - quality.conflicts, 1.0),
        Score("even loads: least over most", quality.least / quality.most, 59 / 60),
        Score(
            f"jurors of each field hang together (each with {quality.neighbours})",
            float(quality.is_connected),
            1.0,
        ),
        Score(
            f"neighbours ranked rightly by the corrected mean (raw mean: {1 - raw:.3f})",
            1 - corrected,
            1 - raw,
        ),
    ]
