"""Targets, and every amount they ever had."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.documents.models import Document
from donghanh.indicators.models import Indicator
from donghanh.organisations.choices import Level
from donghanh.organisations.models import Path, Unit, is_at_the_top
from donghanh.organisations.rules import ids_on
from donghanh.periods.models import Period

from ..choices import AmountCause, TargetState
from ..rules.targets import ADDING
from .clause import Clause


class TargetQuerySet(models.QuerySet["Target"]):
    """Questions about targets."""

    def visible_to(self, by: Actor) -> "TargetQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)

    def near(self, by: Actor) -> "TargetQuerySet":
        """Of the unit acted for and those right beneath it today, with what these took over."""
        places = Path.objects.reaching(today()).beneath(by.path or "/-/")
        depth = len(ids_on(by.path or "")) + 1
        taken_over = places.filter(is_inherited=True, depth__lte=depth + 1)
        near = places.filter(depth__in=(depth - 1, depth)).values("unit").union(taken_over.values("unit"))
        return self.filter(unit__in=near)

    def standing(self) -> "TargetQuerySet":
        """Not withdrawn."""
        return self.exclude(state=TargetState.WITHDRAWN)

    def newest_first(self, by: Actor) -> "TargetQuerySet":
        """The last one set first. From the top nearly every key is one of them; elsewhere those in sight are gathered and
        sorted, for along the keys PostgreSQL would go through the whole nation to find those of one province.
        """
        return self.order_by("-pk" if is_at_the_top(by) else (F("pk") + 0).desc())

    def from_the_top(self) -> "TargetQuerySet":
        """The latest period first, each indicator's targets from the upper unit down."""
        ranks = [When(unit__level=level, then=Value(rank)) for rank, level in enumerate(Level.values)]
        rank = Case(*ranks, default=Value(len(ranks)))
        return self.order_by("-period__starts_on", "indicator__position", rank, "unit__sort_key", "pk")

    def adding_up(self) -> "TargetQuerySet":
        """Of indicators that are divided among units by addition."""
        return self.filter(indicator__over_units__in=ADDING)

    def not_whole(self) -> "TargetQuerySet":
        """Those whose children and reserve do not make the amount: there must be none."""
        divided = Coalesce(
            Sum("children__amount", filter=~Q(children__state=TargetState.WITHDRAWN)), models.Value(0)
        )
        return (
            self.standing().adding_up().annotate(divided=divided).exclude(amount=F("reserve") + F("divided"))
        )


class Target(models.Model):
    """One row is an amount of an indicator that a unit is to reach in a period, hung on a clause.

    `amount` and `reserve` are scaled by the indicator's decimals. `parent` is the target it was divided from,
    `given_by` the superior that offered it (empty: the unit set it itself); the reserve is what the unit has not given down: children and reserve together make the amount, always (for
    indicators that add up; of the others the reserve is 0). `proposed_amount` is what the unit asks for instead,
    with its reason, and `answer` what its superior said to that. `version` grows with every change.
    """

    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="targets"
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="targets")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="targets")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    given_by = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="targets_given"
    )
    amount = models.BigIntegerField()
    reserve = models.BigIntegerField(default=0)
    state = models.CharField(max_length=9, choices=TargetState.choices, default=TargetState.OFFERED)
    proposed_amount = models.BigIntegerField(null=True, blank=True)
    proposal_reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "indicator", "period"],
                condition=~Q(state=TargetState.WITHDRAWN),
                name="movements_one_standing_target",
            ),
            models.CheckConstraint(
                condition=Q(reserve__gte=0, amount__gte=F("reserve")), name="movements_reserve_within_target"
            ),
            models.CheckConstraint(
                condition=~Q(state=TargetState.PROPOSED)
                | (Q(proposed_amount__isnull=False) & ~Q(proposal_reason="")),
                name="movements_proposal_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} @ {self.unit_id}: {self.amount}"

    def get_absolute_url(self) -> str:
        """The target's page."""
        return reverse("movements:target", args=[self.pk])

    @property
    def is_adding(self) -> bool:
        """Is it divided by addition? Asks for `indicator`."""
        return self.indicator.over_units in ADDING

    @property
    def is_own(self) -> bool:
        """Did the unit set it itself?"""
        return self.given_by_id is None

    @property
    def said(self) -> str:
        """1.200 người."""
        return f"{self.indicator.say(self.amount)} {self.indicator.unit_of_measure}"


class TargetAmountQuerySet(models.QuerySet["TargetAmount"]):
    """Questions about amounts."""

    def visible_to(self, by: Actor) -> "TargetAmountQuerySet":
        """Of targets that the actor may read."""
        return self.filter(target__in=Target.objects.visible_to(by))

    def on(self, day: dt.date) -> "TargetAmountQuerySet":
        """Those in force by `day`, the one that holds first."""
        return self.filter(from_on__lte=day).order_by("-from_on", "-pk")


class TargetAmount(models.Model):
    """One row is one amount that a target had from a day on: by whom, why, and by which paper; never changed."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="amounts")
    amount = models.BigIntegerField()
    from_on = models.DateField()
    cause = models.CharField(max_length=10, choices=AmountCause.choices)
    reason = models.TextField(blank=True)
    paper = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="target_amounts"
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    set_at = models.DateTimeField()

    objects = TargetAmountQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(cause__in=[AmountCause.REALLOCATED, AmountCause.REBASED]) | ~Q(reason=""),
                name="movements_change_has_its_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.amount} ({self.from_on})"
