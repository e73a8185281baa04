"""Values and totals of a period that nobody was asked for as a whole: joined from its halves, quarters or months."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from donghanh.base.sentences import Refusal
from donghanh.periods.rules import span_of

from ..models import ReportRequest, Standing
from ..rules.over_time import Stretch, join_stretches
from ..rules.sheet import Line
from .asked import LATEST
from .flat import FlatCell, FlatTotal, FlatUnit, decimal, portions_of
from .joining import Key, Parts, joined_lines, own_stretches, parts_of_period, requests_within, stretches_of

_NOTHING = Stretch(None, None, None, 0, 0)


def is_asked_whole(code: str) -> bool:
    """Was anything asked for that very period?"""
    return code == LATEST or ReportRequest.objects.filter(period__code=span_of(code).code).exists()


def totals_joined(code: str, unit_code: str | None = None) -> Iterator[FlatTotal]:
    """A line for every unit that stood in one of the parts (or the one named) and every indicator asked of it.

    An indicator is joined from the longest parts that ask it: halves before quarters before months.
    """
    found, every = False, parts_of_period(requests_within(code))
    for parts in every:
        for units in _units_of(parts, unit_code):
            stretches = stretches_of(parts.told, [unit.key for unit in units])
            for unit in units:
                for each in joined_lines(unit.key, parts, stretches):
                    found = True
                    line, whole = each.line, each.whole
                    number = None if line.over_units == "none" else whole.number
                    shown = decimal(number, line.decimals)
                    yield FlatTotal(
                        unit.code, line.code, line.over_units, shown, whole.reported, whole.expected
                    )
    if not found and unit_code and every:
        raise Refusal("Đơn vị “{code}” không thuộc diện báo cáo của kỳ này.", code=unit_code)
    if not found:
        raise Refusal("Chưa có yêu cầu báo cáo nào cho kỳ “{code}”.", code=code)


def cells_joined(code: str) -> Iterator[FlatCell]:
    """A line for every unit that stood in one of the parts and every indicator, beneath its superior of the last one.

    The value joins the unit's own accepted figures as its totals are joined; where none was accepted, those now in its
    reports.
    """
    every = parts_of_period(requests_within(code))
    if not every:
        raise Refusal("Chưa có yêu cầu báo cáo nào cho kỳ “{code}”.", code=code)
    for parts in every:
        lines = parts.lines
        for units in _units_of(parts, None):
            stretches = own_stretches(parts.told, [unit.key for unit in units])
            for unit in units:
                for line in lines:
                    own = _own(unit.key, line, parts=parts, stretches=stretches)
                    shown = decimal(own.number, line.decimals)
                    yield FlatCell(
                        unit.code, unit.superior, line.code, line.over_units, shown, int(own.reported > 0)
                    )


def _own(unit_id: int, line: Line, *, parts: Parts, stretches: dict[Key, Stretch]) -> Stretch:
    """The unit's own figure over the whole period; `reported` says whether it counts."""
    found = [
        replace(stretch, counts=parts.counts(each.request.pk, line))
        for each in parts.told
        if (stretch := stretches.get((each.request.pk, unit_id, line.indicator_id)))
    ]
    if line.over_time == "last":
        found = [each for each in found if each.counts]
    told = [each for each in found if each.reported] or found
    if not told:
        return _NOTHING
    return replace(join_stretches(line, told, ways=parts.ways), reported=max(each.reported for each in told))


def _units_of(parts: Parts, unit_code: str | None) -> Iterator[list[FlatUnit]]:
    """Units some at a time, along the tree of the last part; then those that stood only in earlier ones."""
    for at in range(len(parts.told) - 1, -1, -1):
        later: Sequence[ReportRequest] = [each.request for each in parts.told[at + 1 :]]
        for units in portions_of(parts.told[at].request, unit_code):
            keys = [unit.key for unit in units]
            known = Standing.objects.filter(request__in=later, unit__in=keys).values_list("unit", flat=True)
            seen = set(known) if later else set()
            yield [unit for unit in units if unit.key not in seen]
