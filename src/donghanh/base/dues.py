"""What is due from me: the cards of the home page."""

import datetime as dt
from dataclasses import dataclass

from .sentences import Sentence


@dataclass(frozen=True)
class Due:
    """One thing somebody is waiting for.

    `verb` is the button's text with its object; `minutes` how long it takes; `done`/`total` how far it is.
    """

    title: str | Sentence
    verb: str | Sentence
    url: str
    due_on: dt.date | None = None
    minutes: int = 5
    note: str | Sentence = ""
    done: int | None = None
    total: int | None = None

    def is_late(self, today: dt.date) -> bool:
        """Is its day past?"""
        return self.due_on is not None and self.due_on < today
