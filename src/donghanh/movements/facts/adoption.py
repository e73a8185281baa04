"""Who has answered a plan."""

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Level

from ..choices import Answer, PlanState, ResponseState
from ..models import Delivery, Plan, Response
from ..models.delivery import DeliveryQuerySet
from ..rules.adoption import AdoptionCount, AdoptionRow, Course, count_adoption

Row = TypeVar("Row", bound=Course)


def adoption_of(plan: Plan) -> list[AdoptionRow]:
    """Every addressee of the plan, in Vietnamese order; one query."""
    return [_row(delivery) for delivery in _with_answers(Delivery.objects.filter(plan=plan))]


def _with_answers(deliveries: DeliveryQuerySet) -> QuerySet[Delivery]:
    own = Plan.objects.filter(superior=OuterRef("plan"), unit=OuterRef("unit"), state=PlanState.ISSUED)
    sent = Response.objects.filter(delivery=OuterRef("pk"), state=ResponseState.SENT)
    return (
        deliveries.owed_by_their_day()
        .select_related("unit")
        .annotate(own_plan=Subquery(own.values("pk")[:1]), own_response=Subquery(sent.values("pk")[:1]))
        .order_by("unit__sort_key", "pk")
    )


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
        ended_on=delivery.unit.ended_on,
    )


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localtime(moment).date() if moment else None


def by_level(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of each level that has any, the upper one first."""
    kept = list(rows)
    found = [(str(level.label), [row for row in kept if row.level == level]) for level in Level]
    return [(label, rows) for label, rows in found if rows]


def own_delivery(plan: Plan, by: Actor) -> Delivery | None:
    """The delivery of this plan to the unit acted for."""
    return Delivery.objects.received_by(by).filter(plan=plan).first()


def adoption_totals(rows: Iterable[AdoptionRow], *, today: dt.date) -> list[tuple[str, AdoptionCount]]:
    """The figures for each level that has addressees, the upper one first."""
    return [(label, count_adoption(kept, today=today)) for label, kept in by_level(rows)]


def open_work(unit_id: int) -> list[Sentence]:
    """Plans sent to the unit that it has not answered."""
    count = Delivery.objects.filter(unit=unit_id, answered_at__isnull=True).count()
    return [Sentence("{count} kế hoạch của cấp trên chưa phản hồi", count=count)] if count else []
