"""One kind of thing that was done: how it is counted for many at once, and the rows behind a count."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.periods.models import Period

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Span:
    """Which days, and which movement where the deed belongs to one."""

    since: dt.date
    until: dt.date
    movement_id: int | None = None

    @classmethod
    def of(cls, period: Period, movement_id: int | None = None) -> "Span":
        """The days of a period."""
        return cls(period.starts_on, period.ends_on, movement_id)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """For a range."""
        return self.since, self.until

    def within(self, rows: Rows, column: str) -> Rows:
        """The rows of the movement, all of them where none is named."""
        return rows.filter(**{column: self.movement_id}) if self.movement_id else rows


@dataclass(frozen=True)
class Behind:
    """One row behind a count, as its page lists it."""

    title: str
    url: str
    on: dt.date | None
    note: str = ""


@dataclass(frozen=True)
class Deed:
    """One thing that can be counted.

    `rows` are all of a span, `seen` those of the kind that somebody may read, `unit` and `person` the columns that
    say whose a row is (none: not counted for people), `amount` a column that is added up in place of counting.
    `keys` answers for what no column tells: the keys of the rows of each unit.
    """

    key: str
    label: Sentence
    rows: Callable[[Span], Rows]
    seen: Callable[[Actor], Rows]
    show: Callable[[Any], Behind]
    unit: tuple[str, ...] = ("unit",)
    person: str = ""
    amount: str = ""
    keys: Callable[[Sequence[int], Span], Mapping[int, set[int]]] | None = None

    def counted(self, ids: Sequence[int], span: Span, *, of_people: bool = False) -> dict[int, int]:
        """How many, or how much, of each of these units (people); one query. Whoever did nothing is absent."""
        if self.keys and not of_people:
            return {key: len(found) for key, found in self.keys(ids, span).items()}
        columns = (self.person,) if of_people else self.unit
        rows = self.rows(span).filter(_any_of(columns, ids)).order_by()
        if len(columns) > 1:
            return _counted_once(rows.values_list("pk", *columns), ids)
        number = Sum(self.amount) if self.amount else Count("pk", distinct=True)
        found = rows.values_list(columns[0]).annotate(number=number)
        return {key: number or 0 for key, number in found if key in set(ids)}

    def behind(self, key: int, span: Span, *, of_person: bool = False) -> Rows:
        """The rows that one unit's (person's) count is made of, whoever may read them."""
        if self.keys and not of_person:
            return self.rows(span).filter(pk__in=self.keys([key], span).get(key, set()))
        columns = (self.person,) if of_person else self.unit
        return self.rows(span).filter(_any_of(columns, [key])).distinct()


def _any_of(columns: Iterable[str], ids: Sequence[int]) -> Q:
    wanted = Q(pk__in=[])
    for column in columns:
        wanted |= Q(**{f"{column}__in": ids})
    return wanted


def _counted_once(rows: Iterable[tuple[int, ...]], ids: Sequence[int]) -> dict[int, int]:
    """A row with both sides at home in one unit counts once."""
    wanted, found = set(ids), defaultdict(set)
    for key, *homes in rows:
        for home in wanted & set(homes):
            found[home].add(key)
    return {home: len(keys) for home, keys in found.items()}
