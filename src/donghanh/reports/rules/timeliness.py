"""Completeness and timeliness of the units beneath one: counts, and what needs attention first."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timeliness:
    """Of `expected` reports at or beneath one place: sent in time, sent late, never sent, returned and not sent again, accepted."""

    key: int | str
    expected: int = 0
    in_time: int = 0
    late: int = 0
    never: int = 0
    returned: int = 0
    accepted: int = 0

    @property
    def owing(self) -> int:
        """Reports for which something is still to be done below."""
        return self.never + self.returned

    @property
    def attention(self) -> tuple[float, float, int]:
        """How much this place needs looking after: the share that owes, the share that was late, how many."""
        whole = self.expected or 1
        return self.owing / whole, self.late / whole, self.owing


def by_attention(rows: Iterable[Timeliness]) -> list[Timeliness]:
    """What needs attention first; what is complete stands last."""
    return sorted(rows, key=lambda row: row.attention, reverse=True)
