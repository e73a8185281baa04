"""Movements."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit, line_of

from ..choices import UNISSUED, MovementState, PlanState


class MovementQuerySet(models.QuerySet["Movement"]):
    """Questions about movements."""

    def visible_to(self, by: Actor) -> "MovementQuerySet":
        """Those of which the actor may read a plan."""
        if by.path is None:
            return self.none()
        known = [state for state in PlanState if state not in UNISSUED]
        ways = (  # asked apart: together they would go through every plan sent to anybody
            Movement.objects.filter(plans__unit=by.unit_id),
            Movement.objects.filter(plans__deliveries__unit__in=line_of(by)),
            Movement.objects.filter(plans__unit__in_scope=by, plans__state__in=known),
        )
        own, sent, beneath = (Q(pk__in=way.values("pk")) for way in ways)
        return self.filter(own | sent | beneath)

    def running_on(self, day: dt.date) -> "MovementQuerySet":
        """Open, and `day` within their period."""
        return self.filter(state=MovementState.RUNNING, starts_on__lte=day, ends_on__gte=day)


class Movement(models.Model):
    """One row is one emulation movement, opened by `unit` with a plan; `theme` is its slogan."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="movements")
    name = models.CharField(max_length=500)
    theme = models.CharField(max_length=500, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=8, choices=MovementState.choices, default=MovementState.RUNNING)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)

    objects = MovementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="movements_movement_ends_after_it_begins"
            )
        ]
        ordering = ("-starts_on", "-pk")

    def __str__(self) -> str:
        return self.name
