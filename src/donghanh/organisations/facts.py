"""Reading the tree: who stands where on a day, and who acts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from donghanh.base.actors import STRANGER, Actor
from donghanh.base.dates import today
from donghanh.people.models import Account, Person

from .choices import Duty, PartyKind, RoleKey
from .models import (
    Appointment,
    Collective,
    Headcount,
    Membership,
    Path,
    Placement,
    Succession,
    Unit,
    UnitName,
    in_scope,
)
from .rules import duties_of, ids_on

ACTING_KEY = "acting_for"


@dataclass(frozen=True)
class Hat:
    """One unit a person may act for today, with all roles there together."""

    unit: Unit
    roles: tuple[str, ...]
    path: str | None
    person_name: str = ""

    @property
    def role_name(self) -> str:
        """The roles as people read them."""
        return ", ".join(str(RoleKey(role).label) for role in self.roles)


def hats_of(person_id: int, day: dt.date) -> list[Hat]:
    """The units a person may act for on `day`, the highest first; one query."""
    path_now = Path.objects.on(day).filter(unit=OuterRef("unit")).values("path")[:1]
    rows = (
        Appointment.objects.in_force(day)
        .filter(person=person_id)
        .filter(Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gt=day))
        .select_related("unit", "person")
        .annotate(path_now=Subquery(path_now))
        .order_by("pk")
    )
    by_unit: dict[int, list[Any]] = {}
    for row in rows:
        by_unit.setdefault(row.unit_id, []).append(row)
    hats = [
        Hat(first.unit, tuple(row.role for row in group), first.path_now, first.person.name)
        for group in by_unit.values()
        for first in group[:1]
    ]
    return sorted(hats, key=lambda hat: (len(ids_on(hat.path or "")) or 99, hat.unit.pk))


def actor_in(hat: Hat, *, account_id: int | None, person_id: int, name: str) -> Actor:
    """The actor who wears this hat."""
    return Actor(
        account_id=account_id,
        person_id=person_id,
        name=name,
        unit_id=hat.unit.pk,
        unit_code=hat.unit.code,
        unit_name=hat.unit.name,
        role_name=hat.role_name,
        path=hat.path,
        duties=duties_of(hat.roles),
    )


def actor_for(account: Any, unit: Unit | None = None, day: dt.date | None = None) -> Actor:
    """`account` acting for `unit` (their first unit when None); without an appointment there, no scope."""
    hats = hats_of(account.person_id, day or today())
    worn = next((hat for hat in hats if unit is None or hat.unit.pk == unit.pk), None)
    if worn is None:
        return Actor(account_id=account.pk, person_id=account.person_id, name=account.person.name)
    return actor_in(worn, account_id=account.pk, person_id=account.person_id, name=account.person.name)


def actor_of_request(user: Any, session: Any) -> Actor:
    """Who acts in this request: the unit chosen in the session, while its appointment holds."""
    if not user.is_authenticated:
        return STRANGER
    if user.must_change_password:  # a one-time password opens nothing but the page where it is changed
        return Actor(account_id=user.pk, person_id=user.person_id, name=user.person.name)
    hats = hats_of(user.person_id, today())
    chosen = session.get(ACTING_KEY)
    worn = next((hat for hat in hats if hat.unit.pk == chosen), hats[0] if hats else None)
    if worn is None:
        return Actor(account_id=user.pk, person_id=user.person_id, name=user.person.name)
    return actor_in(worn, account_id=user.pk, person_id=user.person_id, name=worn.person_name)


def path_of(unit_id: int, day: dt.date) -> str | None:
    """The unit's path on `day`; None when it had no place."""
    return Path.objects.on(day).filter(unit=unit_id).values_list("path", flat=True).first()


def superior_id_of(unit_id: int, day: dt.date) -> int | None:
    """Key of the direct superior on `day`; None at the root or without a place."""
    above = ids_on(path_of(unit_id, day) or "")[:-1]
    return above[-1] if above else None


def superior_of(unit_id: int, day: dt.date) -> Unit | None:
    """The direct superior on `day`; one query."""
    placed = Placement.objects.filter(unit=unit_id, from_on__lte=day).exclude(unit__ended_on__lte=day)
    latest = placed.order_by("-from_on").select_related("superior").first()
    return latest.superior if latest else None


def ancestor_ids(unit_id: int, day: dt.date) -> list[int]:
    """Keys of all superiors on `day`, from the root down."""
    return ids_on(path_of(unit_id, day) or "")[:-1]


def subordinates_of(unit_id: int, day: dt.date) -> QuerySet[Unit]:
    """Direct subordinates on `day`; one query."""
    here = _placements_on(day).filter(superior=unit_id)
    return Unit.objects.alive_on(day).filter(pk__in=here.values("unit"))


def _placements_on(day: dt.date) -> QuerySet[Placement]:
    """The placement of each unit that holds on `day`: the latest one begun."""
    latest = Placement.objects.filter(unit=OuterRef("unit"), from_on__lte=day).order_by("-from_on")
    return Placement.objects.filter(from_on=Subquery(latest.values("from_on")[:1]))


def is_superior_of(by: Actor, unit_id: int) -> bool:
    """Does `by` act for the unit's direct superior today?"""
    return by.unit_id is not None and superior_id_of(unit_id, today()) == by.unit_id


def is_in_scope(by: Actor, unit_id: int) -> bool:
    """Does the unit stand at or beneath the unit acted for today?"""
    return by.path is not None and Path.objects.on(today()).beneath(by.path).filter(unit=unit_id).exists()


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


def accounts_at(unit_id: int, day: dt.date) -> list[int]:
    """Accounts of all who hold a role at the unit on `day`."""
    held = Appointment.objects.in_force(day).filter(unit=unit_id, person__account__isnull=False)
    return list(held.values_list("person__account", flat=True))


def account_of(person_id: int) -> Account | None:
    """The person's account, if one was opened."""
    return Account.objects.filter(person=person_id).first()


def acts_outside(by: Actor, person_id: int) -> bool:
    """Does the person hold a role today at a unit that `by` does not see?"""
    held = Appointment.objects.in_force(today()).filter(person=person_id)
    return held.exclude(unit__in=in_scope(by)).exists()


def signs_with(by: Actor, person_id: int) -> bool:
    """Is the person, somebody else than `by`, a signer today of the very unit acted for?"""
    if by.unit_id is None or by.person_id == person_id:
        return False
    held = Appointment.objects.in_force(today()).filter(person=person_id, unit=by.unit_id)
    return str(Duty.SIGN) in duties_of(held.values_list("role", flat=True))


def count_beneath(unit_id: int, day: dt.date) -> int:
    """How many units stand beneath the unit, at any depth."""
    return sum(level_counts(unit_id, day).values())


def successions_of(unit: Unit) -> list[Succession]:
    """What became of an ended unit."""
    return list(Succession.objects.filter(predecessor=unit).select_related("successor").order_by("pk"))


def names_of(unit: Unit) -> list[UnitName]:
    """What the unit was called, the latest first."""
    return list(UnitName.objects.filter(unit=unit).order_by("-from_on"))


def ended_units_of(person_id: int | None, day: dt.date) -> list[Unit]:
    """Units where the person held a role until they ended, the latest first; to say what became of them."""
    held = Appointment.objects.filter(person=person_id).values("unit")
    ended = Unit.objects.filter(pk__in=held, ended_on__lte=day)
    return list(ended.order_by("-ended_on").prefetch_related("successions__successor")[:3])


def signer_of(unit_id: int, day: dt.date | None = None) -> Appointment | None:
    """Who signs for the unit on `day`: the holder of the signing role appointed first."""
    signing = [role for role in RoleKey.values if str(Duty.SIGN) in duties_of([role])]
    return (
        Appointment.objects.in_force(day or today())
        .filter(unit=unit_id, role__in=signing)
        .select_related("person")
        .order_by("pk")
        .first()
    )


@dataclass(frozen=True)
class Contact:
    """Whom to ask above: the officer of the direct superior, and the number to call."""

    name: str
    person: str
    phone: str


def contact_above(by: Actor) -> Contact | None:
    """The officer of the superior of the unit acted for (its leader when it has none); one query."""
    above = ids_on(by.path or "")[:-1]
    if not above:
        return None
    asked = (
        Appointment.objects.in_force(today())
        .filter(unit=above[-1], role__in=(RoleKey.OFFICER, RoleKey.LEADER))
        .select_related("person", "unit")
    )
    found = min(asked, key=lambda row: (row.role != RoleKey.OFFICER, row.pk), default=None)
    phone = (found.person.phone or found.unit.phone) if found else ""
    return Contact(found.unit.name, found.person.name, phone) if found and phone else None


def headcount_of(unit_id: int, day: dt.date) -> Headcount | None:
    """The latest headcount as of `day`."""
    return Headcount.objects.filter(unit=unit_id, as_of__lte=day).order_by("-as_of").first()


def headcounts_of(unit_id: int, limit: int = 8) -> list[Headcount]:
    """Counts over time, latest first."""
    return list(Headcount.objects.filter(unit=unit_id).order_by("-as_of")[:limit])


def subordinate_counts(unit_ids: Iterable[int], day: dt.date) -> dict[int, int]:
    """How many direct subordinates each of these units had on `day`."""
    placed = _placements_on(day).filter(superior__in=list(unit_ids)).exclude(unit__ended_on__lte=day)
    return dict(placed.values_list("superior").annotate(number=Count("pk")).order_by())


def level_counts(unit_id: int, day: dt.date) -> dict[str, int]:
    """How many units of each level stood beneath the unit on `day`."""
    path = path_of(unit_id, day)
    if path is None:
        return {}
    beneath = Path.objects.on(day).beneath(path).exclude(unit=unit_id)
    return dict(beneath.values_list("unit__level").annotate(number=Count("pk")).order_by())


def superiors_of(unit_ids: Iterable[int], day: dt.date) -> dict[int, Unit]:
    """The direct superior of each of these units on `day`; two queries for all."""
    paths = Path.objects.on(day).filter(unit__in=list(unit_ids)).values_list("unit_id", "path")
    above = {unit_id: ids[-2] for unit_id, path in paths if len(ids := ids_on(path)) > 1}
    units = Unit.objects.in_bulk(set(above.values()))
    return {unit_id: units[superior_id] for unit_id, superior_id in above.items()}


@dataclass(frozen=True)
class Officer:
    """One person with a role at a unit on a day."""

    appointment: Appointment

    @property
    def role(self) -> str:
        """The role as people know it."""
        return str(RoleKey(self.appointment.role).label)

    @property
    def account(self) -> Account | None:
        """The person's account, if one was opened."""
        return getattr(self.appointment.person, "account", None)


def officers_of(unit_id: int, day: dt.date) -> list[Officer]:
    """Who holds which role at the unit on `day`."""
    rows = Appointment.objects.in_force(day).filter(unit=unit_id).select_related("person__account")
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
