"""Totals and the marks that say which of them are behind."""

from django.db import models

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.organisations.choices import Level
from donghanh.organisations.models import Unit

from .request import ReportRequest


class TotalQuerySet(models.QuerySet["Total"]):
    """Questions about totals."""

    def visible_to(self, by: Actor) -> "TotalQuerySet":
        """Totals of units in scope."""
        return self.filter(unit__in_scope=by)

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

    # Each index and each checked key is paid for by every roll-up: the unique index below is the only one, and
    # the keys are not checked, for they are copied from rows whose keys are.
    request = models.ForeignKey(
        ReportRequest, on_delete=models.CASCADE, related_name="totals", db_index=False, db_constraint=False
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="totals", db_index=False, db_constraint=False
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="totals", db_index=False, db_constraint=False
    )
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


class TallyQuerySet(models.QuerySet["Tally"]):
    """Questions about tallies."""

    def visible_to(self, by: Actor) -> "TallyQuerySet":
        """Tallies of units in scope."""
        return self.filter(unit__in_scope=by)

    def told_if_behind(self) -> "TallyQuerySet":
        """Each with `is_behind`: is there a mark that the refresher has not served?"""
        marks = Mark.objects.filter(request=models.OuterRef("request"), unit=models.OuterRef("unit"))
        return self.annotate(is_behind=models.Exists(marks))


class Tally(models.Model):
    """One row counts the units of one level at or beneath `unit` that are asked: how far their reports have come.

    Written with the totals, only by `reports.actions.totals`. `waiting`, `accepted` and `returned` are states of
    today; `sent` were sent at least once, of which `late` after the due day and its grace. Leaves have no row.
    """

    request = models.ForeignKey(
        ReportRequest, on_delete=models.CASCADE, related_name="tallies", db_index=False, db_constraint=False
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    level = models.CharField(max_length=12, choices=Level.choices)
    expected = models.PositiveIntegerField()
    waiting = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    sent = models.PositiveIntegerField()
    late = models.PositiveIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "unit", "level"], name="reports_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.accepted} / {self.expected}"


class Mark(models.Model):
    """One row says: the totals and tallies of this unit are behind.

    Never shared between two changes: the refresher deletes exactly the marks it has read, so a change that
    commits meanwhile keeps its own.
    """

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="marks", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["request", "unit"], name="reports_marked")]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.unit_id}"
