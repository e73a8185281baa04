"""Earlier words of indicators."""

from django.db import models

from donghanh.base.actors import Actor

from .indicator import Indicator


class WordingQuerySet(models.QuerySet["Wording"]):
    """Questions about earlier words."""

    def visible_to(self, by: Actor) -> "WordingQuerySet":
        """All of them for everybody who acts for a unit."""
        return self if by.path is not None else self.none()


class Wording(models.Model):
    """One row is how an indicator was worded until a day; how it is counted never changed."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="earlier_wordings")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    source = models.CharField(max_length=250, blank=True)
    until_on = models.DateField()
    why = models.CharField(max_length=250, blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="indicators_wording_number_once")
        ]

    def __str__(self) -> str:
        return self.name
