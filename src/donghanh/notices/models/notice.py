"""Notices."""

from django.conf import settings
from django.db import models

from donghanh.base.actors import Actor


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about notices."""

    def visible_to(self, by: Actor) -> "NoticeQuerySet":
        """Those sent to this account."""
        return self.filter(account_id=by.account_id) if by.account_id else self.none()

    def unread(self) -> "NoticeQuerySet":
        """Not opened yet."""
        return self.filter(read_at__isnull=True)

    def latest_first(self) -> "NoticeQuerySet":
        """The newest on top."""
        return self.order_by("-pk")


class Notice(models.Model):
    """One row tells one account one thing. It stores text and address, so that no floor above is needed."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    text = models.TextField()
    url = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["account", "-sent_at"], name="notices_by_account")]

    def __str__(self) -> str:
        return self.text
