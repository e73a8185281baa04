"""The only writer of `Total`: level by level, from the deepest, in the database.

An acceptance inserts marks and touches no total. The refresher reads marks, locks the places of those units
(the deepest first, always in the same order), counts their totals again from the units directly beneath and
their own accepted cells, and deletes exactly the marks it has read, in one transaction. Whoever waited for a
place reads afresh once it has it, so of two refreshers the later sees all that the earlier wrote.
"""

from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from ..models import Mark, ReportRequest, Standing, Total

MOST_MARKS = 5000
MOST_UNITS = 400

# One level: the places of depth %(depth)s that are no leaves. `c` gathers what counts there: how many units are
# expected (the skeleton: a row for every line of the form), own cells, and what comes from directly beneath:
# cells of leaves and totals of others. CROSS JOIN keeps SQLite to the order that starts from the few places.
_LEVEL = """
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
    SELECT s.superior_id, v.indicator_id, NULL, SUM(v.accepted), MAX(v.accepted),
           SUM(v.accepted_numerator), SUM(v.accepted_denominator), COUNT(*), 0, 0
    FROM reports_standing s
    CROSS JOIN reports_report r
    CROSS JOIN reports_value v
    WHERE s.request_id = %(request)s AND s.is_leaf {children}
      AND r.request_id = s.request_id AND r.unit_id = s.unit_id AND v.report_id = r.id
      AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
    GROUP BY s.superior_id, v.indicator_id
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
_ALL = _LEVEL.format(places="", children="AND s.depth = %(depth)s + 1")


def _some(unit_ids: list[int]) -> str:
    keys = ",".join(str(int(unit_id)) for unit_id in unit_ids)
    return _LEVEL.format(places=f"AND s.unit_id IN ({keys})", children=f"AND s.superior_id IN ({keys})")


def _hold(request: ReportRequest, unit_ids: Iterable[int] | None = None) -> dict[int, list[int]]:
    """Lock places that are no leaves, the deepest first; their units by depth."""
    places = Standing.objects.filter(request=request, is_leaf=False)
    if unit_ids is not None:
        places = places.filter(unit__in=list(unit_ids))
    locked = places.select_for_update(of=("self",), no_key=True).order_by("-depth", "unit")
    by_depth: dict[int, list[int]] = {}
    for depth, unit_id in locked.values_list("depth", "unit_id"):
        by_depth.setdefault(depth, []).append(unit_id)
    return by_depth


def _portions(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + MOST_UNITS] for start in range(0, len(keys), MOST_UNITS))


def _count_level(sql: str, request: ReportRequest, depth: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"request": request.pk, "form": request.form_id, "depth": depth})


@transaction.atomic
def refresh_totals(request: ReportRequest) -> int:
    """Bring the totals of marked units up to date; how many marks were served."""
    marks = list(
        Mark.objects.filter(request=request).order_by("pk").values_list("pk", "unit_id")[:MOST_MARKS]
    )
    if not marks:
        return 0
    by_depth = _hold(request, {unit_id for _, unit_id in marks})
    units = [unit_id for level in by_depth.values() for unit_id in level]
    for some in _portions(units):
        Total.objects.filter(request=request, unit__in=some).delete()
    for depth in sorted(by_depth, reverse=True):
        for some in _portions(by_depth[depth]):
            _count_level(_some(some), request, depth)
    Mark.objects.filter(pk__in=[pk for pk, _ in marks]).delete()
    return len(marks)


@transaction.atomic
def recompute(request: ReportRequest) -> int:
    """Count every total of the request anew; how many rows there are."""
    by_depth = _hold(request)
    marks = list(Mark.objects.filter(request=request).values_list("pk", flat=True))
    Total.objects.filter(request=request).delete()
    for depth in sorted(by_depth, reverse=True):
        _count_level(_ALL, request, depth)
    for some in _portions(marks):
        Mark.objects.filter(pk__in=some).delete()
    return Total.objects.filter(request=request).count()
