"""What was found, and what must be put right."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.words import shortened
from donghanh.evidence.models import Evidence

from ..choices import TOLD, FindingKind, FindingState, RemedyState
from .visit import Check, Visit


class FindingQuerySet(models.QuerySet["Finding"]):
    """Questions about findings."""

    def visible_to(self, by: Actor) -> "FindingQuerySet":
        """The committee's own; those of inspections in sight once the unit was told what was found."""
        seen = Visit.objects.visible_to(by)
        told = seen.filter(state__in=TOLD).values("pk")
        return self.filter(Q(visit__in=seen.filter(unit=by.unit_id).values("pk")) | Q(visit__in=told))

    def upheld(self) -> "FindingQuerySet":
        """Those that count."""
        return self.filter(state=FindingState.UPHELD)


class Finding(models.Model):
    """One row is one thing a team found at a unit, with its proof, and what the unit says to it.

    `agreed` is None until the unit has answered. A finding about a reported figure comes from its `cell`.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="findings")
    question = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.SET_NULL, related_name="findings"
    )
    kind = models.CharField(max_length=11, choices=FindingKind.choices)
    text = models.TextField()
    state = models.CharField(max_length=8, choices=FindingState.choices, default=FindingState.NOTED)
    proofs = models.ManyToManyField(Evidence, blank=True, related_name="findings")
    answer = models.TextField(blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_proofs = models.ManyToManyField(Evidence, blank=True, related_name="answered_findings")
    verdict = models.TextField(blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="inspections_answered_has_its_answer",
            )
        ]

    def __str__(self) -> str:
        return shortened(self.text, 120)

    def get_absolute_url(self) -> str:
        """The finding's page."""
        return reverse("inspections:finding", args=[self.pk])


class RemedyQuerySet(models.QuerySet["Remedy"]):
    """Questions about what must be put right."""

    def visible_to(self, by: Actor) -> "RemedyQuerySet":
        """Of findings that the actor may read."""
        return self.filter(finding__in=Finding.objects.visible_to(by).values("pk"))

    def open(self) -> "RemedyQuerySet":
        """Not yet put right, of findings that were not dropped."""
        return self.exclude(state=RemedyState.DONE).exclude(finding__state=FindingState.DROPPED)


class Remedy(models.Model):
    """One row is one thing a unit must put right until a day; `said` and `proofs` are the unit's, `verdict` ours."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="remedies")
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=RemedyState.choices, default=RemedyState.ASKED)
    said = models.TextField(blank=True)
    proofs = models.ManyToManyField(Evidence, blank=True, related_name="remedies")
    reported_on = models.DateField(null=True, blank=True)
    verdict = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)

    objects = RemedyQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "done"]) | Q(reported_on__isnull=False),
                name="inspections_reported_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "done"]) | Q(checked_on__isnull=False),
                name="inspections_checked_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="inspections_remedies_due")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """The remedy's page."""
        return reverse("inspections:remedy", args=[self.pk])

    def is_late_on(self, day: dt.date) -> bool:
        """Is its day past while the unit has not reported it?"""
        return self.state in (RemedyState.ASKED, RemedyState.RETURNED) and self.due_on < day
