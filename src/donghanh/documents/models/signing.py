"""The certificate an office signs with, and the papers signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.organisations.models import Unit

from ..choices import SigningState
from .document import Document
from .files import StoredFile


class SigningKey(models.Model):
    """One row is a certificate that a unit signs with; the key itself lies encrypted in a file outside the database,
    named by the certificate's fingerprint, and is thrown away when the unit takes it out.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="signing_keys")
    subject = models.CharField(max_length=250)
    issuer = models.CharField(max_length=250)
    serial = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    from_on = models.DateField()
    until_on = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="signing_keys"
    )
    removed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(removed_on__isnull=True), name="documents_one_key_a_unit"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class Signature(models.Model):
    """One row is the digital signature of a paper: asked for, then put on by a job."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="signature")
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="signatures")
    state = models.CharField(max_length=8, choices=SigningState.choices)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="signatures_asked"
    )
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="documents_signed")
    signed_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(file__isnull=False, signed_at__isnull=False),
                name="documents_signed_has_its_file",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.key}"
