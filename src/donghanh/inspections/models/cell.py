"""Reported figures compared with their proof."""

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.reports.models import Report

from ..choices import CellState
from .finding import Finding
from .visit import Visit


class CellCheckQuerySet(models.QuerySet["CellCheck"]):
    """Questions about compared figures."""

    def visible_to(self, by: Actor) -> "CellCheckQuerySet":
        """Of the committee's own inspections; of others once the unit was told, or its superior was asked."""
        seen = Visit.objects.visible_to(by)
        own = Q(visit__in=seen.filter(unit=by.unit_id).values("pk"))
        asked = Q(visit__in=seen.values("pk"), asked_on__isnull=False)
        return self.filter(own | asked)


class CellCheck(models.Model):
    """One row is one accepted figure of the inspected unit beside what its proof shows (both scaled)."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="cells")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="inspected_cells")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="inspected_cells")
    finding = models.ForeignKey(
        Finding, null=True, blank=True, on_delete=models.SET_NULL, related_name="cells"
    )
    reported = models.BigIntegerField()
    found = models.BigIntegerField()
    note = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=CellState.choices)
    asked_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True)

    objects = CellCheckQuerySet.as_manager()

    class Meta:
        ordering = ("report", "indicator__position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "report", "indicator"], name="inspections_figure_compared_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="same") | Q(reported=models.F("found")),
                name="inspections_same_is_the_same",
            ),
            models.CheckConstraint(
                condition=~Q(state="reopened") | Q(reopened_on__isnull=False),
                name="inspections_reopened_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["visit"], condition=Q(state="asked"), name="inspections_cells_asked")]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.reported} / {self.found}"
