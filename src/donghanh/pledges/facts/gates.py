"""Gates: which one a unit follows, and who has not gone through it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, Value
from django.db.models.functions import StrIndex, Substr
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.organisations.choices import Level
from donghanh.organisations.models import Path, Unit, UnitQuerySet
from donghanh.organisations.rules import ids_on

from ..models import Registration
from .standing import homes_registered


def gates_of(by: Actor) -> list[Registration]:
    """The gates that the unit acted for follows, the latest year first: of each movement and year the one of its
    nearest superior (or its own); one query.
    """
    above = ids_on(by.path or "")
    rows = Registration.objects.filter(unit__in=above).select_related("movement", "unit")
    nearest: dict[tuple[int, int], Registration] = {}
    for row in sorted(rows, key=lambda gate: above.index(gate.unit_id)):
        nearest[row.movement_id, row.year] = row
    return sorted(nearest.values(), key=lambda gate: (-gate.year, -gate.pk))


def nearest_gate_id(by: Actor, movement_id: int, year: int) -> int | None:
    """Key of the gate of one movement and year that the unit acted for follows."""
    above = ids_on(by.path or "")
    found = Registration.objects.filter(movement=movement_id, year=year, unit__in=above)
    rows = found.order_by().values_list("pk", "unit_id")
    return max(rows, key=lambda row: above.index(row[1]), default=(None,))[0]


def missing_units(registration: Registration, by: Actor, day: dt.date) -> UnitQuerySet:
    """Grassroots unions in scope and beneath the gate's unit with no registered pledge of that year."""
    asked = Path.objects.on(day).filter(path__contains=f"/{registration.unit_id}/")
    return (
        Unit.objects.visible_to(by)
        .alive_on(day)
        .filter(level=Level.GRASSROOTS, pk__in=asked.values("unit"))
        .exclude(pk__in=homes_registered(registration.movement_id, registration.year, "first"))
        .exclude(pk__in=homes_registered(registration.movement_id, registration.year, "second"))
        .in_order()
    )


@dataclass(frozen=True)
class BranchCount:
    """How many grassroots unions a direct subordinate has (itself included), and how many are registered."""

    unit: Unit
    registered: int
    total: int


def branch_counts(registration: Registration, by: Actor, day: dt.date) -> list[BranchCount]:
    """Registered and all grassroots unions by direct subordinate of the unit acted for; two queries."""
    if by.path is None:
        return []
    movement_id, year = registration.movement_id, registration.year
    went = Q(unit__in=homes_registered(movement_id, year, "first"))
    went |= Q(unit__in=homes_registered(movement_id, year, "second"))
    rows = list(
        Path.objects.on(day)
        .beneath(by.path)
        .filter(path__contains=f"/{registration.unit_id}/", unit__level=Level.GRASSROOTS)
        .annotate(rest=Substr("path", len(by.path) + 1))
        .annotate(branch=Substr(F("rest"), 1, StrIndex(F("rest"), Value("/"))))
        .values("branch")
        .annotate(total=Count("pk"), registered=Count("pk", filter=went))
        .order_by("branch")
        .values_list("branch", "registered", "total")
    )
    found = {int(branch.strip("/") or by.unit_id or 0): counts for branch, *counts in rows}
    units = Unit.objects.filter(pk__in=found).in_order()
    return [BranchCount(unit, *found[unit.pk]) for unit in units]


def zalo_text(registration: Registration, units: Iterable[Unit]) -> str:
    """A message for the Zalo group: who has not registered yet, and by when."""
    head = _("Các đơn vị chưa đăng ký giao ước thi đua năm %(year)s (hạn %(day)s):") % {
        "year": registration.year,
        "day": say_date(registration.closes_on),
    }
    lines = [f"{number}. {unit.name}" for number, unit in enumerate(units, start=1)]
    if not lines:
        return _("Tất cả các đơn vị đã đăng ký giao ước thi đua năm %(year)s.") % {"year": registration.year}
    last = _("Đề nghị các đơn vị hoàn thành đăng ký. Đơn vị không đăng ký không được xét danh hiệu của năm.")
    return "\n".join([head, *lines, last])
