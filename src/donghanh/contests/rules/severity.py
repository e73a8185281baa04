"""How strict each juror is, estimated from entries that several of them marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# A juror is first taken to be as strict as the others; the weight of this belief, in marked entries.
SHRINKAGE = 2
_ROUNDS = 500
_CLOSE = 1e-9


@dataclass(frozen=True)
class Given:
    """One total that one juror gave one entry."""

    entry_id: int
    juror_id: int
    total: int


@dataclass(frozen=True)
class Means:
    """Of one entry: the plain mean of its totals, and the one corrected for who gave them; scaled as the totals."""

    raw: int
    corrected: int


def severities(given: Sequence[Given]) -> dict[int, float]:
    """How many points each juror gives above the others on the same entries (additive model, shrunk to 0).

    A total is the entry's worth plus the juror's leaning plus chance. Worths are means, leanings are means drawn
    to 0 as if each juror had `SHRINKAGE` more entries without any leaning; both in turn until nothing moves.
    """
    ordered = sorted(given, key=lambda one: (one.entry_id, one.juror_id))
    by_entry: dict[int, list[Given]] = {}
    by_juror: dict[int, list[Given]] = {}
    for one in ordered:
        by_entry.setdefault(one.entry_id, []).append(one)
        by_juror.setdefault(one.juror_id, []).append(one)
    leaning = dict.fromkeys(by_juror, 0.0)
    for _turn in range(_ROUNDS):
        worth = _worths(by_entry, leaning)
        moved = {
            juror: sum(one.total - worth[one.entry_id] for one in rows) / (len(rows) + SHRINKAGE)
            for juror, rows in by_juror.items()
        }
        middle = sum(moved.values()) / len(moved) if moved else 0.0
        moved = {juror: value - middle for juror, value in moved.items()}
        furthest = max((abs(moved[juror] - leaning[juror]) for juror in moved), default=0.0)
        leaning = moved
        if furthest < _CLOSE:
            break
    return leaning


def _worths(by_entry: Mapping[int, Sequence[Given]], leaning: Mapping[int, float]) -> dict[int, float]:
    return {
        entry: sum(one.total - leaning[one.juror_id] for one in rows) / len(rows)
        for entry, rows in by_entry.items()
    }


def means_of(given: Sequence[Given]) -> dict[int, Means]:
    """Both means of every entry; the same totals give the same means, in whatever order they came."""
    leaning = severities(given)
    by_entry: dict[int, list[Given]] = {}
    for one in sorted(given, key=lambda one: (one.entry_id, one.juror_id)):
        by_entry.setdefault(one.entry_id, []).append(one)
    corrected = _worths(by_entry, leaning)
    return {
        entry: Means(
            raw=half_up(sum(one.total for one in rows), len(rows)),
            corrected=round(corrected[entry]),
        )
        for entry, rows in by_entry.items()
    }


def half_up(total: int, count: int) -> int:
    """The mean of whole numbers, a half upwards."""
    return (2 * total + count) // (2 * count)
