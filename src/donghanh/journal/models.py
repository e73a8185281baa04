"""The journal's rows."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone


class EntryQuerySet(models.QuerySet["Entry"]):
    """Questions about the journal."""

    def about(self, thing: models.Model) -> "EntryQuerySet":
        """What happened to one record, latest first."""
        return self.filter(thing=thing._meta.label_lower, thing_id=thing.pk).order_by("-pk")

    def by_account(self, account_id: int | None) -> "EntryQuerySet":
        """What one account did."""
        return self.filter(account_id=account_id) if account_id else self.none()

    def on(self, day: dt.date) -> "EntryQuerySet":
        """What was done on one day here."""
        start = timezone.make_aware(dt.datetime.combine(day, dt.time.min))
        return self.filter(at__gte=start, at__lt=start + dt.timedelta(days=1))

    def unsealed(self) -> "EntryQuerySet":
        """Committed entries that no chain number covers yet."""
        return self.filter(number__isnull=True).order_by("pk")


class Entry(models.Model):
    """One row is one change somebody made, told in a sentence.

    Entries commit unchained; `journal.actions.seal` numbers and hashes committed batches, so writers never
    queue for the chain. `thing` is the model's label and `thing_id` its key: a reference for reading, not a
    foreign key, because the journal stands below everything it tells about.
    """

    at = models.DateTimeField(auto_now_add=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    who = models.CharField(max_length=120)
    unit_id = models.BigIntegerField(null=True, db_index=True)
    unit_name = models.CharField(max_length=250, blank=True)
    verb = models.CharField(max_length=60)
    sentence = models.TextField()
    thing = models.CharField(max_length=60)
    thing_id = models.BigIntegerField(null=True)
    number = models.BigIntegerField(null=True, unique=True)
    seal = models.CharField(max_length=64, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["thing", "thing_id"], name="journal_by_thing")]

    def __str__(self) -> str:
        return self.sentence


class SentOnce(models.Model):
    """One row is a form that was accepted; the same form is not accepted again."""

    token = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.token
