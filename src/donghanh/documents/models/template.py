"""The Word files that units fill their papers into."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.organisations.models import Unit

from .files import StoredFile


class PaperTemplateQuerySet(models.QuerySet["PaperTemplate"]):
    """Questions about templates."""

    def editable_by(self, by: Actor) -> "PaperTemplateQuerySet":
        """Those of the very unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def standing(self) -> "PaperTemplateQuerySet":
        """Those that the next paper is filled into."""
        return self.filter(withdrawn_at=None)


class PaperTemplate(models.Model):
    """One row is a unit's own Word file with named fields for its papers of one type (`type_name` as
    `Document` keeps it, empty for a công văn). Withdrawn, it still fills the papers issued while it stood.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_templates")
    type_name = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="paper_templates")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="paper_templates"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = PaperTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "type_name"],
                condition=Q(withdrawn_at__isnull=True),
                name="documents_one_template_a_type",
            )
        ]

    def __str__(self) -> str:
        return self.type_name or "Công văn"
