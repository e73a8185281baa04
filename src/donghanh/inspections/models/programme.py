"""Yearly programmes of a committee of inspection."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.documents.models import Document
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Unit, sees_unfinished

from ..choices import ProgrammeState
from ..rules.sampling import Candidate


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Questions about programmes."""

    def visible_to(self, by: Actor) -> "ProgrammeQuerySet":
        """Own ones, and those issued beneath; a unit that may be chosen is not told before its notice."""
        if by.path is None or not sees_unfinished(by):
            return self.none()
        return self.filter(Q(unit=by.unit_id) | (Q(unit__in_scope=by) & ~Q(state=ProgrammeState.DRAFT)))

    def editable_by(self, by: Actor) -> "ProgrammeQuerySet":
        """Drafts of the unit acted for."""
        if by.unit_id is None or not sees_unfinished(by):
            return self.none()
        return self.filter(unit=by.unit_id, state=ProgrammeState.DRAFT)


class Programme(models.Model):
    """One row is the programme of inspections of one unit's committee for one year.

    `quotas` are [[ground, count], …] in their order, `frame` the units that could be drawn as they stood on
    `drawn_on` (plain `rules.sampling.Candidate`); with `seed` they give the same list again, whatever the tree has
    become. `draws` counts how often the lot was cast; each is in the journal with its seed.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspection_programmes")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="inspection_programmes")
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="inspection_programmes"
    )
    year = models.PositiveSmallIntegerField()
    aim = models.TextField()
    levels = models.JSONField(default=list)
    first_month = models.PositiveSmallIntegerField(default=3)
    last_month = models.PositiveSmallIntegerField(default=11)
    state = models.CharField(max_length=6, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT)
    seed = models.CharField(max_length=40, blank=True)
    quotas = models.JSONField(default=list, blank=True)
    frame = models.JSONField(default=list, blank=True)
    fingerprint = models.CharField(max_length=16, blank=True)
    drawn_on = models.DateField(null=True, blank=True)
    draws = models.PositiveSmallIntegerField(default=0)
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="inspection_programme"
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="inspections_one_programme_a_year"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(document__isnull=False),
                name="inspections_issued_has_its_paper",
            ),
            models.CheckConstraint(
                condition=Q(first_month__gte=1, last_month__lte=12, first_month__lte=models.F("last_month")),
                name="inspections_months_of_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}"

    def get_absolute_url(self) -> str:
        """The programme's page."""
        return reverse("inspections:programme", args=[self.pk])

    @property
    def candidates(self) -> list[Candidate]:
        """The units that could be drawn, as they stood."""
        rows: list[dict[str, Any]] = self.frame
        return [Candidate(**row) for row in rows]

    @property
    def shares(self) -> list[tuple[str, int]]:
        """How many units each ground gave."""
        return [(ground, count) for ground, count in self.quotas]
