"""Many papers made in one run."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit

from ..choices import BatchState


class PaperBatchQuerySet(models.QuerySet["PaperBatch"]):
    """Questions about runs."""

    def visible_to(self, by: Actor) -> "PaperBatchQuerySet":
        """Those that this very account asked for, for the unit acted for: they hold what it was allowed to see."""
        return self.filter(asked_by=by.account_id, unit=by.unit_id) if by.account_id else self.none()


class PaperBatch(models.Model):
    """One row is one run: papers `documents` (keys, in order) as files of `kind`, in one archive once all are made.

    Made a part at a time; `done` papers are in parts already, so that a run goes on where it was broken off.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_batches")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="paper_batches"
    )
    kind = models.CharField(max_length=4)
    site = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=BatchState.choices)
    documents = models.JSONField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="batches", blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    objects = PaperBatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="documents_batch_done_of_total"),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(file=""), name="documents_batch_done_has_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total} văn bản"
