"""What a unit reported for the period before: shown beside its cells, and what a slip of the hand is known by.

A figure about to be sent that is many times what the unit itself had is told before anybody else sees it: a hint,
never a fault, for it may well be so. A stock (members) hardly triples; of what happens in a period only ten times
is telling. How often this speaks up for nothing, and what it sees, is measured by bench_quality.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.base.numbers import say_ratio
from donghanh.base.sentences import Sentence

from .sheet import BLANK, Cell, Line

STOCK_TIMES, FLOW_TIMES, LEAST_GAP = 3, 10, 15


@dataclass(frozen=True)
class Earlier:
    """What the unit last had accepted for a line: scaled, and for which period."""

    number: int
    period: str

    def said(self, line: Line) -> str:
        """120 (6 tháng đầu năm 2017)."""
        return f"{line.say(self.number)} ({self.period})"


@dataclass(frozen=True)
class Slip:
    """A figure that may be a slip of the hand, and why it is thought so."""

    line: Line
    sentence: Sentence

    @property
    def told(self) -> Sentence:
        """The same where the line is not shown beside it."""
        return Sentence("Mục {number}: {slip}", number=self.line.number, slip=self.sentence)


def slips_in(lines: Iterable[Line], cells: Mapping[str, Cell], before: Mapping[str, Earlier]) -> list[Slip]:
    """Figures many times what the unit had before, or a small part of it, in order of lines."""
    return [
        Slip(line, _sentence(line, number, before[line.code]))
        for line in lines
        if line.code in before
        and not line.is_computed
        and (number := cells.get(line.code, BLANK).number) is not None
        and is_slip(
            number, before[line.code].number, is_stock=line.over_time == "last", unit=10**line.decimals
        )
    ]


def is_slip(number: int, before: int, *, is_stock: bool, unit: int = 1) -> bool:
    """Is it so far from the figure before? Both scaled, `unit` is one; small figures may do as they like."""
    if min(number, before) < 0 or not before or abs(number - before) < LEAST_GAP * unit:
        return False
    times = STOCK_TIMES if is_stock else FLOW_TIMES
    if number == 0:
        return is_stock
    return max(number, before) >= times * min(number, before)


def _sentence(line: Line, number: int, before: Earlier) -> Sentence:
    told = {"number": line.say(number), "before": before.said(line)}
    if not number:
        return Sentence("Nay là {number}, kỳ trước {before}.", **told)
    if number < before.number:
        return Sentence(
            "Nay là {number}, chỉ bằng {share} kỳ trước {before}.",
            share=say_ratio(number, before.number),
            **told,
        )
    times = round(number / before.number)
    return Sentence("Nay là {number}, gấp {times} lần kỳ trước {before}.", times=times, **told)
