"""Totals with the codes that machines read: the columns of `donghanh totals`."""

from collections.abc import Iterable
from decimal import Decimal

from donghanh.base.numbers import from_scaled
from donghanh.organisations.models import Unit

from ..models import ReportRequest, Standing, Total, Value
from ..rules.sheet import Line

TOTAL_COLUMNS = ("unit", "indicator", "adds", "total", "reported", "expected")
Row = tuple[str, str, str, Decimal | None, int, int]


def coded_totals(request: ReportRequest, unit_id: int, lines: Iterable[Line]) -> list[Row]:
    """A row for each line of the unit and of every one directly beneath it; four queries."""
    lines = list(lines)
    places = Standing.objects.filter(request=request, superior=unit_id).order_by("unit__sort_key", "unit_id")
    beneath = {place.unit_id: place for place in places}
    keys = [unit_id, *beneath]
    codes = dict(Unit.objects.filter(pk__in=keys).values_list("pk", "code"))
    wanted = [line.indicator_id for line in lines]
    totals = {
        (row.unit_id, row.indicator_id): (row.total, row.reported, row.expected)
        for row in Total.objects.filter(request=request, unit__in=keys, indicator__in=wanted)
    }
    cells = {
        (unit, indicator): number
        for unit, indicator, number in Value.objects.counted()
        .filter(report__request=request, report__unit__in=keys, indicator__in=wanted)
        .values_list("report__unit_id", "indicator_id", "accepted")
    }
    rows: list[Row] = []
    for key in keys:
        place = beneath.get(key)
        for line in lines:
            if place is not None and place.is_leaf:
                if not place.is_asked or not line.asks(place.level, place.sector):
                    continue
                known = (key, line.indicator_id) in cells
                found = (cells.get((key, line.indicator_id)), int(known), 1)
            elif (key, line.indicator_id) in totals:
                found = totals[key, line.indicator_id]
            else:
                continue
            number, reported, expected = found
            plain = None if number is None else from_scaled(number, line.decimals)
            rows.append((codes[key], line.code, line.over_units, plain, reported, expected))
    return rows
