"""How totals come about, in plain values: the other hand against which the database's totals are checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from donghanh.organisations.rules import ids_on

from .climbing import Stand, whole
from .sheet import Audience, Line


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
    told: Iterable[tuple[Stand, Mapping[int, Figure]]], lines: Iterable[Line], audiences: Iterable[Audience]
) -> Iterator[tuple[int, dict[int, Sum]]]:
    """All totals, unit by unit, for every unit that is no leaf and every line expected at or beneath it.

    `told` are places in the order of the tree with their accepted cells by indicator. Of the tree no more than one
    place for every level is kept.
    """
    form = _Form({line.indicator_id: line for line in lines}, list(audiences))
    for branch in whole(_Branch(stand, cells, form) for stand, cells in told):
        if not branch.stand.is_leaf:
            yield branch.stand.unit_id, branch.sums


@dataclass(frozen=True)
class _Form:
    lines: Mapping[int, Line]
    audiences: list[Audience]

    def asked(self, stand: Stand) -> dict[int, int]:
        return {
            audience.number: 1
            for audience in self.audiences
            if stand.is_asked and audience.takes_in(stand.level, stand.sector)
        }


@dataclass(slots=True)
class _Part:
    """What has been joined so far of one line."""

    number: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    reported: int = 0

    def join(self, line: Line, other: "_Part") -> None:
        self.reported += other.reported
        if line.over_units == "ratio":
            self.numerator = _added(self.numerator, other.numerator)
            self.denominator = _added(self.denominator, other.denominator)
        elif line.over_units == "sum":
            self.number = _added(self.number, other.number)
        elif line.over_units == "max":
            self.number = _most(self.number, other.number)


class _Branch:
    def __init__(self, stand: Stand, cells: Mapping[int, Figure], form: _Form) -> None:
        self.stand, self.form = stand, form
        self.own = {
            key: _Part(each.number, each.numerator, each.denominator, 1) for key, each in cells.items()
        }
        self.expected = form.asked(stand)
        self.beneath: dict[int, _Part] = {}

    def take(self, beneath: "_Branch") -> None:
        for audience, count in beneath.expected.items():
            self.expected[audience] = self.expected.get(audience, 0) + count
        for key, part in beneath.parts.items():
            if line := self.form.lines.get(key):
                self.beneath.setdefault(key, _Part()).join(line, part)

    @property
    def parts(self) -> dict[int, _Part]:
        """What it adds to the place above: a leaf its own cells, another one its totals."""
        if self.stand.is_leaf:
            return self.own
        return {
            key: _Part(sum.total, sum.numerator, sum.denominator, sum.reported)
            for key, sum in self.sums.items()
        }

    @cached_property
    def sums(self) -> dict[int, Sum]:
        return {
            key: _sum(line, self.own.get(key, _Part()), self.beneath.get(key, _Part()), expected=count)
            for key, line in self.form.lines.items()
            if (count := self.expected.get(line.audience))
        }


def _added(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _most(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _sum(line: Line, own: _Part, under: _Part, *, expected: int) -> Sum:
    both = replace(under)
    both.join(line, own)
    if line.over_units == "ratio":
        beneath = line.scale.of(under.numerator, under.denominator)
        total = line.scale.of(both.numerator, both.denominator)
        return Sum(own.number, beneath, total, both.numerator, both.denominator, both.reported, expected)
    return Sum(own.number, under.number, both.number, None, None, both.reported, expected)


def ancestors_to_mark(path: str, top_id: int, *, is_leaf: bool) -> list[int]:
    """Units whose totals a newly accepted figure changes, the deepest first, up to the request's top."""
    ids = ids_on(path)
    ids = ids[ids.index(top_id) :] if top_id in ids else []
    return list(reversed(ids[:-1] if is_leaf else ids))
