"""What moves when a unit moves or ends: asked before it is done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket

from ..choices import Level
from ..models import Headcount, Membership, Unit
from .people import Officer, officers_of
from .tree import headcount_of, level_counts, subordinates_of

# Asked upwards: reports, pledges, works and the others count what is not finished at a unit.
open_work: Socket[[int], Sequence[Sentence]] = Socket(
    "What is still open at this unit, a sentence for each kind?"
)
MOST_NAMED = 12


@dataclass(frozen=True)
class Moving:
    """What stands beneath, belongs to and is going on at a unit on a day."""

    beneath: list[Unit]
    levels: list[tuple[str, int]]
    persons: int
    heads: Headcount | None
    officers: list[Officer]
    open_work: list[Sentence]

    @property
    def named(self) -> list[Unit]:
        """Those directly beneath that a page names."""
        return self.beneath[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        """How many more there are."""
        return max(0, len(self.beneath) - MOST_NAMED)


def persons_at(unit: Unit, on: dt.date) -> list[Membership]:
    """Members by name who belong to the unit on a day, those of one collective together, then by name."""
    belongs = Membership.objects.filter(unit=unit, from_on__lt=on, until_on__gt=on)
    return list(
        belongs.select_related("person", "collective").order_by(
            F("collective__name").asc(nulls_last=True), "person__sort_key", "pk"
        )
    )


def what_moves(unit: Unit, on: dt.date) -> Moving:
    """Everything that would go along with the unit on that day."""
    counts = level_counts(unit.pk, on)
    belongs = Membership.objects.filter(unit=unit, from_on__lte=on, until_on__gt=on)
    return Moving(
        beneath=list(subordinates_of(unit.pk, on).from_the_top()),
        levels=[(str(Level(level).label), counts[level]) for level in Level.values if level in counts],
        persons=belongs.count(),
        heads=headcount_of(unit.pk, on),
        officers=officers_of(unit.pk, on),
        open_work=[line for answer in open_work.ask(unit.pk) for line in answer],
    )
