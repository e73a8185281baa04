"""What members are elected to."""

import datetime as dt

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.people.models import Person

from ..choices import FOR_EVER, OfficeKind
from .tree import Unit


class OfficeQuerySet(models.QuerySet["Office"]):
    """Questions about elected offices."""

    def visible_to(self, by: Actor) -> "OfficeQuerySet":
        """Offices at units in scope."""
        return self.filter(unit__in_scope=by)

    def on(self, day: dt.date) -> "OfficeQuerySet":
        """Those whose term runs on `day`."""
        return self.filter(from_on__lte=day, until_on__gt=day)


class Office(models.Model):
    """One row says a member was elected to an office of the unit for a term. No permission in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offices")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="offices")
    kind = models.CharField(max_length=16, choices=OfficeKind.choices)
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "kind", "from_on"], name="organisations_elected_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("from_on")), name="organisations_office_has_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} @ {self.unit_id}"
