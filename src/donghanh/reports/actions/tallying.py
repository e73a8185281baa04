"""How far the reports beneath each place have come, counted in the database and added up along the tree."""

from collections.abc import Callable, Iterable, Iterator
from operator import add
from typing import Any, NamedTuple

from django.db import connection

from ..models import ReportRequest

MOST_ROWS = 500
_ROW = "(%d,%d,%%s,%d,%d,%d,%d,%d,%d)"
Row = tuple[Any, ...]
Counts = tuple[int, ...]

_CLEAR = "DELETE FROM reports_tally WHERE request_id = %(request)s"
_COUNTS = """COUNT(*), COUNT(CASE WHEN r.state = 'sent' THEN 1 END), COUNT(CASE WHEN r.state = 'accepted' THEN 1 END),
    COUNT(CASE WHEN r.state = 'returned' THEN 1 END), COUNT(r.first_sent_on),
    COUNT(CASE WHEN r.first_sent_on > %(last_day)s THEN 1 END)"""
# A place counts where it stands, a leaf with its superior.
KEEPER = "CASE WHEN s.is_leaf THEN s.superior_id ELSE s.unit_id END"
KEPT_BY = "AND (s.unit_id IN ({named}) AND NOT s.is_leaf OR s.superior_id IN ({named}) AND s.is_leaf)"
_HERE = f"""
SELECT {KEEPER} AS counted_at, s.level, {_COUNTS}
FROM reports_standing s
LEFT JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
WHERE s.request_id = %(request)s AND s.is_asked {{places}}
GROUP BY {KEEPER}, s.level
"""
# Tallies right beneath these places that are not counted anew themselves.
_BENEATH = """
SELECT s.superior_id, t.level, t.expected, t.waiting, t.accepted, t.returned, t.sent, t.late
FROM reports_standing s
CROSS JOIN reports_tally t
WHERE s.request_id = %(request)s AND s.superior_id IN ({named}) AND NOT s.is_leaf AND s.unit_id NOT IN ({named})
  AND t.request_id = s.request_id AND t.unit_id = s.unit_id
"""
_WRITE = """
INSERT INTO reports_tally (request_id, unit_id, level, expected, waiting, accepted, returned, sent, late) VALUES {rows}
"""


class Place(NamedTuple):
    """Where a unit stands that is no leaf."""

    unit_id: int
    superior_id: int | None
    depth: int


def tally_some(request: ReportRequest, places: list[Place]) -> None:
    """Tallies of these places, in place of those there are."""
    units = ",".join(str(place.unit_id) for place in places)
    within = KEPT_BY.format(named=units)
    count = f"{_HERE.format(places=within)} UNION ALL {_BENEATH.format(named=units)}"
    _tally(request, places, clear=f"{_CLEAR} AND unit_id IN ({units})", count=count)


def tally_all(request: ReportRequest, places: list[Place]) -> None:
    """Tallies of every place that is no leaf, in place of all there are."""
    _tally(request, places, clear=_CLEAR, count=_HERE.format(places=""))


def _tally(request: ReportRequest, places: list[Place], *, clear: str, count: str) -> None:
    last_day = connection.ops.adapt_datefield_value(request.last_day)
    with connection.cursor() as cursor:
        cursor.execute(clear, {"request": request.pk})
        cursor.execute(count, {"request": request.pk, "last_day": last_day})
        rows = list(added_upwards(cursor.fetchall(), places))
        for start in range(0, len(rows), MOST_ROWS):
            some = rows[start : start + MOST_ROWS]
            told = ",".join(_ROW % (request.pk, unit, *counts) for unit, _level, *counts in some)
            cursor.execute(_WRITE.format(rows=told), [level for _unit, level, *_counts in some])


def added(one: Counts, other: Counts) -> Counts:
    """Number by number."""
    return tuple(map(add, one, other))


def added_upwards(
    found: Iterable[Row], places: Iterable[Place], join: Callable[[Counts, Counts], Counts] = added
) -> Iterator[Row]:
    """Rows (unit, of what, counts …), each joined to those of every place above it; one for a unit and what it is of."""
    joined: dict[int, dict[Any, Counts]] = {place.unit_id: {} for place in places}

    def count(unit_id: int, of: object, counts: Counts) -> None:
        here = joined.get(unit_id, {})  # somewhere else stands nobody whose counts are asked for
        here[of] = join(here[of], counts) if of in here else counts

    for unit_id, of, *numbers in found:
        count(unit_id, of, tuple(numbers))
    for place in sorted(places, key=lambda place: -place.depth):
        for of, counts in joined[place.unit_id].items():
            if place.superior_id is not None:
                count(place.superior_id, of, counts)
            yield (place.unit_id, of, *counts)
