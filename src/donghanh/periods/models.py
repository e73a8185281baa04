"""Periods."""

from django.db import models
from django.db.models import F, Q

from .choices import PeriodKind
from .rules import Span, span_of


class Period(models.Model):
    """One row is one period; made by `periods.facts.period` the first time its code is asked for.

    `as_of` is the day on which stocks (members, agreements in force) are counted.
    """

    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=12, choices=PeriodKind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    as_of = models.DateField()
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["-ends_on", "-starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="periods_ends_after_start")
        ]

    def __str__(self) -> str:
        return str(self.span.name)

    @property
    def span(self) -> Span:
        """What the code means."""
        return span_of(self.code)
