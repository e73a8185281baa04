"""Who is registered: asked by awards and evaluation."""

from typing import Any

from django.db.models import F, Q, QuerySet

from donghanh.base.sentences import Sentence
from donghanh.movements.facts import StillOpen
from donghanh.movements.models import Movement
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.models import Collective, Party, Unit
from donghanh.people.models import Person

from ..choices import PledgeState
from ..models import Pledge, PledgeQuerySet

UNCONFIRMED = (PledgeState.DRAFT, PledgeState.PROPOSED, PledgeState.CONFIRMED_ONE)


def registered_in(movement_id: int, year: int) -> PledgeQuerySet:
    """Pledges that count for one emulation year of a movement."""
    return Pledge.objects.registered().filter(registration__movement=movement_id, registration__year=year)


def homes_registered(movement_id: int, year: int, side: str) -> QuerySet[Pledge, Any]:
    """Keys of the units at which a first or second side is at home, as a subquery."""
    return registered_in(movement_id, year).values(f"{side}__home")


def _with(thing: Unit | Collective | Person | Party) -> Q:
    if isinstance(thing, Party):
        return Q(first=thing.pk) | Q(second=thing.pk)
    if isinstance(thing, Unit):
        return Q(first__home=thing.pk) | Q(second__home=thing.pk)
    name = "collective" if isinstance(thing, Collective) else "person"
    return Q(**{f"first__{name}": thing.pk}) | Q(**{f"second__{name}": thing.pk})


def pledges_of(thing: Unit | Collective | Person | Party, movement: Movement, year: int) -> PledgeQuerySet:
    """The pledges through which `thing` is registered. A unit is registered when it pledged itself or one of its
    collectives or people did.
    """
    return registered_in(movement.pk, year).filter(_with(thing))


def is_registered(thing: Unit | Collective | Person | Party, movement: Movement, year: int) -> bool:
    """Did it go through the gate? Who did not is not considered for titles of that year (domain 5.1)."""
    return pledges_of(thing, movement, year).exists()


def standing_of(thing: Unit | Collective | Person | Party, movement: Movement, year: int) -> str:
    """ "registered", "late" (taken after the closing day) or "unregistered"."""
    late = list(pledges_of(thing, movement, year).values_list("is_late", flat=True))
    if not late:
        return "unregistered"
    return "late" if all(late) else "registered"


def registered_ids(kind: str, movement: Movement, year: int) -> set[int]:
    """Keys of all persons, collectives or units (by home) that are registered, for one look at many; two queries."""
    column = "home" if kind == PartyKind.UNIT else PartyKind(kind).value
    found = registered_in(movement.pk, year)
    if kind != PartyKind.UNIT:
        found = found.filter(first_kind=kind)
    return {
        key
        for side in ("first", "second")
        for key in found.values_list(f"{side}__{column}", flat=True).distinct()
        if key is not None
    }


def broken_invariants() -> list[Sentence]:
    """Pledges whose sides are not of the kind they say, a sentence each."""
    wrong = Pledge.objects.exclude(first_kind=F("first__kind"), second_kind=F("second__kind"))
    return [
        Sentence("Giao ước số {number}: loại của hai bên không khớp.", number=number)
        for number in wrong.values_list("pk", flat=True)
    ]


def open_work(unit_id: int) -> list[Sentence]:
    """Pledges of the unit that not both sides have confirmed."""
    count = Pledge.objects.filter(
        Q(first__home=unit_id) | Q(second__home=unit_id), state__in=UNCONFIRMED
    ).count()
    return [Sentence("{count} giao ước chưa đủ hai bên xác nhận", count=count)] if count else []


def open_in_movement(movement: Movement) -> StillOpen:
    """Pledges of the movement that not both sides have confirmed."""
    return StillOpen(
        Pledge.objects.filter(registration__movement=movement, state__in=UNCONFIRMED),
        lambda count: Sentence("{count} giao ước chưa đủ hai bên xác nhận", count=count),
    )
