"""Totals of a period that nobody was asked for as a whole: joined from its halves, quarters or months."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from donghanh.base.sentences import Refusal
from donghanh.periods.choices import PeriodKind
from donghanh.periods.models import Period
from donghanh.periods.rules import span_of

from ..models import ReportRequest, Standing, Total, Value
from ..rules.over_time import Stretch, join_stretches
from ..rules.sheet import Line
from .asked import LATEST, Asked, told_of
from .flat import FlatTotal, decimal, portions_of

_LONGEST_FIRST = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
Key = tuple[int, int, int]


def is_asked_whole(code: str) -> bool:
    """Was anything asked for that very period?"""
    return code == LATEST or ReportRequest.objects.filter(period__code=span_of(code).code).exists()


def requests_within(code: str) -> "QuerySet[ReportRequest]":
    """All that was asked for a part of the period."""
    span = span_of(code)
    return ReportRequest.objects.filter(
        period__starts_on__gte=span.starts_on, period__ends_on__lte=span.ends_on
    ).exclude(period__code=span.code)


def totals_joined(code: str, unit_code: str | None = None) -> Iterator[FlatTotal]:
    """A line for every unit that stood in one of the parts (or the one named) and every indicator asked of it.

    An indicator is joined from the longest parts that ask it: halves before quarters before months.
    """
    span = span_of(code)
    found, done = False, set[str]()
    for kind in _LONGEST_FIRST:
        parts = Period.objects.filter(kind=kind, starts_on__gte=span.starts_on, ends_on__lte=span.ends_on)
        told = [
            each for part in parts.exclude(code=span.code).order_by("starts_on") for each in told_of(part)
        ]
        ways = {line.code: line.over_time for each in told for line in each.lines}
        for line in _joined_along(told, unit_code, ways=ways, done=done):
            found = True
            yield line
        done |= set(ways)
    if not found and unit_code and done:
        raise Refusal("Đơn vị “{code}” không thuộc diện báo cáo của kỳ này.", code=unit_code)
    if not found:
        raise Refusal("Chưa có yêu cầu báo cáo nào cho kỳ “{code}”.", code=code)


def _joined_along(
    told: Sequence[Asked], unit_code: str | None, *, ways: dict[str, str], done: set[str]
) -> Iterator[FlatTotal]:
    """Along the tree of the last part; then those that stood only in earlier ones."""
    for at in range(len(told) - 1, -1, -1):
        later = [each.request for each in told[at + 1 :]]
        for units in portions_of(told[at].request, unit_code):
            keys = [unit.key for unit in units]
            known = Standing.objects.filter(request__in=later, unit__in=keys).values_list("unit", flat=True)
            seen = set(known) if later else set()
            stretches = _stretches(told, [key for key in keys if key not in seen])
            for unit in units:
                if unit.key not in seen:
                    yield from _lines_of(
                        unit.key, unit.code, told=told, stretches=stretches, ways=ways, done=done
                    )


def _lines_of(
    key: int,
    code: str,
    *,
    told: Sequence[Asked],
    stretches: dict[Key, Stretch],
    ways: dict[str, str],
    done: set[str],
) -> Iterator[FlatTotal]:
    asked: dict[str, tuple[Line, list[Stretch]]] = {}
    for each in told:
        for line in each.lines:
            stretch = stretches.get((each.request.pk, key, line.indicator_id))
            if stretch is not None and line.code not in done and not line.is_text:
                asked.setdefault(line.code, (line, []))[1].append(stretch)
    for line, found in asked.values():
        whole = join_stretches(line, found, ways=ways)
        number = None if line.over_units == "none" else whole.number
        shown = decimal(number, line.decimals)
        yield FlatTotal(code, line.code, line.over_units, shown, whole.reported, whole.expected)


def _stretches(told: Sequence[Asked], unit_ids: Sequence[int]) -> dict[Key, Stretch]:
    """Totals of these units in all parts, of leaves their own cells, by (request, unit, indicator); three statements."""
    if not unit_ids:
        return {}
    requests = [each.request for each in told]
    rows = Total.objects.filter(request__in=requests, unit__in=unit_ids).values_list(
        "request_id", "unit_id", "indicator_id", "total", "numerator", "denominator", "reported", "expected"
    )
    found = {(request, unit, line): Stretch(*rest) for request, unit, line, *rest in rows}
    lines = {each.request.pk: each.lines for each in told}
    leaves = Standing.objects.filter(
        request__in=requests, unit__in=unit_ids, is_leaf=True, is_asked=True
    ).values_list("request_id", "unit_id", "level", "sector")
    alone = {
        (request, unit, line.indicator_id)
        for request, unit, level, sector in leaves
        for line in lines[request]
        if line.asks(level, sector)
    }
    found |= dict.fromkeys(alone, Stretch(None, None, None, 0, 1))
    cells = Value.objects.counted().filter(report__request__in=requests, report__unit__in=unit_ids)
    for request, unit, line_id, *numbers in cells.values_list(
        "report__request_id",
        "report__unit_id",
        "indicator_id",
        "accepted",
        "accepted_numerator",
        "accepted_denominator",
    ):
        if (request, unit, line_id) in alone:
            found[request, unit, line_id] = Stretch(*numbers, 1, 1)
    return found
