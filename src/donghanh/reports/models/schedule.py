"""Schedules by which requests open by themselves, and units that are exempt."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.movements.models import Movement
from donghanh.movements.rules.reminding import Schedule
from donghanh.organisations.models import Unit
from donghanh.periods.choices import PeriodKind

from ..rules.schedules import Rhythm
from .request import ReportRequest


class AskingScheduleQuerySet(models.QuerySet["AskingSchedule"]):
    """Questions about schedules."""

    def visible_to(self, by: Actor) -> "AskingScheduleQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)

    def running(self) -> "AskingScheduleQuerySet":
        """Not stopped."""
        return self.filter(stopped_on__isnull=True)


class AskingSchedule(models.Model):
    """One row asks with the newest version of one form, every period of a kind, until it is stopped.

    Days are counted from the day on which figures stand (31/5, 30/11, else the period's last): asked
    `opens_before` days before, due `due_after` days after, late after `grace_days` more. `before`, `on_day`,
    `after` and `escalate_after` say when who has not sent is reminded, and their superior told.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="asking_schedules")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="asking_schedules")
    form_code = models.CharField(max_length=20)
    period_kind = models.CharField(max_length=12, choices=PeriodKind.choices)
    title = models.CharField(max_length=200)
    levels = models.JSONField(default=list)
    opens_before = models.PositiveSmallIntegerField(default=10)
    due_after = models.PositiveSmallIntegerField(default=10)
    grace_days = models.PositiveSmallIntegerField(default=2)
    before = models.JSONField(default=list, blank=True)
    on_day = models.BooleanField(default=True)
    after = models.JSONField(default=list, blank=True)
    escalate_after = models.PositiveSmallIntegerField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)

    objects = AskingScheduleQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "movement", "form_code"],
                condition=Q(stopped_on__isnull=True),
                name="reports_one_schedule_a_form",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The schedule's page."""
        return reverse("reports:schedule", args=[self.pk])

    @property
    def rhythm(self) -> Rhythm:
        """As the rules know it; asks for `movement`."""
        years = self.movement.starts_on.year, self.movement.ends_on.year
        term = f"{years[0]}-{years[1]}" if years[1] > years[0] else ""
        return Rhythm(str(self.period_kind), self.opens_before, self.due_after, term)

    @property
    def reminders(self) -> Schedule:
        """When those are reminded who have not sent."""
        return Schedule(tuple(self.before), self.on_day, tuple(self.after), self.escalate_after)


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    """Questions about exemptions."""

    def visible_to(self, by: Actor) -> "ExemptionQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)


class Exemption(models.Model):
    """One row spares one unit one request, and with `lasts` the later ones of the same schedule, with the reason."""

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="exemptions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="report_exemptions")
    reason = models.CharField(max_length=250)
    lasts = models.BooleanField(default=False)
    made_by = models.CharField(max_length=120)
    made_on = models.DateField()

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["request", "unit__sort_key"]
        constraints = [models.UniqueConstraint(fields=["request", "unit"], name="reports_exempt_once")]

    def __str__(self) -> str:
        return self.reason
