"""What pages and floors above ask of panels."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today as business_day
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment, Membership, Unit
from donghanh.organisations.rules import duties_of

from .choices import Choice, Standing
from .models import Ballot, Panel, Seat, SeatQuerySet, Slip, Turnout
from .rules import Sitter, Subject, Tally, verdict

LEADING = (RoleKey.LEADER, RoleKey.CHAIR, RoleKey.INSPECTOR, RoleKey.OFFICER, RoleKey.COUNCIL_MEMBER)


def url_of(ballot: Ballot) -> str:
    """Where a ballot opens."""
    return reverse("judging:ballot", args=[ballot.pk])


def sitters_of(panel_id: int, day: dt.date) -> list[Sitter]:
    """Every seat of the panel on `day` with what matters for conflicts; two queries."""
    seats = list(Seat.objects.in_force(day).filter(panel=panel_id).order_by("pk"))
    roles = Appointment.objects.in_force(day).filter(person__in=[s.person_id for s in seats if s.person_id])
    serves: dict[int, set[int]] = {}
    leads: dict[int, set[int]] = {}
    for person_id, unit_id, role in roles.values_list("person", "unit", "role"):
        if role not in (RoleKey.COUNCIL_MEMBER, RoleKey.JUROR):
            serves.setdefault(person_id, set()).add(unit_id)
        if "sign" in duties_of([role]):
            leads.setdefault(person_id, set()).add(unit_id)
    return [
        Sitter(
            seat_id=seat.pk,
            unit_id=seat.unit_id,
            person_id=seat.person_id,
            leads=frozenset(leads.get(seat.person_id or 0, ())),
            serves=frozenset(serves.get(seat.person_id or 0, ())),
        )
        for seat in seats
    ]


def homes_of(person_ids: list[int], day: dt.date) -> dict[int, int]:
    """The unit each person belongs to on `day` (the latest membership)."""
    rows = Membership.objects.filter(person__in=person_ids, from_on__lte=day, until_on__gt=day)
    return dict(rows.order_by("from_on", "pk").values_list("person", "unit"))


def subject_of(unit_id: int | None, person_id: int | None, homes: dict[int, int]) -> Subject:
    """The subject of a question; a person brings the unit they belong to."""
    return Subject(unit_id if person_id is None else homes.get(person_id, unit_id), person_id)


def count_slips(ballot: Ballot) -> Tally:
    """The slips in the box, counted; asked only when the ballot closes."""
    counts = Counter(Slip.objects.filter(ballot=ballot.pk).values_list("choice", flat=True))
    return Tally(
        ballot.seats_total,
        ballot.seats_recused,
        counts[Choice.AGREE],
        counts[Choice.DISAGREE],
        counts[Choice.BLANK],
    )


@dataclass(frozen=True)
class Roll:
    """One line of the roll: who sits, as what, and whether the slip is in."""

    seat: Seat
    standing: str
    label: str


def roll_of(ballot: Ballot) -> list[Roll]:
    """All seats of a ballot in the order they were seated, never what they chose; one query."""
    rows = Turnout.objects.filter(ballot=ballot.pk).select_related("seat__person", "seat__unit")
    return [Roll(row.seat, row.standing, str(Standing(row.standing).label)) for row in rows.order_by("seat")]


def said(ballot: Ballot) -> Sentence:
    """The result, or how many have voted while it is open (counts never show before it closes)."""
    if ballot.tally is not None:
        return verdict(ballot.tally, ballot.threshold)
    in_box = ballot.turnouts.filter(standing__in=(Standing.VOTED, Standing.WRITTEN)).count()
    return Sentence("Đã có {voted}/{seats} phiếu.", voted=in_box, seats=ballot.seats_total)


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Ballots that wait for a slip of this actor."""
    if by.is_stranger:
        return []
    return [
        Due(
            title=Sentence("Lấy phiếu: {question}", question=ballot.question),
            verb=Sentence("Bỏ phiếu"),
            url=url_of(ballot),
            due_on=ballot.opened_on,
            minutes=1,
            note=ballot.panel.name,
        )
        for ballot in Ballot.objects.awaiting(by).select_related("panel").order_by("pk")[:20]
    ]


def holders_near(by: Actor) -> QuerySet[Appointment]:
    """Those who hold a leading role at the unit acted for or directly beneath it: who may take a seat."""
    near = Q(unit=by.unit_id) | Q(unit__placements__superior=by.unit_id)
    rows = Appointment.objects.visible_to(by).in_force(business_day()).filter(near, role__in=LEADING)
    return rows.select_related("person", "unit").order_by("person__sort_key", "pk").distinct()


def units_near(by: Actor) -> QuerySet[Unit]:
    """Units directly beneath the one acted for."""
    near = Unit.objects.filter(pk__in_scope=by, placements__superior=by.unit_id)
    return near.alive_on(business_day()).in_order()


def seats_today(panel: Panel) -> SeatQuerySet:
    """Seats that hold today."""
    return panel.seats.in_force(business_day()).select_related("person", "unit").order_by("pk")


def seats_awaited(ballot: Ballot) -> SeatQuerySet:
    """Seats whose slip is not in the box yet."""
    awaited = Turnout.objects.filter(ballot=ballot.pk, standing=Standing.AWAITED).values("seat")
    return Seat.objects.filter(pk__in=awaited).select_related("person", "unit").order_by("pk")
