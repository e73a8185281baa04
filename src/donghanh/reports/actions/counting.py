"""The statements by which totals are counted: one level of the tree at a time, in the database.

CROSS JOIN keeps SQLite to the order that starts from the few places; PostgreSQL joins as it likes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import connection

from ..models import ReportRequest
from .tallying import Place

Item = TypeVar("Item")
MOST_UNITS = 400
# Enough for all sums of a nation in memory; compiling such statements costs more than it saves. Cells of one quarter are
# read by their index, where the planner's old idea of a disk would have it look through those of all quarters.
_GENEROUS = ("SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL random_page_cost = 1.1",)
# The planner has never heard of places that this transaction wrote, and would look through all of them for each.
_LOOK_AGAIN = "ANALYZE reports_standing, reports_expected, reports_report"
# What is read together later is written together: a page holds the totals of a unit, not one each of fifty.
_SIDE_BY_SIDE = "ORDER BY g.unit_id, g.indicator_id"

# Accepted cells of leaves, added up for the unit right above them. `under` is the sum, of a ratio that of its upper
# parts; a ratio is the one thing that has a lower part.
CELLS = """
    SELECT s.superior_id AS unit_id, v.indicator_id, CAST(SUM({part}) AS bigint) AS under,
           MAX(v.accepted) AS largest, CAST(SUM(v.accepted_denominator) AS bigint) AS denominator,
           CAST(COUNT(*) AS integer) AS reported{{depth}}
    FROM reports_standing s
    CROSS JOIN reports_report r
    CROSS JOIN reports_value v
    WHERE s.request_id = %(request)s AND s.is_leaf {{children}}
      AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
      AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
    GROUP BY {{keys}}{{depth}}
""".format(part="CASE WHEN v.accepted_denominator IS NULL THEN v.accepted ELSE v.accepted_numerator END")
CLEAR = "DELETE FROM reports_total WHERE request_id = %(request)s"
# One level: the places of depth %(depth)s that are no leaves. `c` gathers what counts there: how many units are
# expected (the skeleton: a row for every line of the form), own cells, and what comes from directly beneath:
# cells of leaves and totals of others. There is one own cell, so that MAX finds it among the rows without any.
TOTALS = """
INSERT INTO reports_total (request_id, unit_id, indicator_id, own, beneath, total, numerator, denominator,
                           reported, expected)
SELECT %(request)s, g.unit_id, g.indicator_id, g.own,
  CASE n.over_units WHEN 'sum' THEN g.under WHEN 'max' THEN g.largest
    WHEN 'ratio' THEN (2 * g.under * i.ratio_up + g.under_denominator * i.ratio_down)
                      / NULLIF(2 * g.under_denominator * i.ratio_down, 0) END,
  CASE n.over_units
    WHEN 'sum' THEN CASE WHEN g.own IS NULL THEN g.under ELSE g.own + COALESCE(g.under, 0) END
    WHEN 'max' THEN CASE WHEN g.own IS NULL OR g.largest > g.own THEN g.largest ELSE g.own END
    WHEN 'ratio' THEN (2 * g.numerator * i.ratio_up + g.denominator * i.ratio_down)
                      / NULLIF(2 * g.denominator * i.ratio_down, 0) END,
  CASE n.over_units WHEN 'ratio' THEN g.numerator END,
  CASE n.over_units WHEN 'ratio' THEN g.denominator END,
  g.reported, g.expected
FROM (
  SELECT unit_id, indicator_id, own, under, largest, under_denominator, reported, expected,
    CASE WHEN own_numerator IS NULL THEN under ELSE own_numerator + COALESCE(under, 0) END AS numerator,
    CASE WHEN own_denominator IS NULL THEN under_denominator
      ELSE own_denominator + COALESCE(under_denominator, 0) END AS denominator
  FROM (
    SELECT unit_id, indicator_id, MAX(own) AS own, MAX(own_numerator) AS own_numerator,
      MAX(own_denominator) AS own_denominator, CAST(SUM(under) AS bigint) AS under, MAX(largest) AS largest,
      CAST(SUM(denominator) AS bigint) AS under_denominator, SUM(reported) AS reported, MAX(expected) AS expected
    FROM (
      SELECT e.unit_id, i.indicator_id, CAST(NULL AS bigint) AS own, CAST(NULL AS bigint) AS own_numerator,
             CAST(NULL AS bigint) AS own_denominator, CAST(NULL AS bigint) AS under,
             CAST(NULL AS bigint) AS largest, CAST(NULL AS bigint) AS denominator, 0 AS reported, e.count AS expected
      FROM reports_standing s
      CROSS JOIN reports_expected e
      CROSS JOIN reports_formitem i
      WHERE s.request_id = %(request)s AND s.depth = %(depth)s AND NOT s.is_leaf {places}
        AND e.request_id = s.request_id AND e.unit_id = s.unit_id
        AND i.form_id = %(form)s AND i.audience = e.audience
      UNION ALL
      SELECT s.unit_id, v.indicator_id, v.accepted, v.accepted_numerator, v.accepted_denominator,
             NULL, NULL, NULL, 1, 0
      FROM reports_standing s
      CROSS JOIN reports_report r
      CROSS JOIN reports_value v
      WHERE s.request_id = %(request)s AND s.depth = %(depth)s AND NOT s.is_leaf {places}
        AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
        AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
      UNION ALL
      SELECT unit_id, indicator_id, NULL, NULL, NULL, under, largest, denominator, reported, 0 FROM {cells}
      UNION ALL
      SELECT s.superior_id, t.indicator_id, NULL, NULL, NULL, COALESCE(t.numerator, t.total), t.total,
             t.denominator, t.reported, 0
      FROM reports_standing s
      CROSS JOIN reports_total t
      WHERE s.request_id = %(request)s AND NOT s.is_leaf {children}
        AND t.request_id = s.request_id AND t.unit_id = s.unit_id AND t.reported > 0
    ) c
    GROUP BY {keys}
    HAVING MAX(expected) > 0
  ) d
) g
JOIN reports_formitem i ON i.form_id = %(form)s AND i.indicator_id = g.indicator_id
JOIN indicators_indicator n ON n.id = g.indicator_id
{order}
"""


def portions(many: Sequence[Item], most: int = MOST_UNITS) -> Iterator[Sequence[Item]]:
    """Keys or rows some at a time."""
    return (many[start : start + most] for start in range(0, len(many), most))


def totals_of(keys: Iterable[int]) -> str:
    """The statement that counts the totals of these units, all of one depth; there must be none of them yet."""
    units = named(keys)
    some = {"places": f"AND s.unit_id IN ({units})", "children": f"AND s.superior_id IN ({units})"}
    by_cell, by_line = _keys()
    cells = CELLS.format(depth="", keys=by_cell, **some)
    return TOTALS.format(cells=f"({cells}) a", keys=by_line, order="", **some)


def count_some(request: ReportRequest, places: Iterable[Place]) -> int:
    """Totals of these places that are no leaves, the deepest first, in place of those there are; how many rows."""
    by_depth = _by_depth(places)
    for keys in portions([key for level in by_depth.values() for key in level]):
        _run(request, 0, [f"{CLEAR} AND unit_id IN ({named(keys)})"])
    return sum(
        _run(request, depth, [totals_of(keys)])
        for depth in sorted(by_depth, reverse=True)
        for keys in portions(by_depth[depth])
    )


def count_all(request: ReportRequest, places: Iterable[Place]) -> int:
    """Totals of every place that is no leaf, in place of all there are; how many rows.

    PostgreSQL adds all cells up in one statement that it may share out to workers (it does not for an INSERT).
    SQLite sorts what it groups, which small portions make cheaper.
    """
    _run(request, 0, [CLEAR])
    if connection.vendor != "postgresql":
        return count_some(request, places)
    by_depth = _by_depth(places)
    is_large = sum(map(len, by_depth.values())) > MOST_UNITS
    by_cell, by_line = _keys()
    cells = CELLS.format(places="", children="", depth=", s.depth", keys=by_cell)
    beneath = "reports_cells WHERE depth = %(depth)s + 1"
    level = TOTALS.format(
        places="", children="AND s.depth = %(depth)s + 1", cells=beneath, keys=by_line, order=_SIDE_BY_SIDE
    )
    _run(request, 0, [*_GENEROUS, _LOOK_AGAIN] if is_large else _GENEROUS)
    _run(request, 0, [f"CREATE TEMPORARY TABLE reports_cells AS {cells}", "ANALYZE reports_cells"])
    rows = sum(_run(request, depth, [level]) for depth in sorted(by_depth, reverse=True))
    _run(request, 0, ["DROP TABLE reports_cells"])
    return rows


def _keys() -> tuple[str, str]:
    """By what cells, and then lines, are grouped: unit and indicator. SQLite sorts by one number sooner than by two."""
    if connection.vendor == "postgresql":
        return "s.superior_id, v.indicator_id", "unit_id, indicator_id"
    return "s.superior_id << 31 | v.indicator_id", "unit_id << 31 | indicator_id"


def _by_depth(places: Iterable[Place]) -> dict[int, list[int]]:
    by_depth: dict[int, list[int]] = {}
    for place in places:
        by_depth.setdefault(place.depth, []).append(place.unit_id)
    return by_depth


def named(keys: Iterable[int]) -> str:
    """As they stand in a statement, where there may be more of them than it takes parameters."""
    return ",".join(str(int(key)) for key in keys)


def _run(request: ReportRequest, depth: int, statements: Iterable[str]) -> int:
    """How many rows the last of them changed."""
    given = {"request": request.pk, "form": request.form_id, "depth": depth}
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql, given)
        return int(cursor.rowcount)
