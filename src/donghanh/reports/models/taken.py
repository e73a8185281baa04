"""Where a figure came from that nobody typed."""

from django.db import models

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator

from ..choices import ProposalSource
from .report import Report


class TakenQuerySet(models.QuerySet["Taken"]):
    """Questions about figures that were taken from proposals."""

    def visible_to(self, by: Actor) -> "TakenQuerySet":
        """Of reports that the actor may read."""
        return self.filter(report__in=Report.objects.visible_to(by).values("pk"))


class Taken(models.Model):
    """One row says that a person confirmed a proposed figure for a cell: which, from where, who.

    It speaks of the cell only while that still says `typed`.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="taken", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.CharField(max_length=6, choices=ProposalSource.choices)
    typed = models.CharField(max_length=80)
    said = models.CharField(max_length=200)
    taken_by = models.CharField(max_length=120)
    taken_on = models.DateField()

    objects = TakenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "indicator"], name="reports_taken_once")]

    def __str__(self) -> str:
        return f"{self.typed}: {self.said}"
