"""How far jurors agree, and how sure the places are that their marks led to. Nothing here changes a result."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .severity import Given, severities

DRAWS = 400
SEED = 2017
# Krippendorff, Content Analysis (2004), p. 241: from 0.800 rely on it, from 0.667 conclude tentatively.
FIRM, TENTATIVE = 0.8, 0.667
_LOW, _HIGH = 0.05, 0.95
_SURE = 1.645  # of a normal error, nine in ten within


@dataclass(frozen=True)
class Agreement:
    """Of one field: Krippendorff's alpha (interval) of the sheets' totals with nine-in-ten bounds, none where the
    sheets cannot tell; of how many sheets, jurors, entries; `error` is what one sheet strays, in hundredths.

    `together` leading entries lie within `gap` hundredths, less than the jurors' error between the first and the
    last of them (`margin`); 1 when the first stands clear.
    """

    alpha: float | None
    low: float | None
    high: float | None
    entries: int
    jurors: int
    sheets: int
    error: int | None
    together: int = 1
    gap: int = 0
    margin: int = 0


@dataclass(frozen=True)
class Placed:
    """One entry where the rule put it: its score and rank in the field."""

    entry_id: int
    score: int
    rank: int


def agreement_of(given: Sequence[Given], placed: Sequence[Placed], *, is_corrected: bool) -> Agreement:
    """How far the jurors of one field agree; `is_corrected` when the rule takes out how strict each is."""
    totals = _totals(given)
    alpha, low, high = alpha_between(list(totals.values()))
    error = stray_of(given, is_corrected=is_corrected)
    together, gap, margin = _leading(placed, {key: len(rows) for key, rows in totals.items()}, error)
    return Agreement(
        alpha=alpha,
        low=low,
        high=high,
        entries=len(totals),
        jurors=len({one.juror_id for one in given}),
        sheets=len(given),
        error=None if error is None else round(error),
        together=together,
        gap=gap,
        margin=margin,
    )


def _totals(given: Iterable[Given]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one in sorted(given, key=lambda one: (one.entry_id, one.juror_id)):
        found.setdefault(one.entry_id, []).append(one.total)
    return found


def alpha_of(totals: Sequence[Sequence[float]]) -> float | None:
    """Krippendorff's alpha for interval data, one list of totals an entry; none where there is nothing to compare.

    1 less the mean square between sheets of the same entry over the one between any two sheets (Krippendorff,
    Computing Krippendorff's Alpha-Reliability, 2011, E); entries with a single sheet take no part.
    """
    return _alpha(_sums(totals))


_Sums = tuple[int, float, float]


def _sums(totals: Sequence[Sequence[float]]) -> list[_Sums]:
    return [(len(row), sum(row), sum(value * value for value in row)) for row in totals if len(row) > 1]


def _alpha(sums: Sequence[_Sums]) -> float | None:
    count = sum(one[0] for one in sums)
    total = sum(one[1] for one in sums)
    expected = count * sum(one[2] for one in sums) - total * total
    if count < 2 or expected <= 0:
        return None
    observed = sum((sheets * squares - held * held) / (sheets - 1) for sheets, held, squares in sums)
    return 1 - (count - 1) * observed / expected


def alpha_between(totals: Sequence[Sequence[float]]) -> tuple[float | None, float | None, float | None]:
    """Alpha with the bounds between which it lies nine times in ten when entries are drawn again."""
    sums, chance = _sums(totals), random.Random(SEED)
    found = _alpha(sums)
    if found is None:
        return None, None, None
    again = sorted(
        one
        for one in (_alpha(chance.choices(sums, k=len(sums))) for _turn in range(DRAWS))
        if one is not None
    )
    return found, again[int(_LOW * len(again))], again[int(_HIGH * len(again))]


def stray_of(given: Sequence[Given], *, is_corrected: bool) -> float | None:
    """How far one sheet's total strays from its entry's (standard deviation); none where each has a single sheet."""
    leaning = severities(given) if is_corrected else {}
    totals: dict[int, list[float]] = {}
    for one in given:
        totals.setdefault(one.entry_id, []).append(one.total - leaning.get(one.juror_id, 0.0))
    free = len(given) - len(totals) - max(len(leaning) - 1, 0)
    if free <= 0:
        return None
    squares = sum((value - sum(row) / len(row)) ** 2 for row in totals.values() for value in row)
    return float((squares / free) ** 0.5)


def _leading(
    placed: Sequence[Placed], sheets: Mapping[int, int], error: float | None
) -> tuple[int, int, int]:
    """How many from the first on cannot be told from it, how far apart they lie, what the error between two is."""
    best = sorted(placed, key=lambda one: (one.rank, one.entry_id))
    if error is None or not best:
        return 1, 0, 0
    together, gap, margin = 1, 0, 0
    for one in best[1:]:
        between = (
            _SURE
            * error
            * sum(1 / max(sheets.get(key, 1), 1) for key in (best[0].entry_id, one.entry_id)) ** 0.5
        )
        apart = best[0].score - one.score
        if apart >= between:
            margin = margin or round(between)
            break
        together, gap, margin = together + 1, apart, round(between)
    return together, gap, margin


def ranks_between(
    placed: Sequence[Placed], sheets: Mapping[int, int], error: float | None
) -> dict[int, tuple[int, int]]:
    """The places between which each entry of one field lies nine times in ten, were its jurors to stray again.

    A parametric bootstrap: every score is drawn anew around itself with the error of a mean of so many sheets. The
    same marks give the same places. Nothing is said where `error` is not known.
    """
    if error is None:
        return {}
    chance = random.Random(SEED)
    ordered = sorted(placed, key=lambda one: (one.rank, one.entry_id))
    spread = [error / max(sheets.get(one.entry_id, 1), 1) ** 0.5 for one in ordered]
    places: list[list[int]] = [[] for _one in ordered]
    for _turn in range(DRAWS):
        drawn = [one.score + chance.gauss(0, each) for one, each in zip(ordered, spread, strict=True)]
        for place, at in enumerate(sorted(range(len(drawn)), key=lambda at: -drawn[at]), start=1):
            places[at].append(place)
    return {
        one.entry_id: _bounds(sorted(found), one.rank) for one, found in zip(ordered, places, strict=True)
    }


def _bounds(places: Sequence[int], rank: int) -> tuple[int, int]:
    low, high = places[int(_LOW * len(places))], places[min(int(_HIGH * len(places)), len(places) - 1)]
    return min(low, rank), max(high, rank)
