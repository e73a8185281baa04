"""What came out, and who asked to have it looked at again."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor

from ..choices import AppealState, ContestState, Prize
from .contest import Contest, Round
from .entry import Entry


class ResultQuerySet(models.QuerySet["Result"]):
    """Questions about results."""

    def visible_to(self, by: Actor) -> "ResultQuerySet":
        """Announced ones of contests in sight; sealed ones only for who holds the contest and does not judge it."""
        announced = Contest.objects.visible_to(by).announced().values("pk")
        held = Contest.objects.run_by(by).exclude(jurors__person=by.person_id).values("pk")
        return self.filter(Q(round__contest__in=announced) | Q(round__contest__in=held))

    def announced(self) -> "ResultQuerySet":
        """Those that everybody may know."""
        return self.filter(round__contest__state=ContestState.ANNOUNCED)


class Result(models.Model):
    """One row is where one entry stood when a round was sealed; hundredths of a point.

    `raw` is the plain mean, `corrected` the one without the jurors' leanings (none where jurors could not be
    compared); both hold the counted parts. `decided` says what decided a tie. Between `rank_from` and `rank_to` the
    rank would lie nine times in ten were the jurors to stray again; for who holds the contest, it decides nothing.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="results")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="results")
    raw = models.PositiveIntegerField()
    corrected = models.IntegerField(null=True, blank=True)
    rank = models.PositiveIntegerField()
    decided = models.CharField(max_length=120, blank=True)
    rank_from = models.PositiveIntegerField(null=True, blank=True)
    rank_to = models.PositiveIntegerField(null=True, blank=True)
    goes_on = models.BooleanField(default=False)
    prize = models.CharField(max_length=11, choices=Prize.choices, blank=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "entry"], name="contests_one_result_a_round")]
        indexes = [models.Index(fields=["round", "rank"], name="contests_ranks")]
        ordering = ("rank", "pk")

    def __str__(self) -> str:
        return f"{self.rank}"


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Questions about requests for reconsideration."""

    def visible_to(self, by: Actor) -> "AppealQuerySet":
        """Of entries that `by` may see, of contests that are announced."""
        return self.filter(entry__in=Entry.objects.visible_to(by).values("pk"))

    def waiting(self) -> "AppealQuerySet":
        """Not answered."""
        return self.filter(state=AppealState.ASKED)


class Appeal(models.Model):
    """One row is one đề nghị xem xét lại: why, until when it is answered, what was answered and what it changed."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="appeals")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=7, choices=AppealState.choices, default=AppealState.ASKED)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    before = models.IntegerField(null=True, blank=True)
    after = models.IntegerField(null=True, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry"], name="contests_reconsidered_once"),
            models.CheckConstraint(
                condition=Q(state=AppealState.ASKED) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="contests_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    def is_late_on(self, day: dt.date) -> bool:
        """Not answered though due?"""
        return self.state == AppealState.ASKED and day > self.due_on
