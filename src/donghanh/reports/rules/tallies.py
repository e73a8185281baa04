"""How far the reports of a branch have come, in plain values: against which the database's tallies are checked."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .totals import Stand


@dataclass(frozen=True)
class Step:
    """Where one report is: its state, and the day it was sent first."""

    state: str
    first_sent_on: dt.date | None


@dataclass(frozen=True)
class Counts:
    """One tally; the fields are those of the model `Tally`."""

    expected: int = 0
    waiting: int = 0
    accepted: int = 0
    returned: int = 0
    sent: int = 0
    late: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.expected + other.expected,
            self.waiting + other.waiting,
            self.accepted + other.accepted,
            self.returned + other.returned,
            self.sent + other.sent,
            self.late + other.late,
        )


def counts_of(step: Step | None, last_day: dt.date) -> Counts:
    """What one unit that is asked adds."""
    if step is None:
        return Counts(expected=1)
    sent_on = step.first_sent_on
    return Counts(
        expected=1,
        waiting=int(step.state == "sent"),
        accepted=int(step.state == "accepted"),
        returned=int(step.state == "returned"),
        sent=int(sent_on is not None),
        late=int(sent_on is not None and sent_on > last_day),
    )


def tally(
    stands: Iterable[Stand], steps: Mapping[int, Step], *, last_day: dt.date
) -> dict[tuple[int, str], Counts]:
    """Tallies by (unit, level of those counted) for every unit that is no leaf; `steps` are reports by unit."""
    stands = sorted(stands, key=lambda stand: -stand.depth)
    found: dict[tuple[int, str], Counts] = {}
    beneath: dict[int, set[str]] = {}

    def add(unit_id: int, level: str, counts: Counts) -> None:
        found[unit_id, level] = found.get((unit_id, level), Counts()) + counts
        beneath.setdefault(unit_id, set()).add(level)

    for stand in stands:
        if stand.is_asked:
            add(stand.unit_id, stand.level, counts_of(steps.get(stand.unit_id), last_day))
        if stand.superior_id is not None:
            for level in beneath.get(stand.unit_id, ()):
                add(stand.superior_id, level, found[stand.unit_id, level])
    leaves = {stand.unit_id for stand in stands if stand.is_leaf}
    return {key: counts for key, counts in found.items() if key[0] not in leaves}
