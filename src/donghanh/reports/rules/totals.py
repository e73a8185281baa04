"""How totals come about, in plain values: the other hand against which the database's totals are checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.organisations.rules import ids_on

from .sheet import Audience, Line


@dataclass(frozen=True)
class Stand:
    """Where a unit stood, and whether it is asked."""

    unit_id: int
    superior_id: int | None
    depth: int
    level: str
    sector: str
    is_asked: bool
    is_leaf: bool


@dataclass(frozen=True)
class Figure:
    """An accepted cell."""

    number: int | None
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True)
class Sum:
    """One total; the fields are those of the model `Total`."""

    own: int | None
    beneath: int | None
    total: int | None
    numerator: int | None
    denominator: int | None
    reported: int
    expected: int


def expected_counts(stands: Iterable[Stand], audiences: Iterable[Audience]) -> dict[tuple[int, int], int]:
    """Units asked at or beneath each unit that is no leaf, by (unit, audience); zeros are left out."""
    stands, audiences = list(stands), list(audiences)
    counts: dict[tuple[int, int], int] = {}
    for stand in sorted(stands, key=lambda s: -s.depth):
        for audience in audiences:
            own = int(stand.is_asked and audience.takes_in(stand.level, stand.sector))
            here = counts.get((stand.unit_id, audience.number), 0) + own
            if not here:
                continue
            counts[stand.unit_id, audience.number] = here
            if stand.superior_id is not None:
                above = (stand.superior_id, audience.number)
                counts[above] = counts.get(above, 0) + here
    leaves = {stand.unit_id for stand in stands if stand.is_leaf}
    return {key: count for key, count in counts.items() if key[0] not in leaves}


def fold(
    stands: Iterable[Stand],
    lines: Iterable[Line],
    *,
    expected: Mapping[tuple[int, int], int],
    figures: Mapping[tuple[int, int], Figure],
) -> dict[tuple[int, int], Sum]:
    """All totals by (unit, indicator), for every unit that is no leaf and every line expected beneath it.

    `figures` are the accepted cells by (unit, indicator).
    """
    stands, lines = list(stands), list(lines)
    children: dict[int, list[Stand]] = {}
    for stand in stands:
        if stand.superior_id is not None:
            children.setdefault(stand.superior_id, []).append(stand)
    sums: dict[tuple[int, int], Sum] = {}
    for stand in sorted(stands, key=lambda s: -s.depth):
        if stand.is_leaf:
            continue
        for line in lines:
            count = expected.get((stand.unit_id, line.audience))
            if count:
                under = [
                    _part(child, line, figures=figures, sums=sums)
                    for child in children.get(stand.unit_id, [])
                ]
                own = _as_part(figures.get((stand.unit_id, line.indicator_id)))
                sums[stand.unit_id, line.indicator_id] = _sum(line, own, under, expected=count)
    return sums


@dataclass(frozen=True)
class _Part:
    number: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    reported: int = 0


def _as_part(figure: Figure | None) -> _Part:
    return _Part(figure.number, figure.numerator, figure.denominator, 1) if figure else _Part()


def _part(
    child: Stand,
    line: Line,
    *,
    figures: Mapping[tuple[int, int], Figure],
    sums: Mapping[tuple[int, int], Sum],
) -> _Part:
    key = (child.unit_id, line.indicator_id)
    if child.is_leaf:
        return _as_part(figures.get(key))
    below = sums.get(key)
    return _Part(below.total, below.numerator, below.denominator, below.reported) if below else _Part()


def _added(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _most(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)


def _sum(line: Line, own: _Part, under: list[_Part], *, expected: int) -> Sum:
    everybody = [own, *under]
    reported = sum(part.reported for part in everybody)
    if line.over_units == "ratio":
        above, below = (
            [_added(getattr(part, side) for part in parts) for side in ("numerator", "denominator")]
            for parts in (under, everybody)
        )
        return Sum(
            own.number, line.scale.of(*above), line.scale.of(*below), below[0], below[1], reported, expected
        )
    join = {"sum": _added, "max": _most}.get(line.over_units)
    if join is None:
        return Sum(own.number, None, None, None, None, reported, expected)
    return Sum(
        own.number,
        join(part.number for part in under),
        join(part.number for part in everybody),
        None,
        None,
        reported,
        expected,
    )


def ancestors_to_mark(path: str, top_id: int, *, is_leaf: bool) -> list[int]:
    """Units whose totals a newly accepted figure changes, the deepest first, up to the request's top."""
    ids = ids_on(path)
    ids = ids[ids.index(top_id) :] if top_id in ids else []
    return list(reversed(ids[:-1] if is_leaf else ids))
