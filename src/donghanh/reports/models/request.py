"""Requests for reports, and the tree as it stood for them."""

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.fields import KeyField
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.choices import Level, Sector
from donghanh.organisations.models import Path, Unit, own_and_taken_over
from donghanh.organisations.rules import path_range
from donghanh.periods.models import Period

from ..choices import RequestState
from .form import FormVersion


class ReportRequestQuerySet(models.QuerySet["ReportRequest"]):
    """Questions about requests."""

    def visible_to(self, by: Actor) -> "ReportRequestQuerySet":
        """Those made by a unit in scope, and those in whose tree the unit acted for (or one it took over) stands."""
        if by.path is None:
            return self.none()
        # Requests are few and units many: each asker is looked up, not all that is in scope read.
        asker = Path.objects.reaching(today()).beneath(by.path).filter(unit=OuterRef("unit"))
        own = Standing.objects.filter(request=OuterRef("pk"), unit=by.unit_id)
        standing = Standing.objects.filter(unit__in=own_and_taken_over(by)).values("request")
        return self.filter(Exists(asker) | Exists(own) | Q(pk__in=standing))

    def asking(self, unit_id: int | None) -> "ReportRequestQuerySet":
        """Those that ask this very unit."""
        asked = Standing.objects.filter(unit=unit_id, is_asked=True).values("request")
        return self.filter(pk__in=asked)

    def open(self) -> "ReportRequestQuerySet":
        """Still taking figures."""
        return self.filter(state=RequestState.OPEN)


class ReportRequest(models.Model):
    """One row asks the units beneath `unit`, of the given levels, for one form's figures of one period.

    Due by `due_on`; reports are taken as on time for `grace_days` more, later ones are taken as late until
    the request is closed.
    """

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="report_requests")
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="report_requests"
    )
    form = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="requests")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="report_requests")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="report_requests")
    schedule = models.ForeignKey(
        "reports.AskingSchedule", null=True, blank=True, on_delete=models.SET_NULL, related_name="requests"
    )
    title = models.CharField(max_length=250)
    levels = models.JSONField(default=list)
    asked_on = models.DateField()
    due_on = models.DateField()
    grace_days = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=6, choices=RequestState.choices, default=RequestState.OPEN)
    closed_on = models.DateField(null=True, blank=True)

    objects = ReportRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "movement", "form", "period"], name="reports_asked_once_a_period"
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, closed_on__isnull=True)
                | Q(state=RequestState.CLOSED, closed_on__isnull=False),
                name="reports_closed_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The request's page."""
        return reverse("reports:request", args=[self.pk])

    @property
    def last_day(self) -> dt.date:
        """The last day on which a report is on time."""
        return self.due_on + dt.timedelta(days=self.grace_days)


class StandingQuerySet(models.QuerySet["Standing"]):
    """Questions about places in a request's tree."""

    def visible_to(self, by: Actor) -> "StandingQuerySet":
        """Places of units in scope."""
        return self.filter(unit__in_scope=by)

    def asked(self) -> "StandingQuerySet":
        """Units that owe a report."""
        return self.filter(is_asked=True)

    def beneath(self, path: str) -> "StandingQuerySet":
        """At or beneath a path of the request's tree: one indexed range."""
        start, end = path_range(path)
        return self.filter(path__gte=start, path__lt=end)


class Standing(models.Model):
    """One row says where a unit stood when the request's period ended, and whether it is asked.

    The tree as it was: later moves change nothing here. A leaf has nobody beneath it and no total. These rows
    are also what the refresher of totals locks, the deepest first.
    """

    request = models.ForeignKey(
        ReportRequest, on_delete=models.CASCADE, related_name="standings", db_index=False
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="standings")
    superior = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="standings_beneath",
        db_index=False,
    )
    path = KeyField(max_length=250)
    depth = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12, choices=Level.choices)
    sector = models.CharField(max_length=16, choices=Sector.choices)
    is_asked = models.BooleanField(default=False)
    is_leaf = models.BooleanField(default=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "unit"], name="reports_stands_once")]
        indexes = [
            models.Index(fields=["request", "path"], name="reports_branch"),
            models.Index(fields=["request", "superior"], name="reports_children"),
            models.Index(fields=["request", "depth", "is_leaf"], name="reports_level"),
        ]

    def __str__(self) -> str:
        return self.path


class Expected(models.Model):
    """One row counts the units at or beneath `unit` that are asked the lines of one audience of the form."""

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    audience = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "unit", "audience"], name="reports_expected_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.count}"


class RequestClause(models.Model):
    """One row ties one line of a request to the clause of a plan it reports on."""

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="ties")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="ties")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="report_ties")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "indicator"], name="reports_one_clause_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} → {self.clause_id}"
