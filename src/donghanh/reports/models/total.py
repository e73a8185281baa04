"""Totals and the marks that say which of them are behind."""

from django.db import models

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit, in_scope

from .request import ReportRequest


class TotalQuerySet(models.QuerySet["Total"]):
    """Questions about totals."""

    def visible_to(self, by: Actor) -> "TotalQuerySet":
        """Totals of units in scope."""
        return self.filter(unit__in=in_scope(by))

    def told_if_behind(self) -> "TotalQuerySet":
        """Each with `is_behind`: is there a mark that the refresher has not served?"""
        marks = Mark.objects.filter(request=models.OuterRef("request"), unit=models.OuterRef("unit"))
        return self.annotate(is_behind=models.Exists(marks))


class Total(models.Model):
    """One row is what one unit and all beneath it have reported and had accepted, for one line of a request.

    Written only by `reports.actions.totals`. `own` is the unit's own figure, `beneath` that of the units under
    it, `total` both; null where nothing was accepted or where figures may not be joined. A ratio carries the
    `numerator` and `denominator` of its total. `reported` of `expected` units count. Leaves have no row: their
    total is their own cell.
    """

    # Each index is paid for by every roll-up: the unique one below is the only one.
    request = models.ForeignKey(
        ReportRequest, on_delete=models.CASCADE, related_name="totals", db_index=False
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="totals", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="totals", db_index=False)
    own = models.BigIntegerField(null=True)
    beneath = models.BigIntegerField(null=True)
    total = models.BigIntegerField(null=True)
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    reported = models.PositiveIntegerField()
    expected = models.PositiveIntegerField()

    objects = TotalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "unit", "indicator"], name="reports_total_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.total}"


class Mark(models.Model):
    """One row says: the totals of this unit are behind.

    Never shared between two acceptances: the refresher deletes exactly the marks it has read, so an acceptance
    that commits meanwhile keeps its own.
    """

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="marks", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["request", "unit"], name="reports_marked")]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.unit_id}"
