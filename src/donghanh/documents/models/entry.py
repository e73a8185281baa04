"""The register itself: what stands in it stays."""

from django.db import models
from django.db.models import Q

from donghanh.organisations.models import Unit

from .document import Document


class RegisterEntry(models.Model):
    """One row says that a paper stands in its unit's register. The row is never taken out, and while it stands the
    database lets nobody delete the paper; a paper received has its number of arrival, a series for each year.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="entry")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="register_entries")
    entered_on = models.DateField()
    arrival_year = models.PositiveSmallIntegerField(null=True)
    arrival_number = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "arrival_year", "arrival_number"], name="documents_arrival_number_used_once"
            ),
            models.CheckConstraint(
                condition=Q(arrival_year__isnull=True, arrival_number__isnull=True)
                | Q(arrival_year__isnull=False, arrival_number__isnull=False),
                name="documents_arrival_has_year_and_number",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)
