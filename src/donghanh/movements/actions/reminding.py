"""Reminding addressees of plans, and telling superiors who is silent."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import Wanted, remind
from donghanh.organisations.choices import Duty

from ..facts import accounts_at, escalated_on, reminded_on
from ..models import Delivery, Plan, ScheduleRow
from ..permissions import check_may_follow_up
from ..rules.reminding import Schedule, escalation_text, reminder_text

AT_ONCE = 500  # units asked for in one statement


@transaction.atomic
def save_schedule(*, by: Actor, plan: Plan, schedule: Schedule) -> ScheduleRow:
    """Choose when the addressees of a plan are reminded; what was told already is not told again."""
    check_may_follow_up(by, plan)
    plan = hold(plan)
    row, _made = ScheduleRow.objects.update_or_create(
        plan=plan,
        defaults={
            "before": list(schedule.before),
            "on_day": schedule.on_day,
            "after": list(schedule.after),
            "escalate_after": schedule.escalate_after,
        },
    )
    journal.record(by, "save_schedule", plan, Sentence("Đổi lịch nhắc các đơn vị phản hồi."))
    return row


def remind_of_plans(day: dt.date) -> int:
    """Remind everybody whose step has come by `day`, and tell the superiors; run again it changes nothing."""
    return remind(_to_addressees(day)) + remind(_to_superiors(day))


def _to_addressees(day: dt.date) -> Iterator[Wanted]:
    found = list(reminded_on(day))
    accounts = _accounts({each.delivery.unit_id for each in found})
    for each in found:
        delivery = each.delivery
        text = reminder_text(
            str(delivery.plan), delivery.plan.unit.name, due_on=delivery.due_on or day, day=day
        )
        for account_id in accounts.get(delivery.unit_id, ()):
            yield Wanted(
                account_id,
                f"movements.delivery:{delivery.pk}:{delivery.due_on}:{each.step}",
                text,
                reverse("movements:delivery", args=[delivery.pk]),
            )


def _to_superiors(day: dt.date) -> Iterator[Wanted]:
    found = escalated_on(day)
    accounts = _accounts({_plan_of(rows).unit_id for rows in found.values()})
    for (plan_id, due_on), rows in found.items():
        plan = _plan_of(rows)
        text = escalation_text(str(plan), (row.unit.name for row in rows), due_on=due_on, day=day)
        for account_id in accounts.get(plan.unit_id, ()):
            yield Wanted(
                account_id,
                f"movements.escalation:{plan_id}:{due_on}",
                text,
                reverse("movements:unanswered", args=[plan_id]),
            )


def _plan_of(rows: list[Delivery]) -> Plan:
    return rows[0].plan


def _accounts(unit_ids: Iterable[int]) -> dict[int, set[int]]:
    ids = sorted(unit_ids)
    found: dict[int, set[int]] = {}
    for start in range(0, len(ids), AT_ONCE):
        found |= accounts_at(ids[start : start + AT_ONCE], Duty.DRAFT, Duty.SIGN)
    return found
