"""Difficulties of enterprises and what was done about them."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit, in_scope, own_and_taken_over, sees_unfinished
from donghanh.ui.tones import tone_of_state

from ..choices import CASE_TONES, CaseField, CaseState, ConfirmedBy, StepKind
from ..rules import days_open


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about cases."""

    def visible_to(self, by: Actor) -> "CaseQuerySet":
        """Raised in scope, or held by a unit in scope: who was handed a case reads it. Members, the employer's side
        and the press read what was raised at their very unit: an enterprise does not complain to everybody.
        """
        if not sees_unfinished(by):
            return self.filter(unit__in=own_and_taken_over(by))
        scope = in_scope(by)
        return self.filter(Q(unit__in=scope) | Q(holder__in=scope))

    def editable_by(self, by: Actor) -> "CaseQuerySet":
        """Open, held by the unit acted for or by one that it took over."""
        return self.filter(holder__in=own_and_taken_over(by), state=CaseState.OPEN)

    def standing(self) -> "CaseQuerySet":
        """Not withdrawn: what counts."""
        return self.exclude(state=CaseState.WITHDRAWN)


class Case(models.Model):
    """One row is one difficulty that an enterprise raised.

    `unit` recorded it; `holder` is the level that has to do something about it now; `closed_on` is the day on
    which the enterprise confirmed, or the case was withdrawn.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases_held")
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    enterprise = models.CharField(max_length=250)
    raised_by = models.CharField(max_length=120)
    field = models.CharField(max_length=10, choices=CaseField.choices)
    title = models.CharField(max_length=250)
    search_key = KeyField(max_length=600)
    content = models.TextField(blank=True)
    raised_on = models.DateField()
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    confirmed_how = models.CharField(max_length=10, choices=ConfirmedBy.choices, blank=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(CaseState.ANSWERED, CaseState.CONFIRMED))
                | (Q(answered_on__gte=F("raised_on")) & ~Q(answer="")),
                name="support_answered_has_its_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.CONFIRMED)
                | (Q(closed_on__gte=F("answered_on")) & ~Q(confirmed_by="") & ~Q(confirmed_how="")),
                name="support_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(CaseState.OPEN, CaseState.ANSWERED), closed_on__isnull=True)
                | Q(state__in=(CaseState.CONFIRMED, CaseState.WITHDRAWN), closed_on__isnull=False),
                name="support_closed_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "raised_on"], name="support_by_unit"),
            models.Index(fields=["holder", "state"], name="support_by_holder"),
        ]
        ordering = ("raised_on", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("support:case", args=[self.pk])

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return CASE_TONES.get(CaseState(self.state)) or tone_of_state(self.state)

    def days_open_on(self, day: dt.date) -> int:
        """How many days it was open until `day`, or until it was closed."""
        return days_open(raised_on=self.raised_on, closed_on=self.closed_on, today=day)


class CaseStepQuerySet(models.QuerySet["CaseStep"]):
    """Questions about steps."""

    def visible_to(self, by: Actor) -> "CaseStepQuerySet":
        """Of cases in sight."""
        return self.filter(case__in=Case.objects.visible_to(by).order_by().values("pk"))


class CaseStep(models.Model):
    """One row is what was done about a case on a day, by which unit; `target` is to whom it was handed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    done_on = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="case_steps")
    target = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="case_steps_received")
    text = models.TextField(blank=True)
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="case_steps"
    )

    objects = CaseStepQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
