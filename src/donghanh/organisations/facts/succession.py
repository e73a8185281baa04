"""What units were called, and what became of them."""

import datetime as dt

from ..models import (
    Appointment,
    Succession,
    Unit,
    UnitName,
)


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
