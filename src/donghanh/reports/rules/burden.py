"""What a form costs those who fill it: cells a quarter, and figures that are asked twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.periods.rules import Span

from .sheet import Line

QUARTERS = 4
# How often a form of this kind is asked in a year; a term's is asked once in several.
_A_YEAR = {"month": 12, "quarter": 4, "half": 2, "nine_months": 1, "year": 1, "term": 0}


@dataclass(frozen=True)
class Audience:
    """A kind of unit that fills forms."""

    level: str
    sector: str


AUDIENCES = (
    Audience("grassroots", "enterprise"),
    Audience("grassroots", "public_service"),
    Audience("grassroots", "agency"),
    Audience("upper", "mixed"),
)


@dataclass(frozen=True)
class Load:
    """What one form asks of one kind of unit: cells to type a time, tenths of a cell a quarter."""

    audience: Audience
    cells: int
    tenths_a_quarter: int


def cells_for(lines: Iterable[Line], audience: Audience) -> list[Line]:
    """The lines such a unit types; what is worked out costs nothing."""
    return [line for line in lines if not line.is_computed and line.asks(audience.level, audience.sector)]


def loads_of(lines: Iterable[Line], period_kind: str) -> list[Load]:
    """The burden of a form asked as often as its kind says, for every kind of unit it asks."""
    lines, found = list(lines), []
    for audience in AUDIENCES:
        if cells := len(cells_for(lines, audience)):
            found.append(Load(audience, cells, 10 * cells * _A_YEAR[period_kind] // QUARTERS))
    return found


@dataclass(frozen=True)
class Asking:
    """One form asked for one period, under the name people know it by."""

    title: str
    span: Span
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Twice:
    """One figure that the same units are asked for twice."""

    line: Line
    first: str
    second: str


def is_same_figure(over_time: str, first: Span, second: Span) -> bool:
    """Is it the same figure for both periods? A stock is, when both are counted on the same day."""
    if first.code == second.code:
        return True
    return over_time == "last" and first.as_of == second.as_of


def asked_twice(askings: Iterable[Asking], over_time: dict[str, str]) -> list[Twice]:
    """Figures asked twice of at least one kind of unit; `over_time` tells how each code joins over time."""
    askings, found = list(askings), []
    for index, later in enumerate(askings):
        for earlier in askings[:index]:
            theirs = {line.code: line for line in earlier.lines}
            for line in later.lines:
                other = theirs.get(line.code)
                if other is None or line.is_computed or line.is_text or not _share(line, other):
                    continue
                if is_same_figure(over_time.get(line.code, ""), earlier.span, later.span):
                    found.append(Twice(line, earlier.title, later.title))
    return found


def _share(line: Line, other: Line) -> bool:
    return any(line.asks(a.level, a.sector) and other.asks(a.level, a.sector) for a in AUDIENCES)
