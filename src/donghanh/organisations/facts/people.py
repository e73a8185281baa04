"""Who belongs to a unit, holds a role there, and has an account."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet

from donghanh.base.actors import Actor, Contact
from donghanh.base.dates import today
from donghanh.base.sentences import Sentence
from donghanh.people.facts import having_pin
from donghanh.people.models import Account, Person

from ..choices import Duty, PartyKind, RoleKey
from ..models import (
    Appointment,
    Collective,
    Membership,
)
from ..rules import duties_of


def accounts_with(unit_id: int, duty: Duty, day: dt.date | None = None) -> list[int]:
    """Accounts of those who carry `duty` at the unit: whom to tell."""
    from_roles = Appointment.objects.in_force(day or today()).filter(
        unit=unit_id, person__account__isnull=False
    )
    return [
        account_id
        for role, account_id in from_roles.values_list("role", "person__account")
        if str(duty) in duties_of([role])
    ]


def accounts_by_unit(unit_ids: Iterable[int], duty: Duty, day: dt.date | None = None) -> dict[int, set[int]]:
    """Accounts of those who carry `duty` at each of these units; one query."""
    carrying = [role for role in RoleKey.values if str(duty) in duties_of([role])]
    rows = Appointment.objects.in_force(day or today()).filter(
        unit__in=list(unit_ids), role__in=carrying, person__account__isnull=False
    )
    found: dict[int, set[int]] = {}
    for unit_id, account_id in rows.values_list("unit", "person__account"):
        found.setdefault(unit_id, set()).add(account_id)
    return found


def lacks_to_sign_by_pin(unit_ids: Iterable[int]) -> dict[int, Sentence]:
    """Of these units those from which nothing can be sent through a link today, and why not; two queries."""
    unit_ids = list(unit_ids)
    signers = accounts_by_unit(unit_ids, Duty.SIGN)
    with_pin = having_pin({account_id for accounts in signers.values() for account_id in accounts})
    found = {}
    for unit_id in unit_ids:
        if not signers.get(unit_id):
            found[unit_id] = Sentence(
                "Đơn vị chưa có người ký có tài khoản: mở được đường dẫn nhưng chưa gửi được."
            )
        elif not signers[unit_id] & with_pin:
            found[unit_id] = Sentence(
                "Người ký chưa có mã PIN: cấp mã ở trang tài khoản của người ký thì mới gửi được."
            )
    return found


def contacts_of(unit_ids: Iterable[int], day: dt.date) -> dict[int, Contact]:
    """Whom to call at each of these units on `day`: who acts for an absent signer, or else who was
    appointed first, by the own number or the unit's; one query.
    """
    signing = [role for role in RoleKey.values if str(Duty.SIGN) in duties_of([role])]
    rows = (
        Appointment.objects.in_force(day)
        .filter(unit__in=list(unit_ids), role__in=signing)
        .order_by(F("acts_for").asc(nulls_first=True), "-pk")
        .values_list("unit_id", "unit__name", "person__name", "person__phone", "unit__phone")
    )
    return {unit_id: Contact(unit, person, own or shared) for unit_id, unit, person, own, shared in rows}


def accounts_at(unit_id: int, day: dt.date) -> list[int]:
    """Accounts of all who hold a role at the unit on `day`."""
    held = Appointment.objects.in_force(day).filter(unit=unit_id, person__account__isnull=False)
    return list(held.values_list("person__account", flat=True))


def account_of(person_id: int) -> Account | None:
    """The person's account, if one was opened."""
    return Account.objects.filter(person=person_id).first()


@dataclass(frozen=True)
class Officer:
    """One person with a role at a unit on a day."""

    appointment: Appointment

    @property
    def role(self) -> str:
        """The role as people know it, and for whom it is taken."""
        label, absent = str(RoleKey(self.appointment.role).label), self.appointment.acts_for
        return f"{label} ({self.appointment.mark} {absent.person.name})" if absent else label

    @property
    def account(self) -> Account | None:
        """The person's account, if one was opened."""
        return getattr(self.appointment.person, "account", None)


def officers_of(unit_id: int, day: dt.date) -> list[Officer]:
    """Who holds which role at the unit on `day`."""
    rows = (
        Appointment.objects.in_force(day)
        .filter(unit=unit_id)
        .select_related("person__account", "acts_for__person")
    )
    return [Officer(row) for row in rows.order_by("pk")]


def members_of(unit_id: int, day: dt.date) -> QuerySet[Person]:
    """Persons who belong to the unit on `day`, by name."""
    belongs = Membership.objects.filter(unit=unit_id, from_on__lte=day, until_on__gt=day)
    return Person.objects.filter(pk__in=belongs.values("person")).by_name()


def memberships_of(unit_id: int, day: dt.date) -> QuerySet[Membership]:
    """Who belongs to the unit on `day`, with person and collective."""
    belongs = Membership.objects.filter(unit=unit_id, from_on__lte=day, until_on__gt=day)
    return belongs.select_related("person", "collective")


def party_choices(by: Actor) -> list[tuple[str, str]]:
    """Who may take part for the unit acted for: itself, its collectives, its people by name ("kind:key", name)."""
    day = today()
    people = (
        Membership.objects.filter(unit=by.unit_id, from_on__lte=day, until_on__gt=day)
        .order_by("person__sort_key")
        .values_list("person", "person__name")[:500]
    )
    collectives = Collective.objects.filter(unit=by.unit_id).order_by("name").values_list("pk", "name")
    return [
        (f"{PartyKind.UNIT}:{by.unit_id}", by.unit_name),
        *((f"{PartyKind.COLLECTIVE}:{key}", name) for key, name in collectives),
        *((f"{PartyKind.PERSON}:{key}", name) for key, name in people),
    ]
