"""Rounds of scoring."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit, line_of
from donghanh.periods.models import Period

from .cluster import Cluster
from .criteria import CriteriaSet


class RoundQuerySet(models.QuerySet["Round"]):
    """Questions about rounds."""

    def visible_to(self, by: Actor) -> "RoundQuerySet":
        """Those opened by a unit in scope or by a superior of the unit acted for."""
        if by.path is None:
            return self.none()
        return self.filter(Q(unit__in_scope=by) | Q(unit__in=line_of(by)))


class Round(models.Model):
    """One row is one scoring of many units: `unit` opened it, with one set, for one period.

    A round of a movement names it; a round of a cluster names the cluster.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="rounds")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="rounds")
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    cluster = models.OneToOneField(
        Cluster, null=True, blank=True, on_delete=models.PROTECT, related_name="round"
    )
    opened_on = models.DateField()
    self_due_on = models.DateField()
    verify_due_on = models.DateField()

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "criteria_set", "period"],
                condition=Q(cluster__isnull=True),
                name="evaluation_round_once",
            ),
            models.CheckConstraint(
                condition=Q(self_due_on__gte=F("opened_on"), verify_due_on__gte=F("self_due_on")),
                name="evaluation_round_days_in_order",
            ),
        ]
        ordering = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.criteria_set_id} {self.period_id}"

    def get_absolute_url(self) -> str:
        """The round's page."""
        return reverse("evaluation:round", args=[self.pk])
