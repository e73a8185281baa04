"""Totals of a period in the structure of another day, as flat lines for programs outside.

Along the tree of that day. A unit that has nothing beneath it is told by its own cells, many at once; every other one by a
statement over its branch.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain

from donghanh.base.sentences import Refusal
from donghanh.organisations.models import Path, Unit
from donghanh.organisations.rules import ids_on

from ..models import Standing, Value
from ..rules.structure import Amount
from .asked import Asked, requests_told
from .branches import branch_on
from .flat import PORTION, FlatTotal, decimal
from .structure import LineThen, lines_then


def totals_as_of(code: str, day: dt.date, unit_code: str | None = None) -> Iterator[FlatTotal]:
    """A line for every unit of that day (or the one named) and every indicator told at or beneath it."""
    told = requests_told(code)
    if unit_code:
        unit = Unit.objects.alive_on(day).filter(code=unit_code).first()
        found = list(_flat(unit, _then(unit, day, told))) if unit else []
        if not found:
            raise Refusal("Đơn vị “{code}” không có số liệu của kỳ này theo tổ chức ngày đó.", code=unit_code)
        yield from found
        return
    for places in _portions(day):
        alone = [unit_id for unit_id, is_alone in places if is_alone]
        units = Unit.objects.in_bulk([unit_id for unit_id, _is_alone in places])
        cells = _cells(told, alone)
        for unit_id, is_alone in places:
            lines = cells.get(unit_id, []) if is_alone else _then(units[unit_id], day, told)
            yield from _flat(units[unit_id], lines)


def _then(unit: Unit, day: dt.date, told: Sequence[Asked]) -> list[LineThen]:
    branch = branch_on(unit, day)
    return lines_then(branch, told) if branch else []


def _flat(unit: Unit, lines: Sequence[LineThen]) -> Iterator[FlatTotal]:
    for each in lines:
        line, number = each.line, each.number
        if line.over_units in ("distinct", "none"):
            number = each.own_number if line.over_units == "distinct" and not each.parts else None
        shown = decimal(number, line.decimals)
        yield FlatTotal(unit.code, line.code, line.over_units, shown, each.total.reported, each.expected)


def _portions(day: dt.date) -> Iterator[list[tuple[int, bool]]]:
    """Units that stood that day, along the tree, each with whether nothing lies beneath it; some at a time."""
    rows = Path.objects.reaching(day).order_by("path").values_list("path", "is_inherited")
    some: list[tuple[int, bool]] = []
    before: tuple[str, bool] | None = None
    for path, is_inherited in chain(rows.iterator(), [("", True)]):
        if before and not before[1]:
            some.append((ids_on(before[0])[-1], not path.startswith(before[0])))
        before = (path, is_inherited)
        if len(some) >= PORTION:
            yield some
            some = []
    if some:
        yield some


def _cells(told: Sequence[Asked], unit_ids: Sequence[int]) -> dict[int, list[LineThen]]:
    """What units with nothing beneath them told themselves; two statements."""
    requests = [asked.request for asked in told]
    places = Standing.objects.filter(request__in=requests, unit__in=unit_ids, is_asked=True)
    stood = {(row.request_id, row.unit_id): row for row in places}
    values = Value.objects.counted().filter(report__request__in=requests, report__unit__in=unit_ids)
    cells = {
        (request, unit, line): Amount(1, number, number, above, below)
        for request, unit, line, number, above, below in values.values_list(
            "report__request_id",
            "report__unit_id",
            "indicator_id",
            "accepted",
            "accepted_numerator",
            "accepted_denominator",
        )
    }
    found: dict[int, list[LineThen]] = {}
    for asked in told:
        for line in asked.lines:
            for unit_id in unit_ids:
                own = cells.get((asked.request.pk, unit_id, line.indicator_id), Amount())
                place = stood.get((asked.request.pk, unit_id))
                expected = int(place is not None and line.asks(place.level, place.sector))
                if (own.reported or expected) and not line.is_text:
                    found.setdefault(unit_id, []).append(LineThen(line, own, own, {}, expected))
    return found
