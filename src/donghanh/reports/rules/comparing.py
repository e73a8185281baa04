"""Like units beside each other: rates, never raw counts of unlike ones; and how each went over the periods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

FEWEST_ALIKE = 3
PER = 100
COMPARED_AS_THEY_STAND = ("ratio", "max")


def compares_as(over_units: str, *, is_members: bool) -> str:
    """How a line may be compared: "rate" per hundred members, "figure" as it stands, or "" not at all."""
    if over_units in COMPARED_AS_THEY_STAND:
        return "figure"
    return "rate" if over_units == "sum" and not is_members else ""


def rate_of(number: int | None, members: int | None, *, decimals: int, way: str) -> float | None:
    """The figure in the way it is compared; None where it is not known."""
    if number is None or not way or (way == "rate" and not members):
        return None
    plain: float = number / 10**decimals
    return plain if way == "figure" else plain * PER / (members or 1)


@dataclass(frozen=True)
class Point:
    """One unit in one period."""

    number: int | None = None
    members: int | None = None


@dataclass(frozen=True)
class Alike:
    """One unit as it is compared: what it is like, its rate, and its rates over the periods (oldest first)."""

    unit_id: int
    name: str
    group: str
    rate: float | None
    reported: int
    expected: int
    over_periods: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Group:
    """Units that are alike, the highest rate first; too few of them are not compared."""

    label: str
    units: tuple[Alike, ...] = field(default=())

    @property
    def known(self) -> list[Alike]:
        """Those with a rate."""
        return [unit for unit in self.units if unit.rate is not None]

    @property
    def is_compared(self) -> bool:
        """Are there enough of them?"""
        return len(self.known) >= FEWEST_ALIKE

    @property
    def middle(self) -> float | None:
        """The median of the known rates."""
        return median(unit.rate for unit in self.known if unit.rate is not None) if self.known else None


def grouped(units: Iterable[Alike]) -> list[Group]:
    """Groups of like units in order of their label."""
    found: dict[str, list[Alike]] = {}
    for unit in units:
        found.setdefault(unit.group, []).append(unit)
    return [Group(label, tuple(_falling(found[label]))) for label in sorted(found)]


def _falling(units: Sequence[Alike]) -> list[Alike]:
    return sorted(units, key=lambda unit: (unit.rate is None, -(unit.rate or 0), unit.name))
