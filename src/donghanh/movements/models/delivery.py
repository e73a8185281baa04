"""Deliveries of plans and the registrations that answer them."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.models import Unit

from ..choices import Answer, DeliveryState, ResponseState
from .clause import Clause
from .plan import Plan


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Questions about deliveries."""

    def visible_to(self, by: Actor) -> "DeliveryQuerySet":
        """Those received in scope and those sent out from it."""
        return self.filter(Q(unit__in_scope=by) | Q(plan__unit__in_scope=by))

    def received_by(self, by: Actor) -> "DeliveryQuerySet":
        """Sent to the very unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def unanswered(self) -> "DeliveryQuerySet":
        """Still owed, by a unit that is there to answer."""
        return self.exclude(state=DeliveryState.ANSWERED).exclude(unit__ended_on__lte=today())

    def owed_by_their_day(self) -> "DeliveryQuerySet":
        """Without units that ended before their day came and had not answered: they owed nothing then."""
        ended = Q(unit__ended_on__lte=F("due_on"), unit__ended_on__isnull=False)
        return self.exclude(~Q(state=DeliveryState.ANSWERED) & ended)

    def late_on(self, day: dt.date) -> "DeliveryQuerySet":
        """Owed, and the day is past."""
        return self.unanswered().filter(due_on__lt=day)


class Delivery(models.Model):
    """One row is one plan sent to one addressee, which owes `answer` by `due_on`.

    The archive line and recipients outside the tree have no row: nothing is owed by them.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="deliveries")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=DeliveryState.choices, default=DeliveryState.SENT)
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "unit"], name="movements_sent_once_to_each"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.ANSWERED, answered_at__isnull=False)
                | (~Q(state=DeliveryState.ANSWERED) & Q(answered_at__isnull=True)),
                name="movements_answered_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="movements_inbox")]
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return f"{self.plan_id} → {self.unit_id}"


class ResponseQuerySet(models.QuerySet["Response"]):
    """Questions about registrations."""

    def visible_to(self, by: Actor) -> "ResponseQuerySet":
        """Own ones, and those sent from beneath."""
        return self.filter(Q(unit=by.unit_id) | (Q(unit__in_scope=by) & Q(state=ResponseState.SENT)))

    def editable_by(self, by: Actor) -> "ResponseQuerySet":
        """Of the unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()


class Response(models.Model):
    """One row answers a superior's plan: a registration of response, or a section of the yearly work programme,
    which then is named in `programme` ("Chương trình công tác năm 2018"), with its number, day and section.

    `outdated_by` is the first amendment of the superior's plan that came after it was sent and touches it: to be
    looked at and sent again; empty when nothing changed since.
    """

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="response")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="responses")
    clauses = models.ManyToManyField(Clause, through="ResponseLine", related_name="responses")
    note = models.TextField(blank=True)
    programme = models.CharField(max_length=300, blank=True)
    programme_number = models.CharField(max_length=60, blank=True)
    programme_on = models.DateField(null=True, blank=True)
    programme_section = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=5, choices=ResponseState.choices, default=ResponseState.DRAFT)
    sent_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(auto_now=True)
    outdated_by = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="responses_outdated"
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ResponseState.DRAFT) | Q(sent_at__isnull=False),
                name="movements_sent_response_has_its_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} ← {self.delivery_id}"


class ResponseLineQuerySet(models.QuerySet["ResponseLine"]):
    """Questions about what was taken on."""

    def visible_to(self, by: Actor) -> "ResponseLineQuerySet":
        """Lines of registrations that the actor may read."""
        return self.filter(response__in=Response.objects.visible_to(by))


class ResponseLine(models.Model):
    """One row is a clause the unit takes on, with what it says it will do."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="lines")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="response_lines")
    text = models.TextField(blank=True)

    objects = ResponseLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "clause"], name="movements_clause_taken_on_once")
        ]

    def __str__(self) -> str:
        return f"{self.clause_id}: {self.text}"
