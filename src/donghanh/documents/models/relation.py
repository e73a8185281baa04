"""What one paper does to an earlier one."""

from django.db import models
from django.db.models import F, Q

from ..choices import RelationKind
from .document import Document


class DocumentRelation(models.Model):
    """One row says that `document` amends, supplements, replaces or revokes `earlier`, from the day it was issued."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="relations")
    earlier = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="later_relations")
    kind = models.CharField(max_length=11, choices=RelationKind.choices)
    related_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "earlier"], name="documents_related_once"),
            models.CheckConstraint(
                condition=~Q(document=F("earlier")), name="documents_not_related_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.get_kind_display()} {self.earlier}"
