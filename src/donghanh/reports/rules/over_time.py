"""How totals of the parts of a longer period become one, in plain values.

What happened is added, of what there is on a day the last counts; a ratio is worked out anew from its parts, each joined
in its own way: never the mean of ratios.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Sentence, mark
from donghanh.indicators.rules import combine

from .sheet import Line


@dataclass(frozen=True)
class Stretch:
    """One unit's total for one part of the period; the fields are those of the model `Total`.

    `counts` says whether it is the part that counts where the last does: one for all units alike, so that what units
    have comes to what is told above them.
    """

    number: int | None
    numerator: int | None
    denominator: int | None
    reported: int
    expected: int
    counts: bool = True


def join_stretches(line: Line, stretches: Sequence[Stretch], *, ways: Mapping[str, str]) -> Stretch:
    """One total from those of the parts, in order of time; `ways` say by code how a ratio's own parts are joined.

    `reported` is that of the part that counts where the last does, else the least of all parts: who was silent in one
    of them is not in the sum.
    """

    def joined(way: str, side: str) -> int | None:
        known = [getattr(each, side) for each in stretches if way != "last" or each.counts]
        return combine(way, [number for number in known if number is not None])

    numerator = denominator = None
    if line.over_time == "ratio":
        numerator = joined(ways.get(line.numerator, ""), "numerator")
        denominator = joined(ways.get(line.denominator, ""), "denominator")
        number = line.scale.of(numerator, denominator)
    else:
        number = joined(line.over_time, "number")
    if line.over_time == "last":
        last = [each for each in stretches if each.counts]
        known = [each for each in last if each.number is not None] or last
        reported = known[-1].reported if known else 0
    else:
        reported = min(each.reported for each in stretches)
    return Stretch(number, numerator, denominator, reported, max(each.expected for each in stretches))


_SAID = {
    "half": mark("Cộng từ {count} kỳ 6 tháng."),
    "quarter": mark("Cộng từ {count} quý."),
    "month": mark("Cộng từ {count} tháng."),
}
_WAYS = {
    "sum": mark("Cộng các kỳ"),
    "last": mark("Lấy kỳ sau cùng"),
    "max": mark("Lấy kỳ cao nhất"),
    "ratio": mark("Tính lại từ tử số và mẫu số"),
}


def joined_said(kind: str, count: int) -> Sentence:
    """In words, from how many parts of which kind totals are joined."""
    return Sentence(_SAID[kind], count=count)


def way_said(over_time: str) -> Sentence:
    """In words, how a line is joined over time."""
    return Sentence(_WAYS.get(over_time, mark("Không gộp qua thời gian")))
