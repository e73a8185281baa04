"""The statements by which totals and tallies are counted: one level of the tree at a time, in the database.

CROSS JOIN keeps SQLite to the order that starts from the few places; PostgreSQL joins as it likes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from ..models import ReportRequest

MOST_UNITS = 400
# Enough for all sums of a nation in memory; compiling such statements costs more than it saves.
_GENEROUS = ("SET LOCAL work_mem = '128MB'", "SET LOCAL jit = off")
# The planner has never heard of places that this transaction wrote, and would look through all of them for each.
_LOOK_AGAIN = "ANALYZE reports_standing, reports_expected, reports_report"

# Accepted cells of leaves, added up for the unit right above them.
CELLS = """
    SELECT s.superior_id AS unit_id, v.indicator_id, SUM(v.accepted) AS under, MAX(v.accepted) AS largest,
           SUM(v.accepted_numerator) AS numerator, SUM(v.accepted_denominator) AS denominator,
           COUNT(*) AS reported{depth}
    FROM reports_standing s
    CROSS JOIN reports_report r
    CROSS JOIN reports_value v
    WHERE s.request_id = %(request)s AND s.is_leaf {children}
      AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
      AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
    GROUP BY s.superior_id, v.indicator_id{depth}
"""
# One level: the places of depth %(depth)s that are no leaves. `c` gathers what counts there: how many units are
# expected (the skeleton: a row for every line of the form), own cells, and what comes from directly beneath:
# cells of leaves and totals of others.
TOTALS = """
INSERT INTO reports_total (request_id, unit_id, indicator_id, own, beneath, total, numerator, denominator,
                           reported, expected)
SELECT %(request)s, g.unit_id, g.indicator_id, g.own,
  CASE n.over_units WHEN 'sum' THEN g.under_sum WHEN 'max' THEN g.under_max
    WHEN 'ratio' THEN (2 * g.under_numerator * i.ratio_up + g.under_denominator * i.ratio_down)
                      / NULLIF(2 * g.under_denominator * i.ratio_down, 0) END,
  CASE n.over_units
    WHEN 'sum' THEN CASE WHEN g.own IS NULL THEN g.under_sum ELSE g.own + COALESCE(g.under_sum, 0) END
    WHEN 'max' THEN CASE WHEN g.own IS NULL OR g.under_max > g.own THEN g.under_max ELSE g.own END
    WHEN 'ratio' THEN (2 * g.numerator * i.ratio_up + g.denominator * i.ratio_down)
                      / NULLIF(2 * g.denominator * i.ratio_down, 0) END,
  CASE n.over_units WHEN 'ratio' THEN g.numerator END,
  CASE n.over_units WHEN 'ratio' THEN g.denominator END,
  g.reported, g.expected
FROM (
  SELECT unit_id, indicator_id, MAX(own) AS own,
    CAST(SUM(under) AS bigint) AS under_sum, MAX(largest) AS under_max,
    CAST(SUM(CASE WHEN is_own = 0 THEN numerator END) AS bigint) AS under_numerator,
    CAST(SUM(CASE WHEN is_own = 0 THEN denominator END) AS bigint) AS under_denominator,
    CAST(SUM(numerator) AS bigint) AS numerator, CAST(SUM(denominator) AS bigint) AS denominator,
    CAST(SUM(reported) AS bigint) AS reported, MAX(expected) AS expected
  FROM (
    SELECT e.unit_id, i.indicator_id, CAST(NULL AS bigint) AS own, CAST(NULL AS bigint) AS under,
           CAST(NULL AS bigint) AS largest, CAST(NULL AS bigint) AS numerator, CAST(NULL AS bigint) AS denominator,
           0 AS reported, e.count AS expected, 0 AS is_own
    FROM reports_standing s
    CROSS JOIN reports_expected e
    CROSS JOIN reports_formitem i
    WHERE s.request_id = %(request)s AND s.depth = %(depth)s AND NOT s.is_leaf {places}
      AND e.request_id = s.request_id AND e.unit_id = s.unit_id
      AND i.form_id = %(form)s AND i.audience = e.audience
    UNION ALL
    SELECT s.unit_id, v.indicator_id, v.accepted, NULL, NULL,
           v.accepted_numerator, v.accepted_denominator, 1, 0, 1
    FROM reports_standing s
    CROSS JOIN reports_report r
    CROSS JOIN reports_value v
    WHERE s.request_id = %(request)s AND s.depth = %(depth)s AND NOT s.is_leaf {places}
      AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
      AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
    UNION ALL
    SELECT unit_id, indicator_id, NULL, under, largest, numerator, denominator, reported, 0, 0 FROM {cells}
    UNION ALL
    SELECT s.superior_id, t.indicator_id, NULL, t.total, t.total, t.numerator, t.denominator, t.reported, 0, 0
    FROM reports_standing s
    CROSS JOIN reports_total t
    WHERE s.request_id = %(request)s AND NOT s.is_leaf {children}
      AND t.request_id = s.request_id AND t.unit_id = s.unit_id AND t.reported > 0
  ) c
  GROUP BY unit_id, indicator_id
  HAVING MAX(expected) > 0
) g
JOIN reports_formitem i ON i.form_id = %(form)s AND i.indicator_id = g.indicator_id
JOIN indicators_indicator n ON n.id = g.indicator_id
"""
_COUNTS = """COUNT(*) AS expected, COUNT(CASE WHEN r.state = 'sent' THEN 1 END) AS waiting,
      COUNT(CASE WHEN r.state = 'accepted' THEN 1 END) AS accepted,
      COUNT(CASE WHEN r.state = 'returned' THEN 1 END) AS returned, COUNT(r.first_sent_on) AS sent,
      COUNT(CASE WHEN r.first_sent_on > %(last_day)s THEN 1 END) AS late"""
_TALLIES = f"""
INSERT INTO reports_tally (request_id, unit_id, level, expected, waiting, accepted, returned, sent, late)
SELECT %(request)s, unit_id, level, SUM(expected), SUM(waiting), SUM(accepted), SUM(returned), SUM(sent), SUM(late)
FROM (
    SELECT s.unit_id, s.level, {_COUNTS}
    FROM reports_standing s
    LEFT JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
    WHERE s.request_id = %(request)s AND s.depth = %(depth)s AND NOT s.is_leaf AND s.is_asked {{places}}
    GROUP BY s.unit_id, s.level
    UNION ALL
    SELECT s.superior_id, s.level, {_COUNTS}
    FROM reports_standing s
    LEFT JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
    WHERE s.request_id = %(request)s AND s.is_leaf AND s.is_asked {{children}}
    GROUP BY s.superior_id, s.level
    UNION ALL
    SELECT s.superior_id, t.level, t.expected, t.waiting, t.accepted, t.returned, t.sent, t.late
    FROM reports_standing s
    CROSS JOIN reports_tally t
    WHERE s.request_id = %(request)s AND NOT s.is_leaf {{children}}
      AND t.request_id = s.request_id AND t.unit_id = s.unit_id
) c
GROUP BY unit_id, level
"""


def portions(keys: list[int]) -> Iterator[list[int]]:
    """The keys some at a time."""
    return (keys[start : start + MOST_UNITS] for start in range(0, len(keys), MOST_UNITS))


def count_some(request: ReportRequest, by_depth: dict[int, list[int]]) -> None:
    """Totals and tallies of these places that are no leaves, the deepest first; there must be no rows of them."""
    for depth in sorted(by_depth, reverse=True):
        for keys in portions(by_depth[depth]):
            named = ",".join(str(int(key)) for key in keys)
            some = {"places": f"AND s.unit_id IN ({named})", "children": f"AND s.superior_id IN ({named})"}
            cells = f"({CELLS.format(depth='', **some)}) a"
            _run(request, depth, [TOTALS.format(cells=cells, **some), _TALLIES.format(**some)])


def count_all(request: ReportRequest, by_depth: dict[int, list[int]]) -> None:
    """Totals and tallies of every place; there must be no rows of them.

    PostgreSQL adds all cells up in one statement that it may share out to workers (it does not for an INSERT).
    SQLite sorts what it groups, which small portions make cheaper.
    """
    if connection.vendor != "postgresql":
        count_some(request, by_depth)
        return
    is_large = sum(map(len, by_depth.values())) > MOST_UNITS
    _run(request, 0, [*_GENEROUS, _LOOK_AGAIN] if is_large else _GENEROUS)
    every = {"places": "", "children": ""}
    _run(request, 0, [f"CREATE TEMPORARY TABLE reports_cells AS {CELLS.format(depth=', s.depth', **every)}"])
    level = {"places": "", "children": "AND s.depth = %(depth)s + 1"}
    _run(request, 0, ["ANALYZE reports_cells"])
    totals = TOTALS.format(cells="reports_cells WHERE depth = %(depth)s + 1", **level)
    for depth in sorted(by_depth, reverse=True):
        _run(request, depth, [totals, _TALLIES.format(**level)])
    _run(request, 0, ["DROP TABLE reports_cells"])


def _run(request: ReportRequest, depth: int, statements: Iterable[str]) -> None:
    given: dict[str, Any] = {
        "request": request.pk,
        "form": request.form_id,
        "depth": depth,
        "last_day": connection.ops.adapt_datefield_value(request.last_day),
    }
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql, given)
