"""Who belongs to a unit, in which collective, and who holds which role."""

import datetime as dt

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.people.models import Person

from ..choices import FOR_EVER, ActingMark, CollectiveKind, RoleKey
from .tree import Unit


class CollectiveQuerySet(models.QuerySet["Collective"]):
    """Questions about collectives."""

    def visible_to(self, by: Actor) -> "CollectiveQuerySet":
        """Those of units in scope."""
        return self.filter(unit__in_scope=by)


class Collective(models.Model):
    """One row is a team, office, workshop or faculty inside a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="collectives")
    kind = models.CharField(max_length=10, choices=CollectiveKind.choices)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField(default=0)

    objects = CollectiveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="organisations_collective_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about who belongs where."""

    def visible_to(self, by: Actor) -> "MembershipQuerySet":
        """Members of units in scope."""
        return self.filter(unit__in_scope=by)

    def on(self, day: dt.date) -> "MembershipQuerySet":
        """Those that hold on `day`."""
        return self.filter(from_on__lte=day, until_on__gt=day)


class Membership(models.Model):
    """One row says a person belongs to a unit (and to a collective there) for a while. No permission in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships")
    collective = models.ForeignKey(Collective, null=True, blank=True, on_delete=models.SET_NULL)
    post = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "from_on"], name="organisations_joins_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.unit_id}"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Questions about appointments."""

    def in_force(self, day: dt.date) -> "AppointmentQuerySet":
        """Those that hold on `day`."""
        return self.filter(from_on__lte=day, until_on__gt=day)

    def visible_to(self, by: Actor) -> "AppointmentQuerySet":
        """Appointments at units in scope."""
        return self.filter(unit__in_scope=by)


class Appointment(models.Model):
    """One row gives a person one role at one unit for a while: the only source of permission.

    With `acts_for` it is the role of an absent colleague, taken for stated days; papers then carry `mark`.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=RoleKey.choices)
    title = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)
    acts_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies"
    )
    mark = models.CharField(max_length=4, choices=ActingMark.choices, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("from_on")), name="organisations_term_has_days"
            ),
            models.CheckConstraint(
                condition=Q(acts_for__isnull=True, mark="") | (Q(acts_for__isnull=False) & ~Q(mark="")),
                name="organisations_acting_has_its_mark",
            ),
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="organisations_my_roles")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role} @ {self.unit_id}"
