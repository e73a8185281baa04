"""Who has answered a plan."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.organisations.choices import Level

from ..choices import Answer, PlanState, ResponseState
from ..models import Delivery, Plan, Response
from ..rules.adoption import AdoptionCount, AdoptionRow, count_adoption


def adoption_of(plan: Plan) -> list[AdoptionRow]:
    """Every addressee of the plan, in Vietnamese order; one query."""
    own = Plan.objects.filter(superior=OuterRef("plan"), unit=OuterRef("unit"), state=PlanState.ISSUED)
    sent = Response.objects.filter(delivery=OuterRef("pk"), state=ResponseState.SENT)
    rows = (
        Delivery.objects.filter(plan=plan)
        .select_related("unit")
        .annotate(own_plan=Subquery(own.values("pk")[:1]), own_response=Subquery(sent.values("pk")[:1]))
        .order_by("unit__sort_key", "pk")
    )
    return [_row(delivery) for delivery in rows]


def _row(delivery: Delivery) -> AdoptionRow:
    owes_plan = delivery.answer == Answer.PLAN
    return AdoptionRow(
        delivery_id=delivery.pk,
        unit_id=delivery.unit_id,
        unit_name=delivery.unit.name,
        level=delivery.unit.level,
        answer=delivery.answer,
        state=delivery.state,
        due_on=delivery.due_on,
        sent_on=_day(delivery.sent_at) or dt.date.min,
        opened_on=_day(delivery.opened_at),
        acknowledged_on=_day(delivery.acknowledged_at),
        answered_on=_day(delivery.answered_at),
        answer_id=delivery.own_plan if owes_plan else delivery.own_response,  # type: ignore[attr-defined]
    )


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localtime(moment).date() if moment else None


def own_delivery(plan: Plan, by: Actor) -> Delivery | None:
    """The delivery of this plan to the unit acted for."""
    return Delivery.objects.received_by(by).filter(plan=plan).first()


def adoption_totals(rows: Iterable[AdoptionRow], *, today: dt.date) -> list[tuple[str, AdoptionCount]]:
    """The figures for each level that has addressees, the upper one first."""
    kept = list(rows)
    levels = [level for level in Level if any(row.level == level for row in kept)]
    return [
        (str(level.label), count_adoption([row for row in kept if row.level == level], today=today))
        for level in levels
    ]
