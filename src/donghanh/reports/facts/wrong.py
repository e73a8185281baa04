"""Are the totals right? Counted anew in plain Python and compared row by row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, replace
from itertools import islice
from typing import Any, TypeVar

from django.db.models import QuerySet

from donghanh.base.sentences import Sentence

from ..models import Mark, PersonCount, Report, ReportRequest, Standing, Tally, Total, Value
from ..rules.climbing import Stand
from ..rules.persons import DISTINCT, PersonSum, Told, fold_persons
from ..rules.tallies import Step, tally
from ..rules.totals import Figure, Sum, fold
from .building import forms_changed
from .persons import names_of
from .progress import COUNTED
from .published import broken_publications
from .sheets import audiences_of, sheet_of, stands_of
from .snapshots import broken_snapshots

Key = tuple[int, int]
Item = TypeVar("Item")
PORTION = 500


def stored_totals(request: ReportRequest, units: list[int] | None = None) -> dict[Key, Sum]:
    """The rows of `Total` by (unit, indicator), of some units or of all."""
    names = ("own", "beneath", "total", "numerator", "denominator", "reported", "expected")
    rows = _of(units, Total.objects.filter(request=request)).values_list("unit_id", "indicator_id", *names)
    return {(unit_id, indicator_id): Sum(*rest) for unit_id, indicator_id, *rest in rows}


def counted_anew(request: ReportRequest) -> dict[Key, Sum]:
    """What all totals should be, from the accepted cells and the tree as it stood."""
    return {
        (unit_id, indicator_id): sum
        for unit_id, sums in _totals_anew(request)
        for indicator_id, sum in sums.items()
    }


def wrong_in(request: ReportRequest) -> int:
    """Rows that differ from a count anew; those of marked units are behind, not wrong.

    Along the tree, some hundred places at a time: a nation is not taken into memory.
    """
    wrong, marked = 0, _marked(request)
    for some in _portions(_totals_anew(request)):
        right = {(unit_id, key): sum for unit_id, sums in some for key, sum in sums.items()}
        stored = stored_totals(request, [unit_id for unit_id, _sums in some])
        wrong += _differing(stored, right, marked)
    return wrong + _out_of_place(request, Total.objects.filter(request=request), marked)


def persons_wrong_in(request: ReportRequest) -> int:
    """Counts of persons that differ from a count anew; those of marked units are behind, not wrong."""
    wrong, marked = 0, _marked(request)
    for some in _portions(_persons_anew(request)):
        right = {(unit_id, key): each for unit_id, found in some for key, each in found.items()}
        stored = stored_persons(request, [unit_id for unit_id, _found in some])
        wrong += _differing(stored, right, marked)
    return wrong + _out_of_place(request, PersonCount.objects.filter(request=request), marked)


def stored_persons(request: ReportRequest, units: list[int] | None = None) -> dict[Key, PersonSum]:
    """The rows of `PersonCount` by (unit, indicator), of some units or of all."""
    names = ("largest", "summed", "lacking", "named")
    rows = _of(units, PersonCount.objects.filter(request=request))
    return {
        (unit_id, indicator_id): PersonSum(*rest)
        for unit_id, indicator_id, *rest in rows.values_list("unit_id", "indicator_id", *names)
    }


def stored_tallies(
    request: ReportRequest, units: list[int] | None = None
) -> dict[tuple[int, str], tuple[int, ...]]:
    """The rows of `Tally` by (unit, level), of some units or of all."""
    rows = _of(units, Tally.objects.filter(request=request)).values_list("unit_id", "level", *COUNTED)
    return {(unit_id, level): tuple(counts) for unit_id, level, *counts in rows}


def tallies_wrong_in(request: ReportRequest) -> int:
    """Tallies that differ from a count anew; those of marked units are behind, not wrong."""
    wrong, marked = 0, _marked(request)
    for some in _portions(tally(_steps(request), last_day=request.last_day)):
        right = {
            (unit_id, level): astuple(each) for unit_id, counts in some for level, each in counts.items()
        }
        wrong += _differing(stored_tallies(request, [unit_id for unit_id, _counts in some]), right, marked)
    return wrong + _out_of_place(request, Tally.objects.filter(request=request), marked)


def _totals_anew(request: ReportRequest) -> Iterator[tuple[int, dict[int, Sum]]]:
    """With the persons that names prove, where the form counts any."""
    sheet = sheet_of(request.form)
    totals = fold(_cells(request), sheet.lines, audiences_of(sheet))
    if not any(line.over_units == DISTINCT for line in sheet.lines):
        yield from totals
        return
    for (unit_id, sums), (_unit, persons) in zip(totals, _persons_anew(request), strict=True):
        yield (
            unit_id,
            sums | {key: replace(sums[key], total=persons[key].total) for key in persons if key in sums},
        )


def _persons_anew(request: ReportRequest) -> Iterator[tuple[int, dict[int, PersonSum]]]:
    return fold_persons(_named_cells(request), sheet_of(request.form).lines)


def _named_cells(request: ReportRequest) -> Iterator[Told]:
    """Places in the order of the tree with their accepted cells and the names behind them."""
    for some in _portions(_cells(request)):
        names = names_of(request, [stand.unit_id for stand, _cells in some])
        yield from ((stand, cells, names.get(stand.unit_id, {})) for stand, cells in some)


def _cells(request: ReportRequest) -> Iterator[tuple[Stand, dict[int, Figure]]]:
    """Places in the order of the tree with their accepted cells by indicator."""
    names = ("report__unit_id", "indicator_id", "accepted", "accepted_numerator", "accepted_denominator")
    for stands in _places(request):
        units = [stand.unit_id for stand in stands]
        rows = Value.objects.counted().filter(report__request=request, report__unit__in=units)
        cells: dict[int, dict[int, Figure]] = {}
        for unit_id, indicator_id, *rest in rows.values_list(*names):
            cells.setdefault(unit_id, {})[indicator_id] = Figure(*rest)
        yield from ((stand, cells.get(stand.unit_id, {})) for stand in stands)


def _steps(request: ReportRequest) -> Iterator[tuple[Stand, Step | None]]:
    """Places in the order of the tree with how far their reports are."""
    for stands in _places(request):
        rows = Report.objects.filter(request=request, unit__in=[stand.unit_id for stand in stands])
        steps = {
            unit_id: Step(*rest) for unit_id, *rest in rows.values_list("unit_id", "state", "first_sent_on")
        }
        yield from ((stand, steps.get(stand.unit_id)) for stand in stands)


def _places(request: ReportRequest) -> Iterator[list[Stand]]:
    """All places in the order of the tree, some at a time."""
    last, rows = "", Standing.objects.filter(request=request).order_by("path")
    while paths := list(rows.filter(path__gt=last).values_list("path", flat=True)[:PORTION]):
        yield stands_of(rows.filter(path__gt=last, path__lte=paths[-1]))
        last = paths[-1]


def _portions(many: Iterable[Item]) -> Iterator[list[Item]]:
    many = iter(many)
    while some := list(islice(many, PORTION)):
        yield some


def _of(units: list[int] | None, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows if units is None else rows.filter(unit__in=units)


def _marked(request: ReportRequest) -> set[int]:
    return set(Mark.objects.filter(request=request).values_list("unit_id", flat=True).distinct())


def _differing(stored: Mapping[Any, object], right: Mapping[Any, object], marked: set[int]) -> int:
    return sum(
        stored.get(key) != right.get(key) for key in stored.keys() | right.keys() if key[0] not in marked
    )


def _out_of_place(request: ReportRequest, rows: "QuerySet[Any]", marked: set[int]) -> int:
    """Rows of units that have none: leaves, and those without a place."""
    places = Standing.objects.filter(request=request, is_leaf=False).values("unit")
    return rows.exclude(unit__in=places).exclude(unit__in=marked).count()


def totals_wrong() -> int:
    """Wrong totals and tallies in all requests: for `check-invariants` and `demo --check`."""
    requests = ReportRequest.objects.select_related("form")
    return sum(
        wrong_in(request) + persons_wrong_in(request) + tallies_wrong_in(request) for request in requests
    )


def broken_invariants() -> list[Sentence]:
    """What does not hold in reports, a sentence each."""
    wrong, broken = totals_wrong(), broken_snapshots()
    found = [Sentence("{count} số tổng hợp khác với số tính lại.", count=wrong)] if wrong else []
    if broken:
        found.append(Sentence("{count} bản đã gửi không còn đúng với mã kiểm tra.", count=broken))
    if published := broken_publications():
        found.append(Sentence("{count} lần công bố không còn đúng với mã kiểm tra.", count=published))
    return found + forms_changed()
