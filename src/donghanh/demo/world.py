"""What every chapter of the story holds in its hands."""

import datetime as dt
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType

from donghanh.base.actors import Actor
from donghanh.organisations.facts import Hat, actor_in
from donghanh.organisations.models import Collective, Unit
from donghanh.people.models import Account, Person

SEED = 2017
DAY_VARIABLE = "DONGHANH_TODAY"
START_DAY = dt.date(2017, 5, 2)
DEMO_DAY = dt.date(2018, 7, 5)
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """One unit as the story needs it: who acts for it, whom it holds, what it is under."""

    unit: Unit
    superior: Unit | None
    path: str
    head: Account
    roles: tuple[str, ...]
    members: int = 0
    collectives: list[Collective] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


class World:
    """The demo province while its story is told.

    A chapter is a function `live(world, tell)` in `demo/chapters/<app>.py`: it chooses the day with
    `world.on(day)`, takes units from `world.province`, `world.uppers`, `world.grassroots`,
    `world.units[code]` or `world.beneath(unit)`, and calls its app's actions with `by=world.actor(unit)`;
    chance comes from `world.rng` only. `tell("…")` says on stderr what is being told.

    Used as `with World() as world`: the business day is put back when the story ends, however it ends.
    """

    def __init__(self, *, seed: int = SEED) -> None:
        self.rng = random.Random(seed)
        self.units: dict[str, Unit] = {}
        self.cast: dict[str, Account] = {}
        self.council: list[Account] = []
        self.places: dict[int, Place] = {}
        self._beneath: dict[int, list[Unit]] = {}
        self._actors: dict[tuple[int, int], Actor] = {}
        self._day_before: str | None = None

    def __enter__(self) -> "World":
        self._day_before = os.environ.get(DAY_VARIABLE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._day_before is None:
            os.environ.pop(DAY_VARIABLE, None)
        else:
            os.environ[DAY_VARIABLE] = self._day_before

    def on(self, day: dt.date) -> None:
        """From now on it is `day`; every moment written falls on it."""
        os.environ[DAY_VARIABLE] = day.isoformat()

    def settle(self, place: Place) -> None:
        """Take a unit into the world."""
        unit = place.unit
        self.units[unit.code] = unit
        self.places[unit.pk] = place
        if place.superior:
            self._beneath.setdefault(place.superior.pk, []).append(unit)

    def actor(self, unit: Unit) -> Actor:
        """The chair or leader of the unit acting for it; made once."""
        place = self.places[unit.pk]
        return self._actor(place.head, unit, place.roles)

    def actor_of(self, account: Account, unit: Unit, *roles: str) -> Actor:
        """Somebody else acting for the unit in `roles`: a juror, a member of the council."""
        return self._actor(account, unit, roles)

    def _actor(self, account: Account, unit: Unit, roles: tuple[str, ...]) -> Actor:
        key = (account.pk, unit.pk)
        if key not in self._actors:
            self._actors[key] = actor_in(
                Hat(unit, roles, self.places[unit.pk].path),
                account_id=account.pk,
                person_id=account.person_id,
                name=account.person.name,
            )
        return self._actors[key]

    def beneath(self, unit: Unit) -> list[Unit]:
        """Direct subordinates, in the order of their founding in the story."""
        return self._beneath.get(unit.pk, [])

    def superior(self, unit: Unit) -> Unit | None:
        """The direct superior."""
        return self.places[unit.pk].superior

    def members(self, unit: Unit) -> int:
        """Union members at the start of the story."""
        return self.places[unit.pk].members

    def collectives(self, unit: Unit) -> list[Collective]:
        """Teams and offices of the unit."""
        return self.places[unit.pk].collectives

    def people(self, unit: Unit) -> list[Person]:
        """Some of its members by name, the chair first."""
        return self.places[unit.pk].people

    @property
    def province(self) -> Unit:
        """The federation of the province."""
        return self.units["LDLD-BT"]

    @property
    def uppers(self) -> list[Unit]:
        """The thirteen unions above the grassroots."""
        return [unit for unit in self.beneath(self.province) if unit.level == "upper"]

    @property
    def grassroots(self) -> list[Unit]:
        """All grassroots unions."""
        return [unit for unit in self.units.values() if unit.level == "grassroots"]
