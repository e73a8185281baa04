"""Reminders that wait for an hour in which people may be told, and how each person wants to be told."""

from django.conf import settings
from django.db import models

from donghanh.base.actors import Actor

from ..choices import Rhythm


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Questions about reminders."""

    def visible_to(self, by: Actor) -> "ReminderQuerySet":
        """Those meant for this account."""
        return self.filter(account_id=by.account_id) if by.account_id else self.none()

    def waiting(self) -> "ReminderQuerySet":
        """Not told yet, in the order made."""
        return self.filter(told_at__isnull=True).order_by("account", "pk")


class Reminder(models.Model):
    """One row reminds one account of one thing once: `key` names the thing and the step of its schedule."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    key = models.CharField(max_length=120)
    text = models.TextField()
    url = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="notices_reminded_once_of_each")
        ]
        indexes = [
            models.Index(
                fields=["account"], condition=models.Q(told_at__isnull=True), name="notices_reminders_waiting"
            )
        ]

    def __str__(self) -> str:
        return self.text


class WishQuerySet(models.QuerySet["Wish"]):
    """Questions about wishes."""

    def visible_to(self, by: Actor) -> "WishQuerySet":
        """One's own."""
        return self.filter(account_id=by.account_id) if by.account_id else self.none()

    def for_digests(self) -> "WishQuerySet":
        """Of those who want everything at once."""
        return self.filter(account__is_active=True).exclude(rhythm=Rhythm.EACH)


class Wish(models.Model):
    """One row is how one person wants to be reminded; without a row, of each thing, without mail."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wish")
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.EACH)
    email = models.EmailField(blank=True)
    digest_on = models.DateField(null=True, blank=True)

    objects = WishQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.account_id}: {self.rhythm}"
