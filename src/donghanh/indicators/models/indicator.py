"""Indicators."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.base.numbers import say_scaled
from donghanh.base.words import fold

from ..choices import Better, IndicatorKind, OverTime, OverUnits
from ..rules import Countable, RatioScale, ratio_scale


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Questions about indicators."""

    def visible_to(self, by: Actor) -> "IndicatorQuerySet":
        """The whole list for everybody who acts for a unit."""
        return self if by.path is not None else self.none()

    def in_use(self, day: dt.date) -> "IndicatorQuerySet":
        """Not retired by `day`."""
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))

    def matching(self, typed: str) -> "IndicatorQuerySet":
        """Those whose name holds what was typed, whatever its marks."""
        return self.filter(search_key__contains=fold(typed))


class Indicator(models.Model):
    """One row is one thing that is counted. Its code is never used again for anything else.

    Figures are whole numbers of the smallest unit: 12,5 with `decimals` 1 is stored as 125. A ratio is never
    typed: it comes from its numerator and denominator. `levels` and `sectors` say who is asked; an empty list
    of sectors means every sector. How it is counted never changes; its words do, and `wording` counts them
    (`Wording` keeps the earlier ones). A newer catalogue leaves alone what was reworded here.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    theme = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=IndicatorKind.choices, default=IndicatorKind.COUNT)
    unit_of_measure = models.CharField(max_length=40, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    over_units = models.CharField(max_length=8, choices=OverUnits.choices, default=OverUnits.SUM)
    over_time = models.CharField(max_length=5, choices=OverTime.choices, default=OverTime.SUM)
    better = models.CharField(max_length=7, choices=Better.choices, default=Better.MORE)
    allows_negative = models.BooleanField(default=False)
    levels = models.JSONField(default=list)
    sectors = models.JSONField(default=list)
    numerator = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="over_of"
    )
    denominator = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="under_of"
    )
    definition = models.TextField(blank=True)
    source = models.CharField(max_length=250, blank=True)
    verified = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=1000)
    retired_on = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="in_place_of"
    )
    wording = models.PositiveSmallIntegerField(default=1)
    is_reworded_here = models.BooleanField(default=False)
    search_key = KeyField(max_length=240, db_index=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(over_units="ratio", numerator__isnull=False, denominator__isnull=False)
                | (~Q(over_units="ratio") & Q(numerator__isnull=True, denominator__isnull=True)),
                name="indicators_ratio_has_parts",
            ),
            models.CheckConstraint(
                condition=Q(kind=IndicatorKind.TEXT, over_units="none", over_time="none")
                | (~Q(kind=IndicatorKind.TEXT) & ~Q(unit_of_measure="")),
                name="indicators_words_are_not_added",
            ),
            models.CheckConstraint(
                condition=~Q(numerator=F("denominator")) | Q(numerator__isnull=True),
                name="indicators_parts_differ",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The indicator's page."""
        return reverse("indicators:indicator", args=[self.pk])

    @property
    def is_ratio(self) -> bool:
        """Is it worked out from two others?"""
        return self.over_units == OverUnits.RATIO

    @property
    def is_text(self) -> bool:
        """Is it told in words?"""
        return self.kind == IndicatorKind.TEXT

    @property
    def countable(self) -> Countable:
        """What must agree between a whole and its cells."""
        return Countable(
            self.code, self.unit_of_measure, self.decimals, str(self.over_units), str(self.over_time)
        )

    @property
    def scale(self) -> RatioScale:
        """How its ratio is made; asks for `numerator` and `denominator`."""
        assert self.numerator is not None, self.code
        assert self.denominator is not None, self.code
        return ratio_scale(
            decimals=self.decimals,
            numerator_decimals=self.numerator.decimals,
            denominator_decimals=self.denominator.decimals,
            unit=self.unit_of_measure,
        )

    def say(self, scaled: int | None) -> str:
        """A figure of it as people read it, without the unit of measure."""
        return say_scaled(scaled, self.decimals)
