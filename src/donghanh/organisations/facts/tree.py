"""Who stands where on a day, and how many are counted there."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, OuterRef, QuerySet, Subquery

from donghanh.base.actors import Actor
from donghanh.base.dates import today

from ..choices import Sector
from ..models import (
    Headcount,
    Path,
    Placement,
    Unit,
)
from ..rules import ids_on, named_after


def path_of(unit_id: int, day: dt.date) -> str | None:
    """The unit's path on `day`; None when it had no place."""
    return Path.objects.on(day).filter(unit=unit_id).values_list("path", flat=True).first()


def superior_id_of(unit_id: int, day: dt.date) -> int | None:
    """Key of the direct superior on `day`; None at the root or without a place."""
    above = ids_on(path_of(unit_id, day) or "")[:-1]
    return above[-1] if above else None


def superior_of(unit_id: int, day: dt.date) -> Unit | None:
    """The direct superior on `day`; one query."""
    placed = Placement.objects.filter(unit=unit_id, from_on__lte=day).exclude(unit__ended_on__lte=day)
    latest = placed.order_by("-from_on").select_related("superior").first()
    return latest.superior if latest else None


def ancestor_ids(unit_id: int, day: dt.date) -> list[int]:
    """Keys of all superiors on `day`, from the root down."""
    return ids_on(path_of(unit_id, day) or "")[:-1]


def subordinates_of(unit_id: int, day: dt.date) -> QuerySet[Unit]:
    """Direct subordinates on `day`; one query."""
    here = _placements_on(day).filter(superior=unit_id)
    return Unit.objects.alive_on(day).filter(pk__in=here.values("unit"))


def _placements_on(day: dt.date) -> QuerySet[Placement]:
    """The placement of each unit that holds on `day`: the latest one begun."""
    latest = Placement.objects.filter(unit=OuterRef("unit"), from_on__lte=day).order_by("-from_on")
    return Placement.objects.filter(from_on=Subquery(latest.values("from_on")[:1]))


def workplace_of(by: Actor) -> str:
    """The enterprise of the union acted for, as a form about it begins; "" where it belongs to none."""
    names = Unit.objects.visible_to(by).filter(pk=by.unit_id, sector=Sector.ENTERPRISE)
    return named_after(names.values_list("name", flat=True).first() or "")


def is_superior_of(by: Actor, unit_id: int) -> bool:
    """Does `by` act for the unit's direct superior today?"""
    return by.unit_id is not None and superior_id_of(unit_id, today()) == by.unit_id


def is_in_scope(by: Actor, unit_id: int) -> bool:
    """Does the unit stand at or beneath the unit acted for today?"""
    return by.path is not None and Path.objects.on(today()).beneath(by.path).filter(unit=unit_id).exists()


def count_beneath(unit_id: int, day: dt.date) -> int:
    """How many units stand beneath the unit, at any depth."""
    return sum(level_counts(unit_id, day).values())


def headcount_of(unit_id: int, day: dt.date) -> Headcount | None:
    """The latest headcount as of `day`."""
    return Headcount.objects.filter(unit=unit_id, as_of__lte=day).order_by("-as_of").first()


def headcounts_of(unit_id: int, limit: int = 8) -> list[Headcount]:
    """Counts over time, latest first."""
    return list(Headcount.objects.filter(unit=unit_id).order_by("-as_of")[:limit])


def subordinate_counts(unit_ids: Iterable[int], day: dt.date) -> dict[int, int]:
    """How many direct subordinates each of these units had on `day`."""
    placed = _placements_on(day).filter(superior__in=list(unit_ids)).exclude(unit__ended_on__lte=day)
    return dict(placed.values_list("superior").annotate(number=Count("pk")).order_by())


def level_counts(unit_id: int, day: dt.date) -> dict[str, int]:
    """How many units of each level stood beneath the unit on `day`."""
    path = path_of(unit_id, day)
    if path is None:
        return {}
    beneath = Path.objects.on(day).beneath(path).exclude(unit=unit_id)
    return dict(beneath.values_list("unit__level").annotate(number=Count("pk")).order_by())


def superiors_of(unit_ids: Iterable[int], day: dt.date) -> dict[int, Unit]:
    """The direct superior of each of these units on `day`; two queries for all."""
    paths = Path.objects.on(day).filter(unit__in=list(unit_ids)).values_list("unit_id", "path")
    above = {unit_id: ids[-2] for unit_id, path in paths if len(ids := ids_on(path)) > 1}
    units = Unit.objects.in_bulk(set(above.values()))
    return {unit_id: units[superior_id] for unit_id, superior_id in above.items()}
