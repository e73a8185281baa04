"""Panels, seats, sessions, ballots; slips that nothing ties to a seat."""

import uuid
from typing import Any

from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.choices import FOR_EVER, Duty, RoleKey
from donghanh.organisations.models import Appointment, Path, Unit
from donghanh.people.models import Person

from .choices import BallotState, Choice, PanelKind, SeatRole, Standing
from .rules import Tally, Threshold

KEEPING = frozenset(
    str(duty) for duty in (Duty.DRAFT, Duty.SIGN, Duty.COUNCIL, Duty.INSPECT, Duty.LEAD_CLUSTER)
)


def seated(by: Actor) -> Q:
    """Seats that `by` takes today: in person while a role is held there, or by acting for the unit seated.

    A seat in person does not outlive its holder's roles at the unit of the panel or beneath it.
    """
    mine = Q(person=by.person_id) & Exists(_roles_near_the_panel(by)) if by.person_id else Q(pk__in=[])
    if by.unit_id and by.duties & {str(Duty.SIGN), str(Duty.COUNCIL)}:
        mine |= Q(unit=by.unit_id)
    return mine & Q(from_on__lte=today(), until_on__gt=today())


def _roles_near_the_panel(by: Actor) -> Any:
    """Places, at or beneath the panel's unit, where `by` holds a role with duties today."""
    held = Appointment.objects.in_force(today()).filter(person=by.person_id).exclude(role=RoleKey.MEMBER)
    step = Concat(Value("/"), Cast(OuterRef("panel__unit"), CharField()), Value("/"))
    return Path.objects.on(today()).filter(unit__in=held.values("unit"), path__contains=step)


class PanelQuerySet(models.QuerySet["Panel"]):
    """Questions about panels."""

    def visible_to(self, by: Actor) -> "PanelQuerySet":
        """Panels of the unit acted for, and those where `by` has a seat; what panels do is not public."""
        keeps = Q(unit=by.unit_id) if by.unit_id and by.duties & KEEPING else Q(pk__in=[])
        return self.filter(keeps | Q(pk__in=Seat.objects.filter(seated(by)).values("panel")))


class Panel(models.Model):
    """One row is a council, board or cluster that decides by voting; `unit` called it together."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="panels")
    kind = models.CharField(max_length=20, choices=PanelKind.choices)
    name = models.CharField(max_length=200)

    objects = PanelQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="judging_panel_named_once")]

    def __str__(self) -> str:
        return self.name


class SeatQuerySet(models.QuerySet["Seat"]):
    """Questions about seats."""

    def in_force(self, day: Any) -> "SeatQuerySet":
        """Those that hold on `day`."""
        return self.filter(from_on__lte=day, until_on__gt=day)

    def visible_to(self, by: Actor) -> "SeatQuerySet":
        """Seats of panels in sight."""
        return self.filter(panel__in=Panel.objects.visible_to(by).values("pk"))


class Seat(models.Model):
    """One row seats exactly one person or one unit in a panel for a while."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    from_on = models.DateField()
    until_on = models.DateField(default=FOR_EVER)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True)
                | Q(person__isnull=True, unit__isnull=False),
                name="judging_seat_is_exactly_one",
            ),
            models.UniqueConstraint(fields=["panel", "person", "from_on"], name="judging_person_seated_once"),
            models.UniqueConstraint(fields=["panel", "unit", "from_on"], name="judging_unit_seated_once"),
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("from_on")), name="judging_seat_has_days"
            ),
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="judging_my_seats")]

    def __str__(self) -> str:
        return str(self.person or self.unit)


class SessionQuerySet(models.QuerySet["Session"]):
    """Questions about sessions."""

    def visible_to(self, by: Actor) -> "SessionQuerySet":
        """Sessions of panels in sight."""
        return self.filter(panel__in=Panel.objects.visible_to(by).values("pk"))


class Session(models.Model):
    """One row is one meeting of a panel: on which day, and which seats were present."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField()
    present = models.ManyToManyField(Seat, related_name="attended", blank=True)

    objects = SessionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.panel} {self.held_on}"


class BallotQuerySet(models.QuerySet["Ballot"]):
    """Questions about ballots."""

    def visible_to(self, by: Actor) -> "BallotQuerySet":
        """Ballots of panels in sight."""
        return self.filter(panel__in=Panel.objects.visible_to(by).values("pk"))

    def awaiting(self, by: Actor) -> "BallotQuerySet":
        """Open ballots in which a seat of `by` has not voted yet."""
        seats = Seat.objects.filter(seated(by)).values("pk")
        rolls = Turnout.objects.filter(seat__in=seats, standing=Standing.AWAITED).values("ballot")
        return self.filter(state=BallotState.OPEN, pk__in=rolls)


class Ballot(models.Model):
    """One row is one question put to all seats of a panel.

    `seats_total` is the denominator, frozen when the ballot opened; counts and `passed` are empty until it
    is closed and never change afterwards.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="ballots")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="ballots"
    )
    question = models.TextField()
    subject_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="ballots_about"
    )
    subject_person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="ballots_about"
    )
    threshold_numerator = models.PositiveIntegerField()
    threshold_denominator = models.PositiveIntegerField()
    threshold_is_exceeded = models.BooleanField(default=False)
    secret = models.BooleanField(default=True)
    seats_total = models.PositiveIntegerField()
    seats_recused = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=6, choices=BallotState.choices, default=BallotState.OPEN)
    opened_on = models.DateField()
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    agreed = models.PositiveIntegerField(null=True, blank=True)
    disagreed = models.PositiveIntegerField(null=True, blank=True)
    left_blank = models.PositiveIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold_numerator__gt=0)
                & Q(threshold_numerator__lte=models.F("threshold_denominator")),
                name="judging_threshold_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(state=BallotState.OPEN, passed__isnull=True, agreed__isnull=True)
                | Q(state=BallotState.CLOSED, passed__isnull=False, agreed__isnull=False),
                name="judging_counts_only_when_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def threshold(self) -> Threshold:
        """The share of all seats that must agree."""
        return Threshold(self.threshold_numerator, self.threshold_denominator, self.threshold_is_exceeded)

    @property
    def tally(self) -> Tally | None:
        """The counts, once closed."""
        if self.agreed is None:
            return None
        return Tally(
            self.seats_total, self.seats_recused, self.agreed, self.disagreed or 0, self.left_blank or 0
        )


class Turnout(models.Model):
    """One row per seat and ballot, made when the ballot opens: has this seat voted? Never what."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="turnouts")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="turnouts")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.AWAITED)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "seat"], name="judging_a_seat_votes_once")]
        indexes = [models.Index(fields=["seat", "standing"], name="judging_awaited")]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.standing}"


class Slip(models.Model):
    """One row is one slip in a ballot's box: no seat, no moment, no order (the box is shaken at each vote)."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="slips")
    choice = models.CharField(max_length=8, choices=Choice.choices)

    def __str__(self) -> str:
        return str(self.key)
