"""The summary by union: cases and activities of each branch beneath."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import StrIndex, Substr

from donghanh.base.actors import Actor
from donghanh.organisations.models import Path, Unit
from donghanh.organisations.rules import path_range

from ..choices import FOR_GOODS, HELPING, CaseState
from ..models import Activity, Case

CASE_COUNTS = ("raised", "still_open", "answered", "confirmed")
ACTIVITY_COUNTS = ("helped", "for_goods", "cost", "reach")


@dataclass(frozen=True)
class Summary:
    """One branch: its cases by state; its activities in support and for goods, their cost in đồng and reach."""

    unit: Unit
    raised: int = 0
    still_open: int = 0
    answered: int = 0
    confirmed: int = 0
    helped: int = 0
    for_goods: int = 0
    cost: int = 0
    reach: int = 0


def of_branch(by: Actor, branch: Unit, day: dt.date) -> Q:
    """What the branch recorded: the unit acted for stands for itself, any other with all beneath it on `day`."""
    if branch.pk == by.unit_id:
        return Q(unit=branch.pk)
    return Q(unit__in=Path.objects.on(day).filter(path__contains=f"/{branch.pk}/").values("unit"))


def board_of(by: Actor, day: dt.date) -> list[Summary]:
    """By direct subordinate of the unit acted for (itself included), in the tree of `day`; three queries."""
    if by.path is None:
        return []
    cases = _by_branch(Case.objects.standing(), by.path, day).annotate(
        raised=Count("pk"),
        still_open=Count("pk", filter=Q(state=CaseState.OPEN)),
        answered=Count("pk", filter=Q(state=CaseState.ANSWERED)),
        confirmed=Count("pk", filter=Q(state=CaseState.CONFIRMED)),
    )
    done = _by_branch(Activity.objects.all(), by.path, day).annotate(
        helped=Count("pk", filter=Q(kind__in=HELPING)),
        for_goods=Count("pk", filter=Q(kind__in=FOR_GOODS)),
        total_cost=Sum("cost"),
        total_reach=Sum("reach"),
    )
    found: dict[int, dict[str, int]] = {}
    for row in [*cases, *done]:
        branch = int(row.pop("branch").strip("/") or by.unit_id or 0)
        found.setdefault(branch, {}).update({key.removeprefix("total_"): n for key, n in row.items()})
    return [Summary(unit, **found[unit.pk]) for unit in Unit.objects.filter(pk__in=found).in_order()]


def _by_branch(rows: QuerySet[Any], path: str, day: dt.date) -> QuerySet[Any, Any]:
    start, end = path_range(path)
    return (
        rows.filter(
            unit__paths__path__gte=start,
            unit__paths__path__lt=end,
            unit__paths__from_on__lte=day,
            unit__paths__until_on__gt=day,
        )
        .annotate(rest=Substr("unit__paths__path", len(path) + 1))
        .annotate(branch=Substr(F("rest"), 1, StrIndex(F("rest"), Value("/"))))
        .order_by("branch")
        .values("branch")
    )
