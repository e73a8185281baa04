"""How totals of the parts of a longer period become one, in plain values.

What happened is added, of what there is on a day the last counts; a ratio is worked out anew from its parts, each joined
in its own way: never the mean of ratios.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghanh.indicators.rules import combine

from .sheet import Line


@dataclass(frozen=True)
class Stretch:
    """One unit's total for one part of the period; the fields are those of the model `Total`."""

    number: int | None
    numerator: int | None
    denominator: int | None
    reported: int
    expected: int


def join_stretches(line: Line, stretches: Sequence[Stretch], *, ways: Mapping[str, str]) -> Stretch:
    """One total from those of the parts, in order of time; `ways` say by code how a ratio's own parts are joined.

    `reported` is that of the part that counts where the last does, else the least of all parts: who was silent in one
    of them is not in the sum.
    """

    def joined(way: str, side: str) -> int | None:
        known = [getattr(each, side) for each in stretches]
        return combine(way, [number for number in known if number is not None])

    numerator = denominator = None
    if line.over_time == "ratio":
        numerator = joined(ways.get(line.numerator, ""), "numerator")
        denominator = joined(ways.get(line.denominator, ""), "denominator")
        number = line.scale.of(numerator, denominator)
    else:
        number = joined(line.over_time, "number")
    if line.over_time == "last":
        reported = next((each.reported for each in reversed(stretches) if each.number is not None), 0)
    else:
        reported = min(each.reported for each in stretches)
    return Stretch(number, numerator, denominator, reported, max(each.expected for each in stretches))
