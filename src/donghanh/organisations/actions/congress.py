"""A congress: the new committee is appointed and the old relieved, in one, by one paper."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.people.models import Account, Person

from ..choices import Duty, RoleKey
from ..facts import officers_of, role_passed
from ..models import Appointment, Congress, Unit
from ..permissions import check_shapes
from ..rules import duties_of
from ..rules.congress import Passing, check_congress
from .roles import appoint_somebody, relieve


@dataclass(frozen=True)
class Elected:
    """What the congress decided about one role: whose appointment it is about (None for a role that nobody held),
    whether the holder goes on, and who follows, a member chosen or somebody new by name.
    """

    role: str
    appointment: Appointment | None = None
    goes_on: bool = False
    person: Person | None = None
    new_name: str = ""
    title: str = ""

    @property
    def has_successor(self) -> bool:
        """Does somebody take the role anew?"""
        return self.person is not None or bool(one_line(self.new_name))


@transaction.atomic
def hold_congress(
    *,
    by: Actor,
    unit: Unit,
    name: str,
    held_on: dt.date,
    paper_number: str,
    elected: Sequence[Elected],
    once: str | None = None,
) -> Congress:
    """Hand the roles of a unit over on the day of its congress. What is due from the unit is due from whoever holds
    the role, so it passes with it; what hung on a person passes to the successor in the same role.
    """
    check_shapes(by, unit)
    journal.accept_once(once)
    check_congress(
        [_passing(one) for one in elected],
        name=name,
        paper_number=paper_number,
        held_on=held_on,
        today=today(),
    )
    if Congress.objects.filter(unit=unit, held_on=held_on).exists():
        raise Refusal("Đại hội ngày này của đơn vị đã được ghi nhận.", field="held_on")
    congress = Congress.objects.create(
        unit=unit, name=one_line(name)[:200], held_on=held_on, paper_number=one_line(paper_number)[:60]
    )
    passed = sum(_hand_over(by, congress, one) for one in elected)
    said = Sentence(
        "{name}, theo {paper}: bàn giao nhiệm vụ, {count} việc theo người được chuyển.",
        name=congress.name,
        paper=congress.paper_number,
        count=passed,
    )
    journal.record(by, "congress", unit, said)
    _tell_officers(congress, unit)
    return congress


def _passing(one: Elected) -> Passing:
    return Passing(
        goes_on=one.goes_on and one.appointment is not None,
        has_successor=one.has_successor,
        signs=str(Duty.SIGN) in duties_of([one.role]),
        holds_since=one.appointment.from_on if one.appointment else None,
    )


def _hand_over(by: Actor, congress: Congress, one: Elected) -> int:
    """Relieve and appoint; how many things passed in person."""
    if one.appointment and one.goes_on:
        return 0
    later = None
    if one.has_successor:
        later = appoint_somebody(
            by=by,
            unit=congress.unit,
            person=one.person,
            new_name=one.new_name,
            new_phone="",
            role=RoleKey(one.role),
            from_on=congress.held_on,
            title=one_line(one.title),
        )
        congress.appointed.add(later)
    if one.appointment is None:
        return 0
    relieve(by=by, appointment=one.appointment, until_on=congress.held_on)
    congress.relieved.add(one.appointment)
    return sum(role_passed.ask(one.appointment, later, congress.held_on)) if later else 0


def _tell_officers(congress: Congress, unit: Unit) -> None:
    holders = [officer.appointment.person_id for officer in officers_of(unit.pk, today())]
    accounts = Account.objects.filter(person__in=holders).values_list("pk", flat=True)
    tell(
        accounts, Sentence("{name} đã bàn giao nhiệm vụ của {unit}.", name=congress.name, unit=unit.name), ""
    )
