"""The only writer of `Total`: level by level, from the deepest, in the database.

An acceptance inserts marks and touches no total. The refresher reads marks, locks the places of those units
(the deepest first, always in the same order), counts their totals again from the units directly beneath and
their own accepted cells, and deletes exactly the marks it has read, in one transaction. Whoever waited for a
place reads afresh once it has it, so of two refreshers the later sees all that the earlier wrote.
"""

from collections.abc import Iterable

from django.db import connection, transaction

from ..models import Mark, ReportRequest, Standing, Total

MOST_MARKS = 5000
MOST_UNITS = 400

# One level: the places `p` of depth %(depth)s that are no leaves. `c` gathers what counts there: own cells
# (own and whole), cells of leaves and totals of others directly beneath (under and whole).
_LEVEL = """
INSERT INTO reports_total (request_id, unit_id, indicator_id, own, beneath, total, numerator, denominator,
                           reported, expected)
SELECT p.request_id, p.unit_id, i.indicator_id, g.own,
  CASE n.over_units WHEN 'sum' THEN g.under_sum WHEN 'max' THEN g.under_max
    WHEN 'ratio' THEN (2 * g.under_numerator * i.ratio_up + g.under_denominator * i.ratio_down)
                      / NULLIF(2 * g.under_denominator * i.ratio_down, 0) END,
  CASE n.over_units WHEN 'sum' THEN g.whole_sum WHEN 'max' THEN g.whole_max
    WHEN 'ratio' THEN (2 * g.numerator * i.ratio_up + g.denominator * i.ratio_down)
                      / NULLIF(2 * g.denominator * i.ratio_down, 0) END,
  CASE n.over_units WHEN 'ratio' THEN g.numerator END,
  CASE n.over_units WHEN 'ratio' THEN g.denominator END,
  COALESCE(g.reported, 0), e.count
FROM reports_standing p
JOIN reports_expected e ON e.request_id = p.request_id AND e.unit_id = p.unit_id
JOIN reports_formitem i ON i.form_id = %(form)s AND i.audience = e.audience
JOIN indicators_indicator n ON n.id = i.indicator_id
LEFT JOIN (
  SELECT unit_id, indicator_id,
    CAST(SUM(own) AS bigint) AS own,
    CAST(SUM(under) AS bigint) AS under_sum, MAX(under) AS under_max,
    CAST(SUM(whole) AS bigint) AS whole_sum, MAX(whole) AS whole_max,
    CAST(SUM(CASE WHEN is_own = 0 THEN numerator END) AS bigint) AS under_numerator,
    CAST(SUM(CASE WHEN is_own = 0 THEN denominator END) AS bigint) AS under_denominator,
    CAST(SUM(numerator) AS bigint) AS numerator, CAST(SUM(denominator) AS bigint) AS denominator,
    CAST(SUM(reported) AS bigint) AS reported
  FROM (
    SELECT s.unit_id, v.indicator_id, v.accepted AS own, CAST(NULL AS bigint) AS under, v.accepted AS whole,
           v.accepted_numerator AS numerator, v.accepted_denominator AS denominator,
           1 AS reported, 1 AS is_own
    FROM reports_standing s
    JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
    JOIN reports_value v ON v.report_id = r.id
    WHERE s.request_id = %(request)s AND s.depth = %(depth)s AND NOT s.is_leaf {own_units}
      AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
    UNION ALL
    SELECT s.superior_id, v.indicator_id, NULL, v.accepted, v.accepted,
           v.accepted_numerator, v.accepted_denominator, 1, 0
    FROM reports_standing s
    JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
    JOIN reports_value v ON v.report_id = r.id
    WHERE s.request_id = %(request)s AND s.depth = %(depth)s + 1 AND s.is_leaf {units_above}
      AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)
    UNION ALL
    SELECT s.superior_id, t.indicator_id, NULL, t.total, t.total, t.numerator, t.denominator, t.reported, 0
    FROM reports_standing s
    JOIN reports_total t ON t.request_id = s.request_id AND t.unit_id = s.unit_id
    WHERE s.request_id = %(request)s AND s.depth = %(depth)s + 1 AND NOT s.is_leaf {units_above}
      AND t.reported > 0
  ) c
  GROUP BY unit_id, indicator_id
) g ON g.unit_id = p.unit_id AND g.indicator_id = i.indicator_id
WHERE p.request_id = %(request)s AND p.depth = %(depth)s AND NOT p.is_leaf {place_units}
"""
_ALL = _LEVEL.format(own_units="", units_above="", place_units="")


def _some(unit_ids: list[int]) -> str:
    keys = ",".join(str(int(unit_id)) for unit_id in unit_ids)
    return _LEVEL.format(
        own_units=f"AND s.unit_id IN ({keys})",
        units_above=f"AND s.superior_id IN ({keys})",
        place_units=f"AND p.unit_id IN ({keys})",
    )


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
    for depth in sorted(by_depth, reverse=True):
        units = by_depth[depth]
        for start in range(0, len(units), MOST_UNITS):
            some = units[start : start + MOST_UNITS]
            Total.objects.filter(request=request, unit__in=some).delete()
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
    for start in range(0, len(marks), MOST_MARKS):
        Mark.objects.filter(pk__in=marks[start : start + MOST_MARKS]).delete()
    return Total.objects.filter(request=request).count()
