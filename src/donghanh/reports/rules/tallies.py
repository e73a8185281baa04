"""How far the reports of a branch have come, in plain values: against which the database's tallies are checked."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .climbing import Stand, whole


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
    told: Iterable[tuple[Stand, Step | None]], *, last_day: dt.date
) -> Iterator[tuple[int, dict[str, Counts]]]:
    """Tallies by level of those counted, unit by unit, for every unit that is no leaf.

    `told` are places in the order of the tree with how far their reports are.
    """
    for branch in whole(_Branch(stand, step, last_day) for stand, step in told):
        if not branch.stand.is_leaf:
            yield branch.stand.unit_id, branch.counts


class _Branch:
    def __init__(self, stand: Stand, step: Step | None, last_day: dt.date) -> None:
        self.stand = stand
        self.counts = {stand.level: counts_of(step, last_day)} if stand.is_asked else {}

    def take(self, beneath: "_Branch") -> None:
        for level, counts in beneath.counts.items():
            self.counts[level] = self.counts.get(level, Counts()) + counts
