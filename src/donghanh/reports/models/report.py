"""Reports of units, their cells, and what was sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.evidence.models import Evidence
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit

from ..choices import DONE, ReportState
from .request import ReportRequest


class ReportQuerySet(models.QuerySet["Report"]):
    """Questions about reports."""

    def visible_to(self, by: Actor) -> "ReportQuerySet":
        """Own ones, those entered instead of a unit beneath, and those beneath that were sent at least once.

        A draft belongs to its unit, and to the unit that enters it instead or as its heir.
        """
        if by.path is None:
            return self.none()
        begun = Q(unit=by.unit_id) | Q(stand_in=by.unit_id) | Q(heir=by.unit_id)
        return self.filter(begun | Q(unit__in_scope=by, first_sent_on__isnull=False))

    def editable_by(self, by: Actor) -> "ReportQuerySet":
        """Of the unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def waiting(self) -> "ReportQuerySet":
        """Sent, and nobody has decided."""
        return self.filter(state=ReportState.SENT)

    def done(self) -> "ReportQuerySet":
        """Sent or accepted: nothing is owed by the unit."""
        return self.filter(state__in=DONE)


class Report(models.Model):
    """One row is one unit's report for one request.

    `version` grows with every change, so that two people at once are told; `writer` is the token of the form
    that saved last, which may go on saving. `open_cells` names the codes that a superior reopened (empty: all),
    until the report is accepted again. `stand_in` is the superior that entered it instead of the unit, `heir` the
    unit that goes on with one that has ended and filled it in.
    """

    request = models.ForeignKey(
        ReportRequest, on_delete=models.PROTECT, related_name="reports", db_index=False
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports", db_index=False)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    writer = models.CharField(max_length=64, blank=True)
    written_by = models.CharField(max_length=120, blank=True)
    filled = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    remarks = models.TextField(blank=True)
    first_sent_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    open_cells = models.JSONField(default=list, blank=True)
    stand_in = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    heir = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    last_sent = models.ForeignKey(
        "reports.Snapshot", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    last_accepted = models.ForeignKey(
        "reports.Snapshot", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "unit"], name="reports_one_report_a_unit"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.SENT) | Q(last_sent__isnull=False),
                name="reports_sent_has_its_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.ACCEPTED) | Q(last_accepted__isnull=False),
                name="reports_accepted_has_its_snapshot",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="reports_by_unit"),
            models.Index(
                fields=["stand_in"], condition=Q(stand_in__isnull=False), name="reports_entered_instead"
            ),
            models.Index(fields=["heir"], condition=Q(heir__isnull=False), name="reports_inherited"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.unit_id}"

    def get_absolute_url(self) -> str:
        """The report's page."""
        return reverse("reports:report", args=[self.pk])


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """Questions about what was sent."""

    def visible_to(self, by: Actor) -> "SnapshotQuerySet":
        """Of reports that the actor may read."""
        return self.filter(report__in=Report.objects.visible_to(by).values("pk"))


class Snapshot(models.Model):
    """One row is what a unit sent, never changed: cells by code, and the SHA-256 of all that was sent.

    `cells` is {code: {"typed", "number", "note", "evidence" (a SHA-256) where there is one}}; accepted figures and
    so all totals point to one of these. `reason` is why the version before had been given back. Where `stand_in`
    entered it instead of the unit, `paper` is the scan of the signed paper; `heir` signed and sent it for a unit that
    has ended. `digest` also covers the digest of the
    version before (`facts.snapshots` says what it is of).
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="snapshots", db_index=False)
    version = models.PositiveIntegerField()
    cells = models.JSONField()
    remarks = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    stand_in = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    heir = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    paper = models.ForeignKey(
        Evidence,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports_entered",
        db_index=False,
    )
    digest = models.CharField(max_length=64)
    sent_on = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    sent_by_name = models.CharField(max_length=120)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="reports_snapshot_version_once"),
            models.CheckConstraint(
                condition=Q(stand_in__isnull=True, paper__isnull=True)
                | Q(stand_in__isnull=False, paper__isnull=False),
                name="reports_entered_from_a_paper",
            ),
            models.CheckConstraint(
                condition=Q(heir__isnull=True) | Q(stand_in__isnull=True),
                name="reports_sent_by_heir_or_superior",
            ),
        ]
        indexes = [
            models.Index(fields=["paper"], condition=Q(paper__isnull=False), name="reports_papers_entered")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}"


class ValueQuerySet(models.QuerySet["Value"]):
    """Questions about cells."""

    def visible_to(self, by: Actor) -> "ValueQuerySet":
        """Cells of reports that the actor may read."""
        return self.filter(report__in=Report.objects.visible_to(by).values("pk"))

    def counted(self) -> "ValueQuerySet":
        """Cells with an accepted figure: those that totals are made of."""
        return self.filter(Q(accepted__isnull=False) | Q(accepted_denominator__isnull=False))


class Value(models.Model):
    """One row is one cell: what was typed, the number it means (scaled; null when it means none), a note.

    `accepted` is the figure the superior accepted last, and `accepted_in` the snapshot it came with; it counts
    in every total until another one is accepted in its place, whatever is typed meanwhile.
    """

    # Twenty million a year: the unique index and one for evidence are all there are.
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="values", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values", db_index=False)
    typed = models.CharField(max_length=2000, blank=True)
    number = models.BigIntegerField(null=True, blank=True)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="values", db_index=False
    )
    accepted = models.BigIntegerField(null=True, blank=True)
    accepted_numerator = models.BigIntegerField(null=True, blank=True)
    accepted_denominator = models.BigIntegerField(null=True, blank=True)
    accepted_in = models.ForeignKey(
        Snapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = ValueQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "indicator"], name="reports_one_cell")]
        indexes = [
            models.Index(
                fields=["evidence"],
                condition=Q(evidence__isnull=False),
                name="reports_cells_with_evidence",
            )
        ]

    def __str__(self) -> str:
        return self.typed
