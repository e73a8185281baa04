"""Collective labour agreements."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause
from donghanh.organisations.models import Unit, own_and_taken_over

from ..choices import AgreementKind, AgreementState
from ..rules import WARN_BEFORE


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Questions about agreements."""

    def visible_to(self, by: Actor) -> "AgreementQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)

    def editable_by(self, by: Actor) -> "AgreementQuerySet":
        """Of the unit acted for or one that it took over, not ended."""
        return self.filter(unit__in=own_and_taken_over(by), state=AgreementState.SIGNED)

    def in_force_on(self, day: dt.date) -> "AgreementQuerySet":
        """Begun by then, not over and not ended early."""
        lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        return self.filter(lasting, from_on__lte=day, until_on__gte=day)

    def running_out(self, day: dt.date) -> "AgreementQuerySet":
        """Not ended, and over within the days of warning, or over already."""
        return self.filter(state=AgreementState.SIGNED, until_on__lte=day + WARN_BEFORE)


class Agreement(models.Model):
    """One row is one thỏa ước lao động tập thể that was signed; `until_on` is its last day.

    `renews` is the one that it took the place of; `better` counts its terms that are better for workers than the law.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="agreements")
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    renews = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="renewed_by"
    )
    enterprise = models.CharField(max_length=250)
    search_key = KeyField(max_length=300)
    kind = models.CharField(max_length=8, choices=AgreementKind.choices)
    signed_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField()
    workers = models.PositiveIntegerField(default=0)
    better = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=6, choices=AgreementState.choices, default=AgreementState.SIGNED)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    grade = models.CharField(max_length=10, blank=True)
    graded_on = models.DateField(null=True, blank=True)
    graded_by = models.CharField(max_length=250, blank=True)
    paper = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="support_agreement_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(state=AgreementState.SIGNED, ended_on__isnull=True)
                | (Q(state=AgreementState.ENDED, ended_on__isnull=False) & ~Q(reason="")),
                name="support_agreement_ended_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(grade="") | (Q(graded_on__isnull=False) & ~Q(graded_by="")),
                name="support_agreement_graded_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "until_on"], name="support_agreement_due")]
        ordering = ("until_on", "pk")

    def __str__(self) -> str:
        return self.enterprise

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("support:agreement", args=[self.pk])
