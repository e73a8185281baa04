"""Access keys."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit


class AccessKeyQuerySet(models.QuerySet["AccessKey"]):
    """Questions about keys."""

    def visible_to(self, by: Actor) -> "AccessKeyQuerySet":
        """One's own for the unit acted for; whoever signs for it sees all of it."""
        if by.unit_id is None or by.account_id is None:
            return self.none()
        mine = self.filter(unit=by.unit_id)
        return mine if by.has(Duty.SIGN) else mine.filter(account=by.account_id)

    def opening(self, day: dt.date) -> "AccessKeyQuerySet":
        """Neither revoked nor past their last day."""
        return self.filter(revoked_at__isnull=True, last_day__gte=day)


class AccessKey(models.Model):
    """One row lets a program act for one unit as the person who made it, as far as that person may today.

    Only the SHA-256 of the key is kept. `minute` and `uses` count this minute's requests; `minute` is also the last use.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="access_keys"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="access_keys")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    last_day = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=120, blank=True)
    minute = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)

    objects = AccessKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="api_revoked_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def opens(self, day: dt.date) -> bool:
        """Does it still open anything?"""
        return self.revoked_at is None and self.last_day >= day
