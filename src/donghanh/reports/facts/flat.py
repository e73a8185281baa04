"""Figures as flat lines for programs outside: every cell of a period, and every total.

Read in portions along the tree, so that a nation costs no memory. A period in which an indicator is asked by several
requests is told by the one that has most of it accepted, as everywhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal

from ..models import ReportRequest, Standing, Total, Value
from ..rules.sheet import Line
from .asked import requests_told

PORTION = 400


@dataclass(frozen=True)
class FlatCell:
    """One unit's figure for one indicator, with a decimal point; empty where there is none."""

    unit: str
    superior: str
    indicator: str
    adds: str
    value: str
    accepted: int


@dataclass(frozen=True)
class FlatTotal:
    """One unit's total for one indicator, with a decimal point; empty where there is none."""

    unit: str
    indicator: str
    adds: str
    total: str
    reported: int
    expected: int


@dataclass(frozen=True)
class FlatUnit:
    """A unit where it stood for a request; without a superior at the top."""

    key: int
    code: str
    superior: str
    place: Standing


def decimal(scaled: int | None, decimals: int) -> str:
    """A scaled integer with a decimal point; nothing for None."""
    if scaled is None or not decimals:
        return "" if scaled is None else str(scaled)
    whole, part = divmod(abs(scaled), 10**decimals)
    return f"{'-' if scaled < 0 else ''}{whole}.{part:0{decimals}d}"


def cells_of_period(code: str) -> Iterator[FlatCell]:
    """A line for every unit of the period's tree and every indicator, along the tree.

    The value is the accepted figure; where none was accepted yet, the figure now in the unit's report.
    """
    for asked in requests_told(code):
        for units in portions_of(asked.request):
            cells = _cells(asked.request, units)
            for unit in units:
                for line in asked.lines:
                    number, accepted = cells.get((unit.key, line.indicator_id), (None, 0))
                    value = decimal(number, line.decimals)
                    yield FlatCell(unit.code, unit.superior, line.code, line.over_units, value, accepted)


def _cells(
    request: ReportRequest, units: Sequence[FlatUnit]
) -> dict[tuple[int, int], tuple[int | None, int]]:
    """The figure of each cell and whether it was accepted, by (unit, indicator); one query."""
    rows = Value.objects.filter(report__request=request, report__unit__in=[unit.key for unit in units])
    return {
        (unit, indicator): (accepted, 1)
        if accepted is not None or accepted_denominator is not None
        else (number, 0)
        for unit, indicator, number, accepted, accepted_denominator in rows.values_list(
            "report__unit_id", "indicator_id", "number", "accepted", "accepted_denominator"
        )
    }


def totals_of_period(code: str, unit_code: str | None = None) -> Iterator[FlatTotal]:
    """A line for every unit of the period's tree (or the one named) and every indicator asked at or beneath it."""
    requests = requests_told(code)
    found = False
    for asked in requests:
        for units in portions_of(asked.request, unit_code):
            found = True
            totals = _totals(asked.request, units)
            for unit in units:
                yield from _totals_of(unit, asked.lines, totals)
    if not found:
        raise Refusal("Đơn vị “{code}” không thuộc diện báo cáo của kỳ này.", code=unit_code or "")


def _totals_of(
    unit: FlatUnit, lines: Sequence[Line], totals: dict[tuple[int, int], tuple[int | None, int, int]]
) -> Iterator[FlatTotal]:
    for line in lines:
        asks = unit.place.is_asked and line.asks(unit.place.level, unit.place.sector)
        total, reported, expected = totals.get((unit.key, line.indicator_id), (None, 0, int(asks)))
        if line.over_units == "none":
            total = None
        if reported or expected:
            yield FlatTotal(
                unit.code, line.code, line.over_units, decimal(total, line.decimals), reported, expected
            )


def _totals(
    request: ReportRequest, units: Sequence[FlatUnit]
) -> dict[tuple[int, int], tuple[int | None, int, int]]:
    """Total, reported, expected by (unit, indicator): rows of `Total`, and of leaves their own cells; two queries."""
    leaves = [unit for unit in units if unit.place.is_leaf]
    others = [unit.key for unit in units if not unit.place.is_leaf]
    rows = Total.objects.filter(request=request, unit__in=others) if others else Total.objects.none()
    found = {
        (unit, indicator): (total, reported, expected)
        for unit, indicator, total, reported, expected in rows.values_list(
            "unit_id", "indicator_id", "total", "reported", "expected"
        )
    }
    own = _cells(request, leaves) if leaves else {}
    return found | {key: (number, 1, 1) for key, (number, accepted) in own.items() if accepted}


def portions_of(request: ReportRequest, unit_code: str | None = None) -> Iterator[list[FlatUnit]]:
    """The units of the request's tree along the tree, some at a time; the top has no superior."""
    places = Standing.objects.filter(request=request).select_related("unit", "superior").order_by("path")
    if unit_code:
        places = places.filter(unit__code=unit_code)
    after = ""
    while some := list(places.filter(path__gt=after)[:PORTION]):
        yield [
            FlatUnit(place.unit_id, place.unit.code, place.superior.code if place.superior else "", place)
            for place in some
        ]
        after = some[-1].path
