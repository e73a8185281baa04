"""Windows in which pledges are registered."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from donghanh.base.actors import Actor
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit, line_of

from ..choices import LateRule
from ..rules import Window, results_due


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Questions about windows."""

    def visible_to(self, by: Actor) -> "RegistrationQuerySet":
        """Those opened by the unit acted for, by one of its superiors, or beneath it."""
        if by.path is None:
            return self.none()
        return self.filter(Q(unit__in=line_of(by)) | Q(unit__in_scope=by))

    def editable_by(self, by: Actor) -> "RegistrationQuerySet":
        """Of the unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def closed_by(self, day: dt.date) -> "RegistrationQuerySet":
        """Whose closing day is past."""
        return self.filter(closes_on__lt=day)


class Registration(models.Model):
    """One row is the gate of one emulation year of a movement, opened by `unit` for all beneath it.

    A unit follows the gate of its nearest superior that opened one. Only pledges confirmed by both sides
    while it stands open count at once; `late_rule` says what happens afterwards. `results_due_on` is the day by
    which both sides say how they kept their promises; empty, the last day of the year.
    """

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="registrations")
    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registrations")
    opens_on = models.DateField()
    closes_on = models.DateField()
    results_due_on = models.DateField(null=True, blank=True)
    late_rule = models.CharField(max_length=6, choices=LateRule.choices, default=LateRule.REFUSE)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["movement", "year", "unit"], name="pledges_one_gate_a_year"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="pledges_gate_closes_after_it_opens"
            ),
        ]
        ordering = ("-year", "-opens_on", "-pk")

    def __str__(self) -> str:
        return f"{self.movement} ({self.year})"

    @property
    def window(self) -> Window:
        """What the rules need of it."""
        return Window(self.opens_on, self.closes_on, takes_late=self.late_rule == LateRule.FLAG)

    @property
    def ends_on(self) -> dt.date:
        """The last day of the promises: by then both sides have said what became of them."""
        return results_due(self.year, self.results_due_on)
