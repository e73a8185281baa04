"""How far the reports beneath each place have come, counted in the database and added up along the tree."""

from collections.abc import Iterable, Iterator
from operator import add
from typing import Any, NamedTuple

from django.db import connection

from ..models import ReportRequest

MOST_ROWS = 500
_ROW = "(%d,%d,%%s,%d,%d,%d,%d,%d,%d)"
Row = tuple[Any, ...]

_CLEAR = "DELETE FROM reports_tally WHERE request_id = %(request)s"
_COUNTS = """COUNT(*), COUNT(CASE WHEN r.state = 'sent' THEN 1 END), COUNT(CASE WHEN r.state = 'accepted' THEN 1 END),
    COUNT(CASE WHEN r.state = 'returned' THEN 1 END), COUNT(r.first_sent_on),
    COUNT(CASE WHEN r.first_sent_on > %(last_day)s THEN 1 END)"""
# A place that is asked counts where it stands, a leaf with its superior.
_HERE = f"""
SELECT CASE WHEN s.is_leaf THEN s.superior_id ELSE s.unit_id END AS counted_at, s.level, {_COUNTS}
FROM reports_standing s
LEFT JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
WHERE s.request_id = %(request)s AND s.is_asked {{places}}
GROUP BY CASE WHEN s.is_leaf THEN s.superior_id ELSE s.unit_id END, s.level
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
    named = ",".join(str(place.unit_id) for place in places)
    within = f"AND (s.unit_id IN ({named}) AND NOT s.is_leaf OR s.superior_id IN ({named}) AND s.is_leaf)"
    count = f"{_HERE.format(places=within)} UNION ALL {_BENEATH.format(named=named)}"
    _tally(request, places, clear=f"{_CLEAR} AND unit_id IN ({named})", count=count)


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


def added_upwards(found: Iterable[Row], places: Iterable[Place]) -> Iterator[Row]:
    """Rows (unit, level, counts …), each added to those of every place above it; one for a unit and level."""
    tallies: dict[int, dict[str, tuple[int, ...]]] = {place.unit_id: {} for place in places}

    def count(unit_id: int, level: str, counts: tuple[int, ...]) -> None:
        here = tallies.get(unit_id, {})  # somewhere else stands nobody whose tallies are asked for
        here[level] = tuple(map(add, here[level], counts)) if level in here else counts

    for unit_id, level, *numbers in found:
        count(unit_id, level, tuple(numbers))
    for place in sorted(places, key=lambda place: -place.depth):
        for level, counts in tallies[place.unit_id].items():
            if place.superior_id is not None:
                count(place.superior_id, level, counts)
            yield (place.unit_id, level, *counts)
