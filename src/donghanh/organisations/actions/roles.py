"""Who holds which role, from when until when."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.people.actions import add_person
from donghanh.people.models import Account, Person

from ..choices import FOR_EVER, ActingMark, RoleKey
from ..models import Appointment, Membership, Unit
from ..permissions import check_appoints, check_delegates, check_shapes
from ..rules import check_acting, check_one_person


@transaction.atomic
def appoint(
    *,
    by: Actor,
    person: Person,
    unit: Unit,
    role: str,
    from_on: dt.date,
    until_on: dt.date = FOR_EVER,
    title: str = "",
) -> Appointment:
    """Give a person a role at a unit for a while."""
    check_appoints(by, unit, role)
    appointment = Appointment(
        person=person, unit=unit, role=RoleKey(role), title=title, from_on=from_on, until_on=until_on
    )
    if until_on <= from_on:
        raise Refusal(
            "Ngày thôi giữ nhiệm vụ phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on"
        )
    appointment.save()
    journal.record(
        by,
        "appoint",
        unit,
        Sentence("{name} giữ nhiệm vụ {role}.", name=person.name, role=RoleKey(role).label),
    )
    return appointment


@transaction.atomic
def appoint_somebody(
    *, by: Actor, unit: Unit, person: Person | None, new_name: str, new_phone: str, role: str, **term: Any
) -> Appointment:
    """Appoint a member chosen, or somebody new, who joins the unit on that day; `term` as in `appoint`."""
    check_shapes(by, unit)
    check_one_person(has_chosen=person is not None, typed=new_name)
    if person is None:
        person = add_person(name=new_name, phone=new_phone)
        Membership.objects.create(
            person=person, unit=unit, from_on=term["from_on"], post=term.get("title", "")
        )
    return appoint(by=by, person=person, unit=unit, role=role, **term)


@transaction.atomic
def delegate(
    *,
    by: Actor,
    appointment: Appointment,
    person: Person,
    mark: str,
    from_on: dt.date,
    until_on: dt.date,
    title: str = "",
) -> Appointment:
    """Let somebody act for whoever holds the role, for stated days; papers of these days say so by `mark`."""
    check_delegates(by, appointment)
    check_acting(
        same_person=person.pk == appointment.person_id,
        from_on=from_on,
        until_on=until_on,
        held_from=appointment.from_on,
        held_until=appointment.until_on,
    )
    acting = Appointment.objects.create(
        person=person,
        unit=appointment.unit,
        role=appointment.role,
        title=title,
        from_on=from_on,
        until_on=until_on,
        acts_for=appointment,
        mark=ActingMark(mark),
    )
    told = Sentence(
        "{name} làm thay {absent} từ {day} đến {last}.",
        name=person.name,
        absent=appointment.person.name,
        day=say_date(from_on),
        last=say_date(until_on - dt.timedelta(days=1)),
    )
    journal.record(by, "delegate", appointment.unit, told)
    tell(Account.objects.filter(person=person).values_list("pk", flat=True), told, "")
    return acting


@transaction.atomic
def relieve(*, by: Actor, appointment: Appointment, until_on: dt.date) -> None:
    """End an appointment on a day."""
    check_shapes(by, appointment.unit)
    if until_on <= appointment.from_on:
        raise Refusal(
            "Ngày thôi giữ nhiệm vụ phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on"
        )
    appointment.until_on = until_on
    appointment.save(update_fields=["until_on"])
    appointment.deputies.filter(from_on__gte=until_on).delete()
    appointment.deputies.filter(until_on__gt=until_on).update(until_on=until_on)
    journal.record(
        by, "relieve", appointment.unit, Sentence("{name} thôi giữ nhiệm vụ.", name=appointment.person.name)
    )
