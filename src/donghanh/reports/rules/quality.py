"""Figures that stand far from what is usual: robust to skew and to many zeros, in plain values.

Each figure is set against what is usual for its size: the median rate per member of like units, times its own
members. The distance is taken on a logarithm of one plus the figure, so that ten times too much and ten times too
little weigh the same and a zero is no accident. How wide figures usually spread is measured on each side apart
(double median absolute deviation, and the ninth decile for tails full of zeros), never below a floor and never
below what chance alone does to so small a count. The same is done with the change since the period before.

Sources: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), for the median absolute deviation; the
split by sides is Rosenmai's double MAD.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import median, quantiles

FEWEST = 12
FARTHEST = 4.0
FLOOR = 0.2
LEAST_GAP = 10
_TO_DEVIATION, _NINTH = 1.4826, 1.2816


@dataclass(frozen=True)
class Reading:
    """One unit's figure of one line: its number, its group (the last part is the band of size), its members (None: not known), the figure of the period before."""

    unit_id: int
    number: int
    group: tuple[str, ...] = ()
    members: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class Outlier:
    """A figure to look at again: `usual` is what like units of its size have (by `way` "peers"), or what it would be had it changed as theirs did ("past"); `count` is how many were compared."""

    unit_id: int
    number: int
    usual: int
    count: int
    way: str
    score: float
    before: int | None = None


def outliers(readings: Sequence[Reading], *, per_member: bool = True) -> list[Outlier]:
    """Figures of one line that stand far from those of like units, or changed unlike theirs; one a unit."""
    found: dict[int, Outlier] = {}
    for some in _like(readings):
        for outlier in [*_among_peers(some, per_member=per_member), *_against_past(some)]:
            known = found.get(outlier.unit_id)
            if known is None or outlier.score > known.score:
                found[outlier.unit_id] = outlier
    return sorted(found.values(), key=lambda outlier: -outlier.score)


def _like(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Groups of like units: the narrow one (with the band of size) where it has enough, else the wider one."""
    narrow: dict[tuple[str, ...], list[Reading]] = {}
    for reading in readings:
        narrow.setdefault(reading.group, []).append(reading)
    wide: dict[tuple[str, ...], list[Reading]] = {}
    for group, some in narrow.items():
        wide.setdefault(group if len(some) >= FEWEST else (*group[:-1], ""), []).extend(some)
    return [some for some in wide.values() if len(some) >= FEWEST]


def _among_peers(some: Sequence[Reading], *, per_member: bool) -> list[Outlier]:
    """Against the median rate per member; lines that are no counts are compared as they stand."""
    if per_member:
        some = [reading for reading in some if reading.members]
        if len(some) < FEWEST:
            return []
        rate = median(reading.number / (reading.members or 1) for reading in some)
        usual = [rate * (reading.members or 1) for reading in some]
    else:
        usual = [float(median(reading.number for reading in some))] * len(some)
    return _far(some, usual, "peers")


def _against_past(some: Sequence[Reading]) -> list[Outlier]:
    """Against the figure before, changed as the median of like units changed; to or from zero says nothing."""
    some = [reading for reading in some if reading.before and reading.number]
    if len(some) < FEWEST:
        return []
    change = median((reading.number + 1) / ((reading.before or 0) + 1) for reading in some)
    return _far(some, [max(0.0, change * ((reading.before or 0) + 1) - 1) for reading in some], "past")


def _far(some: Sequence[Reading], usual: Sequence[float], way: str) -> list[Outlier]:
    gaps = [log((max(0, r.number) + 1) / (u + 1)) for r, u in zip(some, usual, strict=True)]
    middle, below, above = spread_of(gaps)
    found = []
    for reading, expected, gap in zip(some, usual, gaps, strict=True):
        side = above if gap >= middle else below
        score = abs(gap - middle) / max(side, sqrt(1 / (expected + 1)))
        if score >= FARTHEST and abs(reading.number - expected) >= LEAST_GAP:
            found.append(
                Outlier(
                    reading.unit_id,
                    reading.number,
                    round(expected),
                    len(some),
                    way,
                    round(score, 1),
                    reading.before if way == "past" else None,
                )
            )
    return found


def spread_of(gaps: Sequence[float]) -> tuple[float, float, float]:
    """The middle, and how wide values usually spread below and above it; never narrower than the floor."""
    middle = median(gaps)
    tenths = quantiles(gaps, n=10, method="inclusive")
    below = _side([middle - gap for gap in gaps if gap <= middle], middle - tenths[0])
    above = _side([gap - middle for gap in gaps if gap >= middle], tenths[-1] - middle)
    return middle, below, above


def _side(distances: list[float], to_decile: float) -> float:
    return max(median(distances) * _TO_DEVIATION, to_decile / _NINTH, FLOOR)


def band_of(members: int | None) -> str:
    """The band of size in which units are alike: under 50, 200, 1,000 members, or more; "" when not known."""
    if members is None:
        return ""
    return next((f"<{most}" for most in (50, 200, 1000) if members < most), "1000+")
