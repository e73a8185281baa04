"""Who acts for which unit, signs for it, and is asked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from donghanh.base.actors import STRANGER, Actor, Contact
from donghanh.base.dates import today

from ..choices import Duty, RoleKey
from ..models import Appointment, Unit
from ..rules import duties_of, ids_on

ACTING_KEY = "acting_for"


@dataclass(frozen=True)
class Hat:
    """One unit a person may act for today, with all roles there together."""

    unit: Unit
    roles: tuple[str, ...]
    path: str | None
    person_name: str = ""
    absent: str = ""
    above: Contact | None = None

    @property
    def role_name(self) -> str:
        """The roles as people read them."""
        return ", ".join(str(RoleKey(role).label) for role in self.roles)


def hats_of(person_id: int, day: dt.date) -> list[Hat]:
    """The units a person may act for on `day`, the highest first; one query."""
    rows = (
        Appointment.objects.in_force(day)
        .filter(person=person_id)
        .filter(Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gt=day))
        .select_related("unit", "person")
        .annotate(
            path_now=RawSQL(_PATH_NOW, (day, day, False)), absent=RawSQL(_ABSENT, ()), **_asked_above(day)
        )
        .order_by("pk")
    )
    by_unit: dict[int, list[Any]] = {}
    for row in rows:
        by_unit.setdefault(row.unit_id, []).append(row)
    hats = [
        Hat(
            first.unit,
            tuple(row.role for row in group),
            first.path_now,
            first.person.name,
            _absent(group),
            Contact(first.above_unit, first.above_person, first.above_phone) if first.above_phone else None,
        )
        for group in by_unit.values()
        for first in group[:1]
    ]
    return sorted(hats, key=lambda hat: (len(ids_on(hat.path or "")) or 99, hat.unit.pk))


# Every request asks for these columns, and having them put together by the framework cost more than all else that a
# request pays before its page begins. The path of the unit as `Path.objects.on` has it:
_PATH_NOW = """(
    SELECT path FROM organisations_path WHERE unit_id = organisations_appointment.unit_id
    AND from_on <= %s AND until_on > %s AND is_inherited = %s LIMIT 1
)"""
# The absent colleague:
_ABSENT = """(
    SELECT person.name FROM organisations_appointment absent JOIN people_person person ON person.id = absent.person_id
    WHERE absent.id = organisations_appointment.acts_for_id
)"""
# About whom to ask right above: the officer, the leader where there is none.
_ABOVE = """(
    SELECT {column} FROM organisations_appointment held
    JOIN organisations_unit unit ON unit.id = held.unit_id
    JOIN people_person person ON person.id = held.person_id
    WHERE held.unit_id = (
        SELECT superior_id FROM organisations_placement placed
        WHERE placed.unit_id = organisations_appointment.unit_id AND placed.from_on <= %s
        ORDER BY placed.from_on DESC LIMIT 1
    ) AND held.role IN ('officer', 'leader') AND held.from_on <= %s AND held.until_on > %s
    ORDER BY CASE held.role WHEN 'officer' THEN 0 ELSE 1 END, held.id LIMIT 1
)"""


def _asked_above(day: dt.date) -> dict[str, RawSQL]:
    """Columns of the same query: unit, person and phone of whom to ask at the unit right above."""
    columns = {
        "unit": "unit.name",
        "person": "person.name",
        "phone": "COALESCE(NULLIF(person.phone, ''), unit.phone)",
    }
    return {
        f"above_{name}": RawSQL(_ABOVE.format(column=column), (day, day, day))
        for name, column in columns.items()
    }


def _absent(held: list[Any]) -> str:
    """For whom somebody acts there, when that lets them do more than their own roles."""
    own = duties_of([row.role for row in held if row.acts_for_id is None])
    acted = [row for row in held if row.acts_for_id and not duties_of([row.role]) <= own]
    return ", ".join(sorted({row.absent for row in acted}))


def actor_in(
    hat: Hat, *, account_id: int | None, person_id: int, name: str, may_switch: bool = False
) -> Actor:
    """The actor who wears this hat."""
    return Actor(
        account_id=account_id,
        person_id=person_id,
        name=_("%(name)s, thay %(absent)s") % {"name": name, "absent": hat.absent} if hat.absent else name,
        unit_id=hat.unit.pk,
        unit_code=hat.unit.code,
        unit_name=hat.unit.name,
        role_name=hat.role_name,
        path=hat.path,
        duties=duties_of(hat.roles),
        above=hat.above,
        may_switch=may_switch,
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
    return actor_in(
        worn,
        account_id=user.pk,
        person_id=user.person_id,
        name=worn.person_name,
        may_switch=len(hats) > 1,
    )


def acts_outside(by: Actor, person_id: int) -> bool:
    """Does the person hold a role today at a unit that `by` does not see?"""
    held = Appointment.objects.in_force(today()).filter(person=person_id)
    return held.exclude(unit__in_scope=by).exists()


def signs_with(by: Actor, person_id: int) -> bool:
    """Is the person, somebody else than `by`, a signer today of the very unit acted for?"""
    if by.unit_id is None or by.person_id == person_id:
        return False
    held = Appointment.objects.in_force(today()).filter(person=person_id, unit=by.unit_id)
    return str(Duty.SIGN) in duties_of(held.values_list("role", flat=True))


def signer_of(unit_id: int, day: dt.date | None = None) -> Appointment | None:
    """Who signs for the unit on `day`: who acts for an absent one, or else who was appointed first."""
    signing = [role for role in RoleKey.values if str(Duty.SIGN) in duties_of([role])]
    return (
        Appointment.objects.in_force(day or today())
        .filter(unit=unit_id, role__in=signing)
        .select_related("person", "acts_for__person")
        .order_by(F("acts_for").desc(nulls_last=True), "pk")
        .first()
    )


def signing_actor(unit_id: int) -> Actor | None:
    """Who signs for the unit today and has an account, acting for it: the one appointed first."""
    signing = [role for role in RoleKey.values if str(Duty.SIGN) in duties_of([role])]
    rows = (
        Appointment.objects.in_force(today())
        .filter(unit=unit_id, role__in=signing, person__account__is_active=True)
        .select_related("person__account__person", "unit")
        .order_by("pk")
    )
    acting = (actor_for(row.person.account, row.unit) for row in rows[:3])
    return next((by for by in acting if by.unit_id == unit_id and by.has(Duty.SIGN)), None)
