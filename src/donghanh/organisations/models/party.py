"""Who takes part in something."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.people.models import Person

from ..choices import PartyKind
from .people import Collective
from .tree import Unit


class PartyQuerySet(models.QuerySet["Party"]):
    """Questions about parties."""

    def visible_to(self, by: Actor) -> "PartyQuerySet":
        """Parties at home in a unit in scope."""
        return self.filter(home__in_scope=by)


class Party(models.Model):
    """One row stands for exactly one person, collective or unit that takes part in something.

    `home` is the unit through which it is reached; `name` is its name when it first took part.
    """

    kind = models.CharField(max_length=10, choices=PartyKind.choices)
    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="party"
    )
    collective = models.OneToOneField(
        Collective, null=True, blank=True, on_delete=models.PROTECT, related_name="party"
    )
    unit = models.OneToOneField(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="party")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parties")
    name = models.CharField(max_length=250)

    objects = PartyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind=PartyKind.PERSON, person__isnull=False, collective__isnull=True, unit__isnull=True
                )
                | Q(
                    kind=PartyKind.COLLECTIVE,
                    person__isnull=True,
                    collective__isnull=False,
                    unit__isnull=True,
                )
                | Q(kind=PartyKind.UNIT, person__isnull=True, collective__isnull=True, unit__isnull=False),
                name="organisations_party_is_exactly_one",
            )
        ]

    def __str__(self) -> str:
        return self.name
