"""Who is to be reminded of pledges on a day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from donghanh.movements.rules.reminding import is_escalated, step_on
from donghanh.organisations.choices import Level
from donghanh.organisations.models import Path, Unit

from ..models import Registration
from ..rules.reminding import TO_REGISTER, TO_TELL
from .keeping import pledges_at, untold, with_ends
from .standing import homes_registered

AROUND = dt.timedelta(days=60)


@dataclass(frozen=True)
class Reminded:
    """One gate, the step that has come, and the units that owe something there: how many pledges each."""

    gate: Registration
    step: int
    owing: dict[int, int]


def to_register_on(day: dt.date) -> Iterator[Reminded]:
    """Gates that close soon, with the grassroots unions that follow them and have not registered."""
    near = Registration.objects.filter(closes_on__range=(day, day + AROUND)).select_related("movement")
    for gate in near:
        step = step_on(TO_REGISTER, sent_on=gate.opens_on, due_on=gate.closes_on, day=day)
        if step is not None:
            yield Reminded(gate, step, dict.fromkeys(_unregistered(gate, day), 0))


def _unregistered(gate: Registration, day: dt.date) -> list[int]:
    """Beneath the gate's unit, not beneath a nearer gate of the same year, and without a registered pledge."""
    beneath = Path.objects.on(day).filter(path__contains=f"/{gate.unit_id}/")
    nearer = Registration.objects.filter(movement=gate.movement_id, year=gate.year).exclude(pk=gate.pk)
    for unit_id in nearer.filter(unit__in=beneath.values("unit")).values_list("unit", flat=True):
        beneath = beneath.exclude(path__contains=f"/{unit_id}/")
    found = Unit.objects.alive_on(day).filter(level=Level.GRASSROOTS, pk__in=beneath.values("unit"))
    for side in ("first", "second"):
        found = found.exclude(pk__in=homes_registered(gate.movement_id, gate.year, side))
    return list(found.order_by("pk").values_list("pk", flat=True))


def to_tell_on(day: dt.date) -> Iterator[Reminded]:
    """Gates whose promises end about now, with the units at which a side has not told everything."""
    for gate in _ending(day):
        step = step_on(TO_TELL, sent_on=gate.closes_on, due_on=gate.ends_on, day=day)
        if step is not None:
            yield Reminded(gate, step, dict(owing_of(gate)))


def silent_on(day: dt.date) -> Iterator[tuple[Registration, list[str]]]:
    """Gates whose promises ended days ago, with the names of the units that have not told everything."""
    for gate in _ending(day):
        if is_escalated(TO_TELL, due_on=gate.ends_on, day=day) and (owing := owing_of(gate)):
            units = Unit.objects.filter(pk__in=owing).in_order()
            yield gate, [unit.name for unit in units]


def _ending(day: dt.date) -> list[Registration]:
    near = (day - AROUND, day + AROUND)
    years = {near[0].year, near[1].year}
    chosen = Q(results_due_on__range=near) | Q(results_due_on=None, year__in=years)
    return list(Registration.objects.filter(chosen).select_related("movement", "unit"))


def owing_of(gate: Registration) -> Counter[int]:
    """Units at which a side has not told the end of every promise, and of how many pledges of this gate."""
    rows = untold(with_ends(pledges_at(gate).filter(registration=gate))).values_list(
        "promised", "first__home", "first_told", "second__home", "second_told"
    )
    owing: Counter[int] = Counter()
    for promised, first, first_told, second, second_told in rows:
        homes = {first} if first_told < promised else set()
        owing.update(homes | ({second} if second_told < promised else set()))
    return owing
