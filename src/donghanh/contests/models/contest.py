"""Contests, their fields, rounds and parts."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit, line_of, sees_unfinished

from ..choices import ContestKind, ContestState, PartKind, RoundState, ScoreRule, TieRule


def new_key() -> str:
    """An address that nobody guesses."""
    return secrets.token_urlsafe(16)


class ContestQuerySet(models.QuerySet["Contest"]):
    """Questions about contests."""

    def visible_to(self, by: Actor) -> "ContestQuerySet":
        """Those of units in scope and of units above, once they are open; drafts are for those who work on them.

        Who judges a contest knows of it.
        """
        if by.path is None:
            return self.none()
        near = Q(unit__in_scope=by) | Q(unit__in=line_of(by)) | Q(jurors__person=by.person_id)
        seen = Q(pk__in=Contest.objects.filter(near).exclude(state=ContestState.DRAFT).values("pk"))
        if sees_unfinished(by):
            seen |= Q(unit__in_scope=by)
        return self.filter(seen)

    def run_by(self, by: Actor) -> "ContestQuerySet":
        """Those that the unit acted for holds, to somebody who drafts or signs there."""
        if by.unit_id is None or not (by.has(Duty.DRAFT) or by.has(Duty.SIGN)):
            return self.none()
        return self.filter(unit=by.unit_id)

    def standing(self) -> "ContestQuerySet":
        """Not cancelled."""
        return self.exclude(state=ContestState.CANCELLED)

    def announced(self) -> "ContestQuerySet":
        """Whose results are known."""
        return self.filter(state=ContestState.ANNOUNCED)


class Contest(models.Model):
    """One row is one hội thi that `unit` holds in a movement, with its rules.

    `per_entry` jurors mark each entry; `tie_rule` and `score_rule` are fixed before anybody is marked; `prizes`
    says how many of each are given in a field; `board_key` opens the board in the hall without signing in.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contests")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="contests")
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="contests"
    )
    kind = models.CharField(max_length=8, choices=ContestKind.choices)
    name = models.CharField(max_length=250)
    search_key = KeyField(max_length=300, db_index=True)
    rules = models.TextField(blank=True)
    is_blind = models.BooleanField(default=True)
    per_entry = models.PositiveSmallIntegerField(default=3)
    tie_rule = models.CharField(max_length=8, choices=TieRule.choices, default=TieRule.PRACTICE)
    score_rule = models.CharField(max_length=9, choices=ScoreRule.choices, default=ScoreRule.RAW)
    prizes = models.JSONField(default=dict)
    appeal_days = models.PositiveSmallIntegerField(default=5)
    enters_until = models.DateField()
    held_on = models.DateField()
    venue = models.CharField(max_length=250, blank=True)
    state = models.CharField(max_length=9, choices=ContestState.choices, default=ContestState.DRAFT)
    sealed_on = models.DateField(null=True, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    scan = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="contests_announced"
    )
    reason = models.TextField(blank=True)
    board_key = models.CharField(max_length=32, unique=True, default=new_key)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ContestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__gte=F("enters_until")), name="contests_held_after_entering"
            ),
            models.CheckConstraint(
                condition=~Q(state=ContestState.ANNOUNCED)
                | (
                    Q(signed_on__isnull=False, announced_on__isnull=False, scan__isnull=False)
                    & ~Q(decision_number="")
                ),
                name="contests_announced_by_a_signed_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContestState.CANCELLED) | ~Q(reason=""),
                name="contests_cancelled_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="contests_by_unit"),
            models.Index(fields=["movement", "state"], name="contests_by_movement"),
        ]
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("contests:contest", args=[self.pk])

    @property
    def is_secret(self) -> bool:
        """Must jurors still not know who made what?"""
        return self.is_blind and self.state != ContestState.ANNOUNCED


class FieldQuerySet(models.QuerySet["Field"]):
    """Questions about fields."""

    def visible_to(self, by: Actor) -> "FieldQuerySet":
        """Of contests in sight."""
        return self.filter(contest__in=Contest.objects.visible_to(by).values("pk"))


class Field(models.Model):
    """One row is one trade or field in which entries are ranked against each other."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="fields")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    objects = FieldQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "name"], name="contests_field_named_once")]
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class RoundQuerySet(models.QuerySet["Round"]):
    """Questions about rounds."""

    def visible_to(self, by: Actor) -> "RoundQuerySet":
        """Of contests in sight."""
        return self.filter(contest__in=Contest.objects.visible_to(by).values("pk"))


class Round(models.Model):
    """One row is one round: `passes` of each field go on to the next (0: all); the last one's ranks are the result.

    `quality` is what the present assignment of jurors is worth (`rules.Quality`), none before there is one;
    `wanted` how many sheets a job is writing just now; `agreement` how far they agreed in each field (`rules.Agreement` by its key), reckoned when the round is sealed.
    """

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="rounds")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    held_on = models.DateField(null=True, blank=True)
    passes = models.PositiveSmallIntegerField(default=0)
    quality = models.JSONField(null=True, blank=True)
    agreement = models.JSONField(null=True, blank=True)
    wanted = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=RoundState.choices, default=RoundState.PLANNED)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "position"], name="contests_rounds_in_order")
        ]
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The round's page."""
        return reverse("contests:round", args=[self.pk])


class Part(models.Model):
    """One row is one part of a round: at most `most` hundredths of a point; counted from a test paper, or judged."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=PartKind.choices)
    name = models.CharField(max_length=200)
    most = models.PositiveIntegerField()
    is_counted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "name"], name="contests_part_named_once"),
            models.CheckConstraint(condition=Q(most__gt=0), name="contests_part_is_worth_something"),
        ]
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name
