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


@dataclass(frozen=True)
class YearDay:
    """One day of the union's year: what happens, of what, where it opens. `key` never changes."""

    key: str
    on: dt.date
    what: Sentence | str
    of: str
    url: str
    is_done: bool = False


@dataclass(frozen=True)
class Month:
    """One month with its days."""

    title: Sentence
    days: tuple[YearDay, ...]


def by_month(days: Iterable[YearDay]) -> list[Month]:
    """The months that have days, in order."""
    months: dict[tuple[int, int], list[YearDay]] = {}
    for day in sorted(days, key=lambda day: (day.on, day.key)):
        months.setdefault((day.on.year, day.on.month), []).append(day)
    return [
        Month(Sentence("Tháng {month}/{year}", month=month, year=year), tuple(kept))
        for (year, month), kept in months.items()
    ]


def without_doubles(days: Iterable[YearDay]) -> list[YearDay]:
    """Each thing once: the first of those with one key, or with one day and one app."""
    keys: set[str] = set()
    places: set[tuple[dt.date, str]] = set()
    kept = []
    for day in days:
        place = (day.on, day.url.strip("/").partition("/")[0])
        if day.key in keys or (day.key.startswith("due") and place in places):
            continue
        keys.add(day.key)
        places.add(place)
        kept.append(day)
    return kept
