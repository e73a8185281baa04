"""The adoption clock: how many days a plan takes to be opened, acknowledged and answered, by level and by unit."""

import datetime as dt
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat

from donghanh.base.sentences import mark

from .adoption import AdoptionRow, Course

MARKS = {
    "opened": mark("Mở xem"),
    "acknowledged": mark("Xác nhận đã nhận"),
    "answered": mark("Ban hành kế hoạch hoặc đăng ký"),
}
LONGEST_SHOWN = 120  # days of a drawing; what came later is in the figures


@dataclass(frozen=True)
class Spread:
    """How a number of days is spread: a quarter was quicker than `low`, a quarter slower than `high`."""

    count: int
    low: float
    median: float
    high: float


def spread_of(days: Iterable[int | None]) -> Spread | None:
    """Quartiles of the days that are known; None when there are none."""
    known = sorted(day for day in days if day is not None)
    if not known:
        return None
    if len(known) == 1:
        return Spread(1, known[0], known[0], known[0])
    low, median, high = statistics.quantiles(known, n=4, method="inclusive")
    return Spread(len(known), low, median, high)


def days_to(row: Course, state: str) -> int | None:
    """Days from sending until the row reached the state; None while it has not."""
    reached: dt.date | None = getattr(row, f"{state}_on")
    return (reached - row.sent_on).days if reached else None


def days_open(row: Course, today: dt.date) -> int | None:
    """Days since sending that an answer has been waited for; None when it is there."""
    return None if row.is_answered else (today - row.sent_on).days


@dataclass(frozen=True)
class Clock:
    """The clock of some addressees.

    `travel` counts from the day the plan looked at was issued, not from the last sending on the way; `waiting`
    are the days open of those who have not answered, `late` how many of them are past their day.
    """

    total: int
    reached: dict[str, Spread | None]
    travel: Spread | None
    waiting: Spread | None
    late: int

    @property
    def answered(self) -> int:
        """How many have answered."""
        spread = self.reached["answered"]
        return spread.count if spread else 0


def clock_of(rows: Sequence[Course], *, issued_on: dt.date, today: dt.date) -> Clock:
    """The clock over `rows`."""

    def spread(days_of: Callable[[Course], int | None]) -> Spread | None:
        return spread_of(_each(rows, days_of))

    def travelled(row: Course) -> int | None:
        return (row.answered_on - issued_on).days if row.answered_on else None

    return Clock(
        total=sum(row.count for row in rows),
        reached={state: spread(lambda row, state=state: days_to(row, state)) for state in MARKS},  # type: ignore[misc]
        travel=spread(travelled),
        waiting=spread(lambda row: days_open(row, today)),
        late=sum(row.count for row in rows if row.standing(today) == "late"),
    )


def _each(rows: Iterable[Course], days_of: Callable[[Course], int | None]) -> Iterator[int | None]:
    """The days of every addressee."""
    return chain.from_iterable(repeat(days_of(row), row.count) for row in rows)


def reach_curve(rows: Sequence[Course], state: str, *, until: int) -> list[tuple[int, float]]:
    """For each day since sending, the share in percent of addressees that had reached the state by then."""
    counts = Counter(_each(rows, lambda row: days_to(row, state)))
    never = counts.pop(None, 0)
    reached = accumulate(counts[day] for day in range(until + 1))
    before = sum(count for day, count in counts.items() if day is not None and day < 0)
    total = counts.total() + never
    return [(day, 100 * (before + count) / total) for day, count in enumerate(reached)]


def horizon(rows: Iterable[Course], *, today: dt.date) -> int:
    """How many days a drawing shows: until the last one answered, or until today while somebody is waited for."""
    needed = [days_to(row, "answered") or (today - row.sent_on).days for row in rows]
    return min(max([*needed, 7]), LONGEST_SHOWN)


def longest_open(rows: Iterable[AdoptionRow], today: dt.date) -> list[AdoptionRow]:
    """Those who have not answered, the longest waited for first, else in the order given."""
    return sorted((row for row in rows if row.is_owed(today)), key=lambda row: -(days_open(row, today) or 0))
