"""Figures that somebody should look at again."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Path, Unit, own_and_taken_over, sees_unfinished
from donghanh.organisations.rules import ids_on

from ..choices import ConcernKind, ConcernState
from .report import Report
from .request import ReportRequest, Standing


class ConcernQuerySet(models.QuerySet["Concern"]):
    """Questions about concerns."""

    def visible_to(self, by: Actor) -> "ConcernQuerySet":
        """Of units in scope, to those who work on figures; the unit itself is not told of what nobody asked it."""
        if by.path is None or not sees_unfinished(by):
            return self.none()
        rows = self.filter(Q(unit__in_scope=by) | _of_its_period(by))
        return rows.exclude(unit=by.unit_id, asked_on__isnull=True)

    def decided_by(self, by: Actor) -> "ConcernQuerySet":
        """Of units directly beneath the one acted for today, theirs to ask and to close; of a unit that has ended, for
        who stood right above it in the request's tree (or took that over) and who stands above its heir.
        """
        if by.path is None:
            return self.none()
        depth = len(ids_on(by.path))
        beneath = Path.objects.on(today()).beneath(by.path).filter(depth=depth + 1)
        passed = Path.objects.reaching(today()).beneath(by.path)
        passed = passed.filter(is_inherited=True, depth__in=(depth + 1, depth + 2)).exclude(unit=by.unit_id)
        stands = Q(unit__in=beneath.values("unit")) | Q(unit__in=passed.values("unit"))
        return self.filter(stands | _of_its_period(by))

    def found(self) -> "ConcernQuerySet":
        """Nobody has asked the unit yet."""
        return self.filter(state=ConcernState.FOUND)


def _of_its_period(by: Actor) -> Q:
    """Of units that have ended, and stood right beneath the one acted for, or one it took over, in the request's tree."""
    places = Standing.objects.filter(
        request=models.OuterRef("request"), unit=models.OuterRef("unit"), superior__in=own_and_taken_over(by)
    )
    return Q(models.Exists(places), unit__ended_on__lte=today())


class Concern(models.Model):
    """One row is one thing in a unit's report that should be looked at again; never an accusation, never public.

    `key` names it among those of the unit, so that looking once more finds the same row; `facts` are the plain
    numbers of its sentence (`rules.quality_words`). `other` is the unit whose figures are the same: told to
    superiors only. The superior asks, the unit answers, the superior closes.
    """

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="concerns")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="concerns")
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.CASCADE, related_name="concerns"
    )
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="concerns", db_index=False
    )
    other = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=14, choices=ConcernKind.choices)
    key = models.CharField(max_length=160)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=ConcernState.choices, default=ConcernState.FOUND)
    found_on = models.DateField()
    question = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    verdict = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "unit", "key"], name="reports_concern_once"),
            models.CheckConstraint(
                condition=~Q(state=ConcernState.ANSWERED) | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="reports_answered_has_its_answer",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="reports_concerns_of_unit")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.unit_id}"

    def get_absolute_url(self) -> str:
        """The concern's page."""
        return reverse("reports:concern", args=[self.pk])
