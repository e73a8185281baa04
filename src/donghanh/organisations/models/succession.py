"""What a unit was called, and what became of it."""

from django.db import models
from django.db.models import Q

from ..choices import SuccessionKind
from .tree import Papered, Unit


class UnitName(Papered):
    """One row says: from this day the unit was called so. A unit never renamed has none."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "from_on"], name="organisations_one_name_a_day")
        ]

    def __str__(self) -> str:
        return self.name


class Succession(Papered):
    """One row says: on this day the predecessor ended, and `share` per cent of it passed to the successor.

    Without a successor it was dissolved; its rows are then found with its last superior.
    """

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="inheritances"
    )
    kind = models.CharField(max_length=10, choices=SuccessionKind.choices)
    on_day = models.DateField()
    share = models.PositiveSmallIntegerField(default=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organisations_succeeds_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="organisations_not_its_own_successor"
            ),
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=100), name="organisations_share_is_per_cent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} > {self.successor_id} ({self.on_day})"
