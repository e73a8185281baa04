"""Pledges, their promises and what became of them."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.numbers import say_scaled
from donghanh.base.sockets import Socket, Trace
from donghanh.evidence.models import Evidence
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Clause, Target
from donghanh.organisations.choices import Duty, PartyKind
from donghanh.organisations.models import Party, Unit

from ..choices import REGISTERED, WAITING, PledgeState, Result
from .registration import Registration


def short_name_of(unit: Unit) -> str:
    """CĐCS Công ty May …: as people say it."""
    return unit.short_name or unit.name.replace("Công đoàn cơ sở", "CĐCS")


def _spoken_for(side: str) -> Q:
    """Sides for which the one who signs for their home confirms: all but people who can sign in themselves."""
    return ~Q(**{f"{side}_kind": PartyKind.PERSON}) | ~Q(**{f"{side}__person__account__is_active": True})


# Asked upwards: what a pledge led to.
leads_to: Socket[["Pledge", Actor], list[Trace]] = Socket(
    "What did this pledge lead to, as far as `by` may see?"
)


class PledgeQuerySet(models.QuerySet["Pledge"]):
    """Questions about pledges."""

    def visible_to(self, by: Actor) -> "PledgeQuerySet":
        """Both sides at home, their superiors, and a person's own; a draft is its writer's unit's."""
        if by.path is None:
            return self.none()
        homes = Q(first__home__in_scope=by) | Q(second__home__in_scope=by)
        mine = Q(first__home=by.unit_id, state=PledgeState.DRAFT)
        return self.filter(mine | (homes & ~Q(state=PledgeState.DRAFT)))

    def editable_by(self, by: Actor) -> "PledgeQuerySet":
        """Drafts of the unit acted for."""
        return self.filter(first__home=by.unit_id, state=PledgeState.DRAFT) if by.unit_id else self.none()

    def registered(self) -> "PledgeQuerySet":
        """Confirmed by both sides and not withdrawn: what counts."""
        return self.filter(state__in=REGISTERED)

    def of_home(self, unit_id: int) -> "PledgeQuerySet":
        """With a side at home in this very unit."""
        return self.filter(Q(first__home=unit_id) | Q(second__home=unit_id))

    def awaiting(self, by: Actor) -> "PledgeQuerySet":
        """Waiting for a confirmation that the actor may give, for the unit or in person."""
        first, second = Q(pk__in=[]), Q(pk__in=[])
        if by.unit_id and by.has(Duty.SIGN):
            first |= Q(first__home=by.unit_id) & _spoken_for("first")
            second |= Q(second__home=by.unit_id) & _spoken_for("second")
        if by.person_id:
            first |= Q(first__person=by.person_id)
            second |= Q(second__person=by.person_id)
        first &= Q(first_confirmed_at__isnull=True)
        second &= Q(second_confirmed_at__isnull=True)
        return self.filter(first | second, state__in=WAITING)


class Pledge(models.Model):
    """One row is one pledge of two parties of one kind, registered at one gate.

    `first` wrote it. Each side's confirmation keeps who gave it and when; what is confirmed in the program is
    the content, the pledge itself is signed in ink and its scan kept. `first_kind` and `second_kind` repeat the
    parties' kinds so that the database itself holds them equal.
    """

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="pledges")
    first = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="pledges_as_first")
    second = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="pledges_as_second")
    first_kind = models.CharField(max_length=10, choices=PartyKind.choices)
    second_kind = models.CharField(max_length=10, choices=PartyKind.choices)
    state = models.CharField(max_length=13, choices=PledgeState.choices, default=PledgeState.DRAFT)
    place = models.CharField(max_length=120, blank=True)
    witnesses = models.TextField(blank=True)
    drafted_at = models.DateTimeField(auto_now_add=True)
    first_confirmed_at = models.DateTimeField(null=True, blank=True)
    first_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second_confirmed_at = models.DateTimeField(null=True, blank=True)
    second_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    signed_on = models.DateField(null=True, blank=True)
    scan = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="scan_of_pledges"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(first_kind=F("second_kind")), name="pledges_same_kind_on_both_sides"
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="pledges_two_sides"),
            models.CheckConstraint(
                condition=~Q(state__in=REGISTERED)
                | Q(
                    first_confirmed_at__isnull=False,
                    second_confirmed_at__isnull=False,
                    confirmed_on__isnull=False,
                ),
                name="pledges_confirmed_by_both",
            ),
            models.CheckConstraint(
                condition=~Q(state=PledgeState.SIGNED) | Q(signed_on__isnull=False, scan__isnull=False),
                name="pledges_signed_has_its_scan",
            ),
            models.CheckConstraint(
                condition=~Q(state=PledgeState.WITHDRAWN) | (Q(withdrawn_on__isnull=False) & ~Q(reason="")),
                name="pledges_withdrawn_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["registration", "state"], name="pledges_by_gate")]

    def __str__(self) -> str:
        return f"{self._told(self.first)} – {self._told(self.second)}"

    def get_absolute_url(self) -> str:
        """The record."""
        return reverse("pledges:pledge", args=[self.pk])

    def _told(self, party: Party) -> str:
        """A party's name, with its home where the sides are at home in two units."""
        if party.kind == PartyKind.UNIT or self.first.home_id == self.second.home_id:
            return party.name
        return f"{party.name} ({short_name_of(party.home)})"

    def side_of(self, party: Party) -> str:
        """ "first" or "second"."""
        return "first" if party.pk == self.first_id else "second"

    def is_confirmed_by(self, party: Party) -> bool:
        """Did this side confirm the content?"""
        return getattr(self, f"{self.side_of(party)}_confirmed_at") is not None

    @property
    def sides(self) -> tuple[Party, Party]:
        """Both parties."""
        return self.first, self.second

    def is_untold_on(self, day: dt.date) -> bool:
        """Is it the day to say what became of the promises? Asks for `registration`."""
        return self.state in REGISTERED and self.registration.ends_on < day

    def is_open_late_on(self, day: dt.date) -> bool:
        """Not confirmed by both though the gate is closed?"""
        return self.state in (PledgeState.DRAFT, *WAITING) and self.registration.closes_on < day


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Questions about promises."""

    def visible_to(self, by: Actor) -> "PromiseQuerySet":
        """Of pledges in sight."""
        return self.filter(pledge__in=Pledge.objects.visible_to(by).values("pk"))


class Promise(models.Model):
    """One row is one thing both sides of a pledge promise, hung on a clause of a plan, perhaps on a unit's target.

    `amount` is what is to be reached, if it can be measured: scaled by the indicator's decimals where there is
    an indicator, a whole number of `unit_of_measure` where there is none.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="promises")
    clause = models.ForeignKey(
        Clause, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    target = models.ForeignKey(
        Target, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    amount = models.BigIntegerField(null=True, blank=True)
    unit_of_measure = models.CharField(max_length=40, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pledge", "position"], name="pledges_promises_in_order"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="pledges_amount_is_not_negative"
            ),
        ]
        ordering = ("position",)

    def __str__(self) -> str:
        return self.text

    @property
    def decimals(self) -> int:
        """Of the amount."""
        return self.indicator.decimals if self.indicator else 0

    @property
    def measure(self) -> str:
        """ "120 sáng kiến"; empty when nothing is measured."""
        if self.amount is None:
            return ""
        number = say_scaled(self.amount, self.decimals)
        return f"{number}%" if self.unit_of_measure == "%" else f"{number} {self.unit_of_measure}".strip()


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    """Questions about outcomes."""

    def visible_to(self, by: Actor) -> "OutcomeQuerySet":
        """Of pledges in sight."""
        return self.filter(promise__pledge__in=Pledge.objects.visible_to(by).values("pk"))


class Outcome(models.Model):
    """One row is how one promise ended for one side; `actual` is scaled as the promise's amount."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="outcomes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="outcomes")
    result = models.CharField(max_length=8, choices=Result.choices)
    actual = models.BigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="outcomes")
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    told_on = models.DateField()

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "party"], name="pledges_one_outcome_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.promise_id}: {self.result}"
