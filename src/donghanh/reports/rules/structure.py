"""Figures of a period told in the structure of another day, in plain values.

A unit's figure goes with the unit, wherever it stands that day. What an ended unit had goes to its heirs: whole where
there is one; of several heirs each takes its stated share of a stock (members, agreements in force), while a flow (what
happened in the period) is not parted and stays at the lowest unit that has all the heirs beneath it. A ratio is never
averaged: its numerators and denominators are joined by these rules and divided again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from donghanh.base.numbers import say_ratio
from donghanh.organisations.rules import split_stock

from .sheet import Line

_FINE = 10**6
# Ended units with their heirs and shares in order; a dissolved one has none and passes whole to its last superior.
Heirs = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Amount:
    """What some accepted cells of one line come to, in every way of joining them."""

    reported: int = 0
    summed: int | None = None
    largest: int | None = None
    numerator: int | None = None
    denominator: int | None = None

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(
            self.reported + other.reported,
            _joined(self.summed, other.summed),
            max((n for n in (self.largest, other.largest) if n is not None), default=None),
            _joined(self.numerator, other.numerator),
            _joined(self.denominator, other.denominator),
        )


def _joined(one: int | None, other: int | None) -> int | None:
    known = [number for number in (one, other) if number is not None]
    return sum(known) if known else None


def joined(amounts: Iterable[Amount]) -> Amount:
    """All of them together."""
    return sum(amounts, Amount())


def number_of(line: Line, amount: Amount) -> int | None:
    """The one figure of that line; None where figures may not be joined."""
    if line.over_units == "ratio":
        return line.scale.of(amount.numerator, amount.denominator)
    return {"sum": amount.summed, "max": amount.largest}.get(line.over_units)


def own_number(line: Line, amount: Amount) -> int | None:
    """The figure of one unit alone: one that may not be joined is told as well."""
    return number_of(line, amount) if line.over_units == "ratio" else amount.summed


def stocks_among(lines: Iterable[Line]) -> frozenset[str]:
    """Codes of lines that are parted by shares: sums of which the last counts, and ratios of two such."""
    lines = list(lines)
    plain = {line.code for line in lines if line.over_units == "sum" and line.over_time == "last"}
    ratios = {line.code for line in lines if line.is_computed and {line.numerator, line.denominator} <= plain}
    return frozenset(plain | ratios)


def passed_on(amount: int, path: Sequence[int], heirs: Heirs) -> int:
    """What of a stock of the path's last unit lies at this place, heir by heir upwards.

    Each division is rounded by the largest remainders, so that the places of one unit have its whole stock together.
    """
    for unit_id, above in pairwise(reversed(path)):
        if unit_id not in heirs:
            break
        after = heirs[unit_id]
        keys = [key for key, _share in after]
        if above in keys:
            amount = split_stock(amount, [share for _key, share in after])[keys.index(above)]
    return amount


def part_of(
    cell: Amount, *, here: Sequence[Sequence[int]], places: int, is_stock: bool, heirs: Heirs
) -> Amount | None:
    """What of an ended unit's cell is told where `here` of its `places` lie; None for a flow that is not parted there."""
    if not here:
        return Amount()
    if len(here) == places:
        return cell
    if not is_stock:
        return None

    def share(amount: int | None) -> int | None:
        return None if amount is None else sum(passed_on(amount, path, heirs) for path in here)

    return replace(
        cell,
        summed=share(cell.summed),
        largest=share(cell.largest),
        numerator=share(cell.numerator),
        denominator=share(cell.denominator),
    )


def share_of(here: Iterable[Sequence[int]], heirs: Heirs) -> str:
    """In per cent, which share of a parted unit's stocks is told at these of its places."""
    return say_ratio(sum(passed_on(_FINE, place, heirs) for place in here), _FINE)
