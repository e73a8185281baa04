"""Which persons stand behind a figure: asked across floors, so that whoever is counted twice counts once.

A person is known by the key of their record alone. A name without a record is nobody in particular: two people bear it
as easily as one, so it is told as `nameless` and never joined with another.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from .sockets import Socket


@dataclass(frozen=True)
class Behind:
    """The persons behind what one unit did: keys of their records, and how many entries name no record."""

    topic: str
    unit_id: int
    persons: frozenset[int]
    nameless: int = 0
    url: str = ""


who_is_behind: Socket[[Collection[str], Collection[int], tuple[dt.date, dt.date]], list[Behind]] = Socket(
    "Which persons stand behind these topics in these units, from a day to the day on which figures stand?"
)
