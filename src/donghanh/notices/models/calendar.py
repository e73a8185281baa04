"""Secret addresses of calendars."""

from django.conf import settings
from django.db import models

from donghanh.base.actors import Actor


class CalendarKeyQuerySet(models.QuerySet["CalendarKey"]):
    """Questions about calendar addresses."""

    def visible_to(self, by: Actor) -> "CalendarKeyQuerySet":
        """One's own."""
        return self.filter(account_id=by.account_id) if by.account_id else self.none()


class CalendarKey(models.Model):
    """One row lets a telephone read one account's calendar. A new `nonce` ends the address given out before."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_key"
    )
    nonce = models.CharField(max_length=32)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CalendarKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.account_id}"
