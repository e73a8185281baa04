"""Dialogues, disputes and what was done about these."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit, own_and_taken_over, sees_unfinished

from .choices import DISPUTE_TONES, Cause, DialogueKind, DisputeKind, DisputeState

READING = frozenset({str(Duty.DRAFT), str(Duty.SIGN), str(Duty.INSPECT)})  # whose work disputes are


class DialogueQuerySet(models.QuerySet["Dialogue"]):
    """Questions about dialogues."""

    def visible_to(self, by: Actor) -> "DialogueQuerySet":
        """Of units in scope; members, both sides, the press and jurors read those of their very unit."""
        if not sees_unfinished(by):
            return self.filter(unit__in=own_and_taken_over(by))
        return self.filter(unit__in_scope=by)

    def editable_by(self, by: Actor) -> "DialogueQuerySet":
        """Of the unit acted for or one that it took over."""
        return self.filter(unit__in=own_and_taken_over(by))


class Dialogue(models.Model):
    """One row is one meeting of the employer's and the workers' side at a workplace, with its minutes."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dialogues")
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="dialogues"
    )
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="dialogues"
    )
    kind = models.CharField(max_length=10, choices=DialogueKind.choices)
    enterprise = models.CharField(max_length=250)
    search_key = KeyField(max_length=500)
    held_on = models.DateField()
    employer_side = models.CharField(max_length=250)
    worker_side = models.CharField(max_length=250)
    people = models.PositiveIntegerField()
    content = models.TextField()
    result = models.TextField()
    minutes = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="dialogues"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = DialogueQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "held_on"], name="relations_dialogue_by_unit")]
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.enterprise}"

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("relations:dialogue", args=[self.pk])


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Questions about disputes."""

    def visible_to(self, by: Actor) -> "DisputeQuerySet":
        """Of units in scope, for those whose work it is: who drafts, signs or inspects. Nobody else reads of them."""
        if not by.duties & READING:
            return self.none()
        return self.filter(unit__in_scope=by)

    def editable_by(self, by: Actor) -> "DisputeQuerySet":
        """Not over, of the unit acted for or one that it took over."""
        return self.filter(unit__in=own_and_taken_over(by), state=DisputeState.ONGOING)

    def standing(self) -> "DisputeQuerySet":
        """Not entered by mistake: what counts."""
        return self.exclude(state=DisputeState.MISTAKEN)


class Dispute(models.Model):
    """One row is one collective dispute or stoppage of work at an enterprise; `outcome` how it ended."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="disputes")
    kind = models.CharField(max_length=8, choices=DisputeKind.choices)
    enterprise = models.CharField(max_length=250)
    search_key = KeyField(max_length=300)
    began_on = models.DateField()
    workers = models.PositiveIntegerField()
    cause = models.CharField(max_length=10, choices=Cause.choices)
    description = models.TextField()
    state = models.CharField(max_length=8, choices=DisputeState.choices, default=DisputeState.ONGOING)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DisputeState.ONGOING, ended_on__isnull=True)
                | (~Q(state=DisputeState.ONGOING) & Q(ended_on__gte=F("began_on")) & ~Q(outcome="")),
                name="relations_dispute_ended_somehow",
            )
        ]
        indexes = [models.Index(fields=["unit", "began_on"], name="relations_dispute_by_unit")]
        ordering = ("-began_on", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.enterprise}"

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("relations:dispute", args=[self.pk])

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return DISPUTE_TONES[DisputeState(self.state)]

    def days_on(self, day: dt.date) -> int:
        """How many days it lasted until `day`, the first one counted."""
        return ((self.ended_on or day) - self.began_on).days + 1


class DisputeStepQuerySet(models.QuerySet["DisputeStep"]):
    """Questions about steps."""

    def visible_to(self, by: Actor) -> "DisputeStepQuerySet":
        """Of disputes in sight."""
        return self.filter(dispute__in=Dispute.objects.visible_to(by).order_by().values("pk"))


class DisputeStep(models.Model):
    """One row is what was done about a dispute on a day, by which unit."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="steps")
    done_on = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dispute_steps")
    text = models.TextField()
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="dispute_steps"
    )

    objects = DisputeStepQuerySet.as_manager()

    class Meta:
        ordering = ("done_on", "pk")

    def __str__(self) -> str:
        return self.text
