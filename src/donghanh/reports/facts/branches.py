"""A unit's branch of the tree on a day, with the ended units that passed to it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from donghanh.organisations.models import Path, Succession, Unit
from donghanh.organisations.rules import ids_on

from ..rules.structure import Heirs


@dataclass(frozen=True)
class Parted:
    """A unit that ended and has several heirs: all its places that day, and those of them beneath the unit looked at."""

    unit_id: int
    places: int
    here: tuple[tuple[int, ...], ...]


@dataclass
class Branch:
    """The branch of one unit on one day."""

    unit_id: int
    path: str
    day: dt.date
    parted: list[Parted] = field(default_factory=list)
    heirs: Heirs = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """How deep the unit stands, from 1 at the root."""
        return len(ids_on(self.path))


def branch_on(unit: Unit, day: dt.date) -> Branch | None:
    """The unit's branch that day with those that were parted into it; None while the unit was not there."""
    path = Path.objects.on(day).filter(unit=unit).values_list("path", flat=True).first()
    if path is None:
        return None
    branch = Branch(unit.pk, path, day)
    ended = Path.objects.reaching(day).beneath(path).filter(is_inherited=True)
    rows = Path.objects.reaching(day).filter(unit__in=ended.values("unit")).order_by("path")
    places: dict[int, list[str]] = defaultdict(list)
    for unit_id, place in rows.values_list("unit_id", "path"):
        places[unit_id].append(place)
    for unit_id, found in places.items():
        if len(found) > 1:
            here = tuple(tuple(ids_on(place)) for place in found if place.startswith(path))
            branch.parted.append(Parted(unit_id, len(found), here))
    if branch.parted:
        branch.heirs = _heirs({key for each in branch.parted for place in each.here for key in place}, day)
    return branch


def _heirs(unit_ids: Iterable[int], day: dt.date) -> dict[int, list[tuple[int, int]]]:
    rows = Succession.objects.filter(predecessor__in=unit_ids, on_day__lte=day).order_by("pk")
    found: dict[int, list[tuple[int, int]]] = {}
    for unit_id, heir_id, share in rows.values_list("predecessor_id", "successor_id", "share"):
        heirs = found.setdefault(unit_id, [])
        if heir_id is not None:
            heirs.append((heir_id, share))
    return found


def in_order(unit_ids: Iterable[int]) -> list[Unit]:
    """These units in order of name; one query."""
    return list(Unit.objects.filter(pk__in=list(unit_ids)).in_order())
