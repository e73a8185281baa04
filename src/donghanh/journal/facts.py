"""Reading the journal."""

from dataclasses import dataclass

from django.db import models

from donghanh.base.sentences import Sentence

from .models import Entry
from .rules import FIRST_SEAL, seal_of


def told_by(entry: Entry) -> tuple[str, ...]:
    """What the seal covers."""
    return (
        entry.at.isoformat(),
        str(entry.account_id),
        entry.who,
        str(entry.unit_id),
        entry.verb,
        entry.sentence,
        entry.thing,
        str(entry.thing_id),
    )


def history_of(thing: models.Model, *, most: int = 20) -> list[Entry]:
    """What happened to one record, latest first: the timeline at its side."""
    return list(Entry.objects.about(thing)[:most])


@dataclass(frozen=True)
class ChainCheck:
    """What a walk along the chain found: entries seen, and the number of the first wrong one."""

    entries: int
    wrong_at: int | None

    @property
    def holds(self) -> bool:
        """No gap, no changed entry."""
        return self.wrong_at is None


def check_chain() -> ChainCheck:
    """Walk the sealed entries in order: numbers 1, 2, 3 … without a gap, each seal right."""
    previous, seen = FIRST_SEAL, 0
    for entry in Entry.objects.filter(number__isnull=False).order_by("number").iterator(2000):
        seen += 1
        if entry.number != seen or entry.seal != seal_of(previous, seen, told_by(entry)):
            return ChainCheck(seen, seen)
        previous = entry.seal
    return ChainCheck(seen, None)


def broken_invariants() -> list[Sentence]:
    """What does not hold in the journal, a sentence each."""
    chain = check_chain()
    if chain.holds:
        return []
    return [Sentence("Sổ nhật ký không còn nguyên vẹn từ dòng số {number}.", number=chain.wrong_at)]
