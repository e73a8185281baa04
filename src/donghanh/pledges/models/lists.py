"""Lists about a gate that stand in a register of papers."""

from django.db import models

from donghanh.base.actors import Actor
from donghanh.documents.models import Document

from ..choices import ListKind
from .registration import Registration


class GateListQuerySet(models.QuerySet["GateList"]):
    """Questions about issued lists."""

    def visible_to(self, by: Actor) -> "GateListQuerySet":
        """Those whose papers are in sight."""
        return self.filter(document__in=Document.objects.visible_to(by).values("pk"))


class GateList(models.Model):
    """One row says that a paper is one list about one gate, issued by the paper's unit for the union above."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="lists")
    kind = models.CharField(max_length=12, choices=ListKind.choices)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="lists_pledges")

    objects = GateListQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.document)
