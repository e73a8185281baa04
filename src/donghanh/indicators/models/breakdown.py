"""Breakdowns of indicators."""

from collections.abc import Iterable

from django.db import models

from donghanh.base.actors import Actor

from ..rules import Check, checks_of
from .indicator import Indicator


class BreakdownQuerySet(models.QuerySet["Breakdown"]):
    """Questions about breakdowns."""

    def visible_to(self, by: Actor) -> "BreakdownQuerySet":
        """All of them for everybody who acts for a unit."""
        return self if by.path is not None else self.none()

    def in_use(self) -> "BreakdownQuerySet":
        """Not ended."""
        return self.filter(ended_on__isnull=True)


class Breakdown(models.Model):
    """One row tells one figure again by a few cells: by sex, by sector, direct workers.

    `is_exact`: the cells together are the whole; else each is a part of it (“trong đó”).
    """

    whole = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="breakdowns")
    name = models.CharField(max_length=80)
    is_exact = models.BooleanField(default=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = BreakdownQuerySet.as_manager()

    class Meta:
        ordering = ["whole", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["whole", "name"], name="indicators_breakdown_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    def checks_on(self, codes: Iterable[str]) -> list[Check]:
        """What it says about the cells among `codes`; asks for `whole` and `cells__indicator`."""
        cells = [cell.indicator.code for cell in self.cells.all()]
        return checks_of(whole=self.whole.code, cells=cells, is_exact=self.is_exact, words="", asked=codes)


class BreakdownCell(models.Model):
    """One row is one cell of a breakdown: an indicator of its own, under the word it has there."""

    breakdown = models.ForeignKey(Breakdown, on_delete=models.CASCADE, related_name="cells")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="cell_of")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["breakdown", "position"]
        constraints = [
            models.UniqueConstraint(fields=["breakdown", "indicator"], name="indicators_cell_once"),
            models.UniqueConstraint(fields=["breakdown", "position"], name="indicators_cell_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.breakdown_id}: {self.indicator_id}"
