"""What unions did in support of enterprises and for Vietnamese goods."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit

from ..choices import ActivityKind
from .case import Case


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Questions about activities."""

    def visible_to(self, by: Actor) -> "ActivityQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)

    def editable_by(self, by: Actor) -> "ActivityQuerySet":
        """Of the unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()


class Activity(models.Model):
    """One row is one thing a union did on a day; `cost` in đồng, `reach` how many people it came to."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="support_activities")
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="support_activities"
    )
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="support_activities"
    )
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=5, choices=ActivityKind.choices)
    name = models.CharField(max_length=250)
    search_key = KeyField(max_length=300)
    held_on = models.DateField()
    cost = models.PositiveBigIntegerField(default=0)
    reach = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="support_activities")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "held_on"], name="support_activity_by_unit")]
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("support:activity", args=[self.pk])
