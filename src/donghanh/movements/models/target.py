"""Targets."""

from django.db import models
from django.db.models import F, Q

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit, in_scope
from donghanh.periods.models import Period

from ..choices import TargetState
from .clause import Clause


class TargetQuerySet(models.QuerySet["Target"]):
    """Questions about targets."""

    def visible_to(self, by: Actor) -> "TargetQuerySet":
        """Of units in scope."""
        return self.filter(unit__in=in_scope(by))

    def standing(self) -> "TargetQuerySet":
        """Not replaced by another amount."""
        return self.exclude(state=TargetState.REPLACED)


class Target(models.Model):
    """One row is an amount of an indicator that a unit is to reach in a period, hung on a clause.

    `amount` and `reserve` are scaled by the indicator's decimals. `parent` is the target it was divided from;
    the reserve is what the unit keeps back: children and reserve together make the amount.
    """

    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="targets"
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="targets")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="targets")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    amount = models.BigIntegerField()
    reserve = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=TargetState.choices, default=TargetState.OFFERED)

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "indicator", "period"],
                condition=~Q(state=TargetState.REPLACED),
                name="movements_one_standing_target",
            ),
            models.CheckConstraint(
                condition=Q(reserve__gte=0, amount__gte=F("reserve")), name="movements_reserve_within_target"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} @ {self.unit_id}: {self.amount}"
