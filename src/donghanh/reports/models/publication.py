"""Totals that were published, and the snapshots they rest on."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor

from .report import Snapshot
from .request import ReportRequest


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Questions about publications."""

    def visible_to(self, by: Actor) -> "PublicationQuerySet":
        """Of requests that the actor may read: those who were asked read what became of it."""
        return self.filter(request__in=ReportRequest.objects.visible_to(by).values("pk"))


class Publication(models.Model):
    """One row is what the asking unit published of a request's totals, never changed; a correction is the next row.

    `figures` is {code: {"total", "numerator", "denominator", "reported", "expected"}}. `basis` is the digest of the
    list of units with the digests of the snapshots that count for them; `digest` covers all of it and the digest of
    the publication before.
    """

    request = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    basis = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    published_on = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    published_by_name = models.CharField(max_length=120)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["request", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="reports_publication_once"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="reports_correction_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.number}"


class PublishedSnapshot(models.Model):
    """One row says that a publication counts this snapshot of a unit's report."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="snapshots", db_index=False
    )
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "snapshot"], name="reports_snapshot_once_a_publication"
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} → {self.snapshot_id}"
