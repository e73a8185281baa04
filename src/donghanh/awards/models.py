"""Rounds, dossiers, decisions and the register of recognitions."""

import datetime as dt
import secrets

from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.base.words import fold
from donghanh.documents.models import Document
from donghanh.documents.rules.register import code_from
from donghanh.evidence.models import Evidence
from donghanh.judging.models import Ballot, Panel
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Party, Unit, line_of, sees_unfinished
from donghanh.periods.models import Period

from .choices import DecisionState, NominationState, RoundState


def new_code() -> str:
    """An unguessable code, of the same shape as those of papers."""
    return code_from(secrets.token_bytes(12))


def key_of(*names: str) -> str:
    """What a search finds: names without marks."""
    return fold(" ".join(names))[:500]


class RoundQuerySet(models.QuerySet["Round"]):
    """Questions about rounds."""

    def visible_to(self, by: Actor) -> "RoundQuerySet":
        """Rounds of units in scope, and those that superiors of the unit acted for run."""
        if by.path is None:
            return self.none()
        return self.filter(Q(unit__in_scope=by) | Q(unit__in=line_of(by)))

    def editable_by(self, by: Actor) -> "RoundQuerySet":
        """Rounds the unit acted for runs itself, for those who work on what is unfinished."""
        return self.filter(unit=by.unit_id) if by.unit_id and sees_unfinished(by) else self.none()


class Round(models.Model):
    """One row is one round of commendation that one unit runs for one movement and period."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_rounds")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="award_rounds")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="award_rounds")
    name = models.CharField(max_length=250)
    scope = models.CharField(max_length=14, default="thematic")
    is_stage_review = models.BooleanField(default=False)
    council = models.ForeignKey(
        Panel, null=True, blank=True, on_delete=models.PROTECT, related_name="council_rounds"
    )
    board = models.ForeignKey(
        Panel, null=True, blank=True, on_delete=models.PROTECT, related_name="board_rounds"
    )
    state = models.CharField(max_length=8, choices=RoundState.choices, default=RoundState.OPEN)
    opens_on = models.DateField()
    closes_on = models.DateField()

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "movement", "period"], name="awards_one_round_a_period"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opens_on")), name="awards_round_has_days"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NominationQuerySet(models.QuerySet["Nomination"]):
    """Questions about dossiers."""

    def visible_to(self, by: Actor) -> "NominationQuerySet":
        """Dossiers proposed within scope, and those sent to the unit acted for.

        Who only reads or publishes sees those that led to a known recognition.
        """
        if by.unit_id is None:
            return self.none()
        if not sees_unfinished(by):
            known = Recognition.objects.visible_to(by).known()
            return self.filter(recognition__in=known.values("pk"))
        sent = Q(round__unit=by.unit_id) & ~Q(state=NominationState.DRAFT)
        return self.filter(Q(proposed_by__in_scope=by) | sent)

    def editable_by(self, by: Actor) -> "NominationQuerySet":
        """Dossiers the unit acted for proposes and may still change."""
        open_states = [NominationState.DRAFT, NominationState.RETURNED]
        return self.filter(proposed_by=by.unit_id, state__in=open_states) if by.unit_id else self.none()


class Nomination(models.Model):
    """One row is one dossier: a party proposed for one form, judged under the rulebook in force when received."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="nominations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="nominations")
    proposed_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="nominations")
    form_code = models.CharField(max_length=40)
    form_name = models.CharField(max_length=200)
    achievement = models.TextField()
    clauses = models.ManyToManyField(Clause, related_name="nominations", blank=True)
    evidence = models.ManyToManyField(Evidence, related_name="nominations", blank=True)
    no_discipline = models.BooleanField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=NominationState.choices, default=NominationState.DRAFT)
    received_on = models.DateField(null=True, blank=True)
    rulebook_code = models.CharField(max_length=40, blank=True)
    return_reason = models.TextField(blank=True)
    ballot = models.OneToOneField(
        Ballot, null=True, blank=True, on_delete=models.PROTECT, related_name="nomination"
    )
    board_note = models.TextField(blank=True)
    search_key = KeyField(max_length=500, db_index=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "party", "form_code"], name="awards_proposed_once_a_form"
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | ~Q(rulebook_code=""),
                name="awards_received_under_a_rulebook",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="awards_by_state")]

    def __str__(self) -> str:
        return f"{self.party.name}: {self.form_name}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about decisions."""

    def visible_to(self, by: Actor) -> "DecisionQuerySet":
        """The own unit's; of units in scope and of superiors only the effective ones."""
        if by.path is None:
            return self.none()
        above = line_of(by)
        told = Q(state=DecisionState.EFFECTIVE) & (Q(unit__in_scope=by) | Q(unit__in=above))
        own = Q(unit=by.unit_id) if sees_unfinished(by) else Q(pk__in=[])
        return self.filter(own | told)


class Decision(models.Model):
    """One row is one commendation decision; until its scan is attached nothing of it is known outside."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_decisions")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="award_decision")
    state = models.CharField(max_length=9, choices=DecisionState.choices, default=DecisionState.ISSUED)
    decided_on = models.DateField()
    effective_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_because = models.TextField(blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=DecisionState.EFFECTIVE) | Q(effective_on__isnull=False),
                name="awards_effective_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.document)


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    """Questions about the register."""

    def known(self) -> "RecognitionQuerySet":
        """Those whose decision is signed, numbered and scanned, and neither is revoked: all that may be told."""
        return self.filter(decision__state=DecisionState.EFFECTIVE, revoked_on__isnull=True)

    def visible_to(self, by: Actor) -> "RecognitionQuerySet":
        """Known ones at home in scope or decided by units in scope; one's own unit sees its issued ones."""
        if by.unit_id is None:
            return self.none()
        mine = Q(party__home__in_scope=by) | Q(decision__unit__in_scope=by)
        told = Q(decision__state=DecisionState.EFFECTIVE)
        if sees_unfinished(by):
            told |= Q(decision__unit=by.unit_id)
        return self.filter(mine & told)


class Recognition(models.Model):
    """One row is one commendation in the register, and one certificate."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="recognitions")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="recognition")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="recognitions")
    position = models.PositiveIntegerField()
    party_name = models.CharField(max_length=250)
    home_name = models.CharField(max_length=250)
    form_code = models.CharField(max_length=40)
    form_name = models.CharField(max_length=200)
    level = models.CharField(max_length=12)
    scope = models.CharField(max_length=14)
    year = models.PositiveSmallIntegerField(db_index=True)
    golden_book_number = models.PositiveIntegerField()
    bonus_dong = models.BigIntegerField(null=True, blank=True)
    verify_code = models.CharField(max_length=20, unique=True, default=new_code)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_because = models.TextField(blank=True)
    search_key = KeyField(max_length=500, db_index=True)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="awards_list_is_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.party_name}: {self.form_name} ({self.year})"

    def stands_on(self, day: dt.date) -> bool:
        """Is it still valid on `day`?"""
        return self.revoked_on is None or self.revoked_on > day
