"""Imports and what was wrong in them."""

import uuid

from django.conf import settings
from django.db import models

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit

from .choices import ImportKind, ImportState


def random_place(_import: "Import", _name: str) -> str:
    """Where the sealed file lies: nothing of its name."""
    token = uuid.uuid4().hex
    return f"imports/{token[:2]}/{token}"


class ImportQuerySet(models.QuerySet["Import"]):
    """Questions about imports."""

    def visible_to(self, by: Actor) -> "ImportQuerySet":
        """Those of the very unit acted for: lists of people are not read from above."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def latest_first(self) -> "ImportQuerySet":
        """The newest on top."""
        return self.order_by("-pk")


class Import(models.Model):
    """One row is one list that a unit brought in; made by `imports.actions`.

    The file is kept sealed and only until it is done with. `rows` counts the lines read, `position` those worked
    off in writing, so that a stopped import goes on; the others count what became or would become of them.
    """

    kind = models.CharField(max_length=8, choices=ImportKind.choices)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.UPLOADED)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    file = models.FileField(upload_to=random_place, blank=True)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    sheet = models.CharField(max_length=100, blank=True)
    since = models.DateField(null=True, blank=True)
    told = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    skips_faulty = models.BooleanField(default=False)
    begun_at = models.DateTimeField(auto_now_add=True)

    objects = ImportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """Will nothing more become of it?"""
        return self.state in {ImportState.DONE, ImportState.DROPPED, ImportState.UNREADABLE}


class FaultQuerySet(models.QuerySet["Fault"]):
    """Questions about faults."""

    def visible_to(self, by: Actor) -> "FaultQuerySet":
        """Those of imports of the unit acted for."""
        return self.filter(of__unit=by.unit_id) if by.unit_id else self.none()


class Fault(models.Model):
    """One row is one fault of an import: where, as Excel names it, and what is wrong, in words."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=20, blank=True)
    cell = models.CharField(max_length=12)
    sentence = models.TextField()

    objects = FaultQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["of", "row"], name="imports_faults_in_order")]

    def __str__(self) -> str:
        return f"{self.cell}: {self.sentence}"
