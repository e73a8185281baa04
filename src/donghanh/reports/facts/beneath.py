"""Units directly beneath, as those above enter figures for them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.models import Path
from donghanh.organisations.rules import ids_on

from ..choices import ReportState
from ..models import Report, ReportRequest, Standing, Value
from ..rules.sheet import Cell, Line, Sheet, faults_in
from .sheets import TYPED, Held, cells_of, superiors_now

UNSENT = (ReportState.DRAFT, ReportState.RETURNED)


def owing_beneath(by: Actor, request: ReportRequest) -> "QuerySet[Standing]":
    """Places of units directly beneath the one acted for today whose report is not sent yet, in Vietnamese order."""
    done = Report.objects.filter(request=request, unit=OuterRef("unit")).done()
    places = Standing.objects.filter(~Exists(done), request=request)
    return asked_beneath(by, places).select_related("unit").order_by("unit__sort_key", "pk")


def asked_beneath(by: Actor, places: "QuerySet[Standing]", *, or_own: bool = False) -> "QuerySet[Standing]":
    """Of these places those that owe a report and stand directly beneath the one acted for today, ended units whose
    reports it decides about among them; its own one too with `or_own`.
    """
    beneath = Path.objects.on(today()).beneath(by.path or "/-/").filter(depth=len(ids_on(by.path or "")) + 1)
    places = places.visible_to(by).asked()
    wanted = Q(unit__in=beneath.values("unit")) | Q(unit__in=ended_beneath(by, places))
    return places.filter(wanted | Q(unit=by.unit_id) if or_own else wanted)


def ended_beneath(by: Actor, rows: "QuerySet[Any]") -> list[int]:
    """Ended units among those of `rows` (by `unit`) about which the one acted for decides; one query where none is."""
    if by.path is None:
        return []
    gone = Path.objects.reaching(today()).beneath(by.path).filter(is_inherited=True).values("unit")
    keys = list(rows.filter(unit__in=gone).order_by().values_list("unit_id", flat=True).distinct())
    return [key for key, above in superiors_now(keys).items() if above == by.unit_id] if keys else []


def directly_beneath(by: Actor, unit_ids: Iterable[int]) -> set[int]:
    """Which of these units stand directly beneath the one acted for today, ended ones included; one query."""
    above = superiors_now(unit_ids)
    return {unit_id for unit_id, superior in above.items() if superior == by.unit_id}


def begun_by_themselves(request: ReportRequest, unit_ids: Iterable[int]) -> set[int]:
    """Of these units those that have begun their report themselves: it is their own business."""
    own = Report.objects.filter(request=request, unit__in=unit_ids, stand_in__isnull=True)
    return set(own.filter(state=ReportState.DRAFT, filled__gt=0).values_list("unit_id", flat=True))


def held_in_all(reports: Iterable[Report]) -> dict[int, dict[int, Held]]:
    """What is in the cells of several reports, by report and indicator; one query."""
    found: dict[int, dict[int, Held]] = {}
    rows = Value.objects.filter(report__in=[report.pk for report in reports])
    for report_id, indicator_id, *rest in rows.values_list("report_id", "indicator_id", *TYPED):
        found.setdefault(report_id, {})[indicator_id] = Held(*rest)
    return found


def in_work(by: Actor, request: ReportRequest, unit_ids: Iterable[int]) -> list[Report]:
    """Reports of these units as far as `by` sees them, and all that were entered instead of units and not sent."""
    entered = Q(stand_in=by.unit_id, state__in=UNSENT)
    rows = Report.objects.visible_to(by).filter(entered | Q(unit__in=list(unit_ids)), request=request)
    return list(rows.select_related("unit").order_by("unit__sort_key", "pk"))


def ready_among(
    reports: Iterable[Report], request: ReportRequest, *, sheet: Sheet, held: Mapping[int, dict[int, Held]]
) -> set[int]:
    """Keys of the reports in which nothing lacks and nothing is wrong; one query."""
    reports = list(reports)
    places = Standing.objects.filter(request=request, unit__in=[report.unit_id for report in reports])
    kinds = {place.unit_id: (place.level, place.sector) for place in places}
    return {
        report.pk
        for report in reports
        if _is_whole(sheet, kinds.get(report.unit_id), held.get(report.pk, {}))
    }


def _is_whole(sheet: Sheet, kind: tuple[str, str] | None, held: dict[int, Held]) -> bool:
    if kind is None:
        return False
    lines: tuple[Line, ...] = sheet.asked_of(*kind)
    cells: dict[str, Cell] = cells_of(held, lines)
    return not faults_in(sheet, lines, cells)
