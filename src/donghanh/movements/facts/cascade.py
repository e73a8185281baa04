"""How a plan goes down through the plans derived from it, counted where the rows are."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import get_language

from donghanh.base.dates import today

from ..choices import PlanState
from ..models import Delivery, Plan
from ..rules.adoption import AdoptionRow, Course
from ..rules.clock import MARKS, Clock, clock_of, horizon, reach_curve
from .adoption import adoption_of, by_level

KEPT_FROM = 5_000  # addressees; of fewer everything is counted anew for each reader
KEPT_SECONDS = 600


class LocalDay(TruncDate):
    """The day of a moment here. SQLite counts it by itself, where Django would call Python for each row: this holds
    while the clocks here are not changed in summer.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """`date(moment, '+25200 seconds')`."""
        sql, params = compiler.compile(self.lhs)
        offset = timezone.localtime().utcoffset() or dt.timedelta()
        return f"date({sql}, %s)", (*params, f"{offset.total_seconds():+.0f} seconds")


@dataclass(frozen=True)
class Cascade:
    """A plan on its way down: its addressees, and by unit what became of the plans derived from it."""

    direct: list[AdoptionRow]
    beneath: dict[int, list[Course]]

    @property
    def rows(self) -> list[Course]:
        """Everybody, direct or not."""
        return [*self.direct, *(row for rows in self.beneath.values() for row in rows)]


def cascade_of(plan: Plan, direct: list[AdoptionRow] | None = None) -> Cascade:
    """The addressees of a plan (unless they are given) and of all plans derived from it; three queries whatever the
    size.
    """
    return Cascade(adoption_of(plan) if direct is None else direct, _beneath(plan))


def _beneath(plan: Plan) -> dict[int, list[Course]]:
    """One line for all whose days are the same: a nation has a hundred thousand addressees."""
    derived = Plan.objects.filter(movement=plan.movement_id).exclude(state=PlanState.DRAFT)
    known = list(derived.values_list("pk", "superior_id", "unit_id"))
    above = {pk: superior_id for pk, superior_id, _unit_id in known}
    heads = {pk: unit_id for pk, _superior_id, unit_id in known}
    branch = {pk: _branch(pk, plan.pk, above) for pk in above}
    wanted = [pk for pk, first in branch.items() if first not in (None, plan.pk)]
    courses = (
        Delivery.objects.filter(plan__in=wanted)
        .owed_by_their_day()
        .values("plan_id", "unit__level", "due_on", sent_on=LocalDay("sent_at"))
        .annotate(**{f"{state}_on": LocalDay(f"{state}_at") for state in MARKS}, count=Count("pk"))
        .order_by()
    )
    beneath: dict[int, list[Course]] = {}
    for course in courses:
        head, level = heads[branch[course.pop("plan_id")] or 0], course.pop("unit__level")
        beneath.setdefault(head, []).append(Course(level=level, **course))
    return beneath


def _branch(pk: int, top: int, above: dict[int, int | None]) -> int | None:
    """Which plan directly derived from `top` the plan `pk` comes from; `top` itself is its own; None when not of it."""
    at: int | None = pk
    while at is not None and at != top and above.get(at) != top:
        at = above.get(at)
    return at


Curve = list[tuple[int, float]]


@dataclass(frozen=True)
class Travel:
    """How fast a plan went down, in figures: by level the clock and a curve for each mark, and by unit the clock of
    those beneath it. `counted_at` says when, unless it was just now.
    """

    levels: list[tuple[str, Clock, list[Curve]]]
    beneath: dict[int, Clock]
    counted_at: dt.datetime | None = None


def travel_of(plan: Plan, direct: list[AdoptionRow]) -> Travel:
    """The figures of a plan with these addressees; those of many beneath are kept for ten minutes."""
    key = f"movements.travel.{plan.pk}.{today()}.{get_language()}"
    kept: Travel | None = cache.get(key)
    if kept is not None:
        return kept
    cascade = cascade_of(plan, direct)
    if sum(row.count for row in cascade.rows) >= KEPT_FROM:
        cache.set(key, _travel(plan, cascade, timezone.now()), KEPT_SECONDS)
    return _travel(plan, cascade)


def _travel(plan: Plan, cascade: Cascade, counted_at: dt.datetime | None = None) -> Travel:
    day, rows = today(), cascade.rows
    until = horizon(rows, today=day)
    sent = {row.unit_id: row.sent_on for row in cascade.direct}
    return Travel(
        levels=[
            (
                level,
                clock_of(kept, issued_on=plan.issued_on or day, today=day),
                [reach_curve(kept, state, until=until) for state in MARKS],
            )
            for level, kept in by_level(rows)
        ],
        beneath={
            unit_id: clock_of(kept, issued_on=sent.get(unit_id, day), today=day)
            for unit_id, kept in cascade.beneath.items()
        },
        counted_at=counted_at,
    )
