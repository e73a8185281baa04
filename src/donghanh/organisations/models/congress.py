"""Congresses of a unit."""

from django.db import models

from donghanh.base.actors import Actor

from .people import Appointment
from .tree import Unit


class CongressQuerySet(models.QuerySet["Congress"]):
    """Questions about congresses."""

    def visible_to(self, by: Actor) -> "CongressQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)


class Congress(models.Model):
    """One row is one congress of a unit that elected a committee: `paper_number` is the decision that recognises it.

    `relieved` and `appointed` are the roles that ended and began with it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="congresses")
    name = models.CharField(max_length=200)
    held_on = models.DateField()
    paper_number = models.CharField(max_length=60)
    relieved = models.ManyToManyField(Appointment, related_name="ended_by_congress")
    appointed = models.ManyToManyField(Appointment, related_name="begun_by_congress")

    objects = CongressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "held_on"], name="organisations_one_congress_a_day")
        ]

    def __str__(self) -> str:
        return self.name
