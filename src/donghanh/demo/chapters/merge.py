"""Two small grassroots unions become one, by a decision (invented); and one union is sent its own link to answer."""

import datetime as dt

from donghanh.movements.actions import link_units
from donghanh.movements.models import Delivery
from donghanh.organisations.actions import Heir, end_unit
from donghanh.organisations.choices import SuccessionKind
from donghanh.organisations.rules import ActPaper

from ..world import Tell, World
from .launch import CAST_UNITS

DECIDED, MERGED, LINKED = dt.date(2018, 6, 28), dt.date(2018, 7, 2), dt.date(2018, 7, 3)


def live(world: World, tell: Tell) -> None:
    """The smaller of Bình's two smallest unions goes on in the other; An's union gets a link for Zalo."""
    upper = world.units["LDLD-CT"]
    by = world.actor(upper)
    world.on(MERGED)
    others = [unit for unit in world.beneath(upper) if unit.code not in CAST_UNITS]
    smallest, heir = sorted(others, key=world.members)[:2]
    end_unit(
        by=by,
        unit=smallest,
        on=MERGED,
        kind=SuccessionKind.MERGE,
        heirs=[Heir(heir)],
        paper=ActPaper("12/QĐ-LĐLĐ", DECIDED),
    )
    world.on(LINKED)
    owed = Delivery.objects.unanswered().filter(unit=world.units["CS-0001"], plan__unit=upper).first()
    if owed:
        link_units(by=by, plan=owed.plan, only=[owed.pk])
