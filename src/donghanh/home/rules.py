"""In what order things to do are shown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence, mark

SOON = dt.timedelta(days=7)


@dataclass(frozen=True)
class Stretch:
    """Things to do of one stretch of time, the earliest first."""

    title: Sentence
    dues: tuple[Due, ...]


_LATE = Sentence(mark("Đã quá hạn"))
_SOON = Sentence(mark("Hạn trong 7 ngày tới"))
_LATER = Sentence(mark("Hạn sau đó"))
_OPEN = Sentence(mark("Chưa định hạn"))


def _title_of(due: Due, today: dt.date) -> Sentence:
    if due.due_on is None:
        return _OPEN
    if due.is_late(today):
        return _LATE
    return _SOON if due.due_on <= today + SOON else _LATER


def by_date(dues: Iterable[Due], today: dt.date) -> list[Stretch]:
    """The overdue first, then this week's, then the later ones, those without a day last."""
    ordered = sorted(dues, key=lambda due: (due.due_on is None, due.due_on or today, str(due.title)))
    titles = dict.fromkeys(_title_of(due, today) for due in ordered)
    return [
        Stretch(title, tuple(due for due in ordered if _title_of(due, today) is title)) for title in titles
    ]
