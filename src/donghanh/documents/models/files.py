"""Files as they came."""

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """One row is one uploaded file as it came, checked by `base.uploads`; served only as attachment."""

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.FileField(upload_to="documents/%Y/%m")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="stored_files"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
