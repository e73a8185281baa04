"""When addressees of one plan are reminded."""

from django.db import models

from donghanh.base.actors import Actor

from ..rules.reminding import Schedule
from .plan import Plan


class ScheduleRowQuerySet(models.QuerySet["ScheduleRow"]):
    """Questions about schedules."""

    def visible_to(self, by: Actor) -> "ScheduleRowQuerySet":
        """Of the own unit's plans."""
        return self.filter(plan__unit=by.unit_id) if by.unit_id else self.none()


class ScheduleRow(models.Model):
    """One row is the schedule somebody chose for a plan; a plan without one has the usual schedule."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="schedule_row")
    before = models.JSONField(default=list, blank=True)
    on_day = models.BooleanField(default=True)
    after = models.JSONField(default=list, blank=True)
    escalate_after = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = ScheduleRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.before} {self.on_day} {self.after}"

    @property
    def schedule(self) -> Schedule:
        """As the rules know it."""
        return Schedule(tuple(self.before), self.on_day, tuple(self.after), self.escalate_after)
