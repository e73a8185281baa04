"""Who is to be reminded of which plan on a day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from ..choices import PlanState
from ..models import Delivery, Plan, ScheduleRow
from ..rules.reminding import USUAL, Schedule, is_escalated, step_on

AROUND = dt.timedelta(days=90)


def schedule_of(plan: Plan) -> Schedule:
    """The schedule chosen for the plan, else the usual one."""
    row = ScheduleRow.objects.filter(plan=plan).first()
    return row.schedule if row else USUAL


@dataclass(frozen=True)
class Reminded:
    """One delivery to remind of at one step."""

    delivery: Delivery
    step: int


def _schedules() -> dict[int, Schedule]:
    return {row.plan_id: row.schedule for row in ScheduleRow.objects.all()}


def _owed(day: dt.date) -> list[Delivery]:
    near = Delivery.objects.unanswered().filter(
        plan__state=PlanState.ISSUED, due_on__range=(day - AROUND, day + AROUND)
    )
    return list(near.select_related("plan__unit", "unit").order_by("plan", "unit__sort_key"))


def reminded_on(day: dt.date) -> Iterator[Reminded]:
    """The deliveries to remind of, each with the last step that has come; two queries."""
    schedules = _schedules()
    for delivery in _owed(day):
        assert delivery.due_on is not None, "chosen by its due day"
        step = step_on(
            schedules.get(delivery.plan_id, USUAL),
            sent_on=timezone.localtime(delivery.sent_at).date(),
            due_on=delivery.due_on,
            day=day,
        )
        if step is not None:
            yield Reminded(delivery, step)


def escalated_on(day: dt.date) -> dict[tuple[int, dt.date], list[Delivery]]:
    """The silent addressees whose superior is to be told, by plan and due day; two queries."""
    schedules = _schedules()
    found: dict[tuple[int, dt.date], list[Delivery]] = {}
    for delivery in _owed(day):
        due_on = delivery.due_on or day
        if is_escalated(schedules.get(delivery.plan_id, USUAL), due_on=due_on, day=day):
            found.setdefault((delivery.plan_id, due_on), []).append(delivery)
    return found
