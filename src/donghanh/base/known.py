"""What the program has recorded where units are asked to report: asked across floors, never a report itself."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from .sentences import Sentence
from .sockets import Socket


@dataclass(frozen=True)
class Known:
    """One figure somebody recorded: what it is about, how much (money in đồng), from where, where it opens."""

    topic: str
    number: Decimal
    said: Sentence
    url: str = ""


what_is_known: Socket[[int, dt.date, dt.date], list[Known]] = Socket(
    "What has a unit recorded since a day, until the day on which figures stand?"
)
