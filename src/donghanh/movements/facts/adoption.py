"""Who has answered a plan."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Level

from ..choices import Answer, PlanState, ResponseState
from ..models import Delivery, Plan, Response
from ..models.delivery import DeliveryQuerySet
from ..rules.adoption import AdoptionCount, AdoptionRow, count_adoption


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


@dataclass(frozen=True)
class Cascade:
    """A plan on its way down: its addressees, and by unit the addressees of each plan derived from it."""

    direct: list[AdoptionRow]
    beneath: dict[int, list[AdoptionRow]]

    @property
    def rows(self) -> list[AdoptionRow]:
        """Everybody, direct or not."""
        return [*self.direct, *(row for rows in self.beneath.values() for row in rows)]


def cascade_of(plan: Plan) -> Cascade:
    """The addressees of a plan and of all plans derived from it; three queries whatever the size."""
    derived = Plan.objects.filter(movement=plan.movement_id).exclude(state=PlanState.DRAFT)
    known = list(derived.values_list("pk", "superior_id", "unit_id"))
    above = {pk: superior_id for pk, superior_id, _unit_id in known}
    heads = {pk: unit_id for pk, _superior_id, unit_id in known}
    branch = {pk: _branch(pk, plan.pk, above) for pk in above}
    wanted = [pk for pk, first in branch.items() if first not in (None, plan.pk)]
    beneath: dict[int, list[AdoptionRow]] = {}
    for plan_id, row in _light_rows(Delivery.objects.filter(plan__in=wanted)):
        beneath.setdefault(heads[branch[plan_id] or 0], []).append(row)
    return Cascade(adoption_of(plan), beneath)


_LIGHT = ("pk", "unit_id", "unit__name", "unit__level", "answer", "state", "due_on", "unit__ended_on")
_MOMENTS = ("sent_at", "opened_at", "acknowledged_at", "answered_at")


def _light_rows(deliveries: DeliveryQuerySet) -> Iterator[tuple[int, AdoptionRow]]:
    """Rows without what answers them, by plan: a nation has a hundred thousand, so no more is fetched than is
    counted.
    """
    zone = timezone.get_current_timezone()
    found = deliveries.owed_by_their_day().values_list("plan_id", *_LIGHT, *_MOMENTS)
    for plan_id, pk, unit_id, name, level, answer, state, due_on, ended_on, *moments in found.iterator(2000):
        sent, opened, acknowledged, answered = (
            moment.astimezone(zone).date() if moment else None for moment in moments
        )
        yield (
            plan_id,
            AdoptionRow(
                delivery_id=pk,
                unit_id=unit_id,
                unit_name=name,
                level=level,
                answer=answer,
                state=state,
                due_on=due_on,
                sent_on=sent or dt.date.min,
                opened_on=opened,
                acknowledged_on=acknowledged,
                answered_on=answered,
                ended_on=ended_on,
            ),
        )


def _branch(pk: int, top: int, above: dict[int, int | None]) -> int | None:
    """Which plan directly derived from `top` the plan `pk` comes from; `top` itself is its own; None when not of it."""
    at: int | None = pk
    while at is not None and at != top and above.get(at) != top:
        at = above.get(at)
    return at


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


def by_level(rows: Iterable[AdoptionRow]) -> list[tuple[str, list[AdoptionRow]]]:
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
