"""The roll-up of a quarter as somebody would write it by hand, against which the product's is measured.

It gives what people look at and what the next level up needs: for every unit above the grassroots and every line, the
total (sum, largest or ratio, as the line says) and how many reported, kept under the same key, level by level. Each run
compares its rows with the product's: none differs. It has not what else the product keeps: own and beneath apart, how
many are expected (and so no row where nothing came), how far the reports have come, locks and marks. It is not slowed
down: of several forms of it the quickest is here, and its table has four numbers a row and one index.
"""

from django.db import connection, transaction

from donghanh.reports.models import ReportRequest

TABLE = """CREATE TABLE IF NOT EXISTS bench_by_hand (request_id bigint, unit_id bigint, indicator_id bigint, total bigint,
numerator bigint, denominator bigint, reported bigint, PRIMARY KEY (request_id, unit_id, indicator_id))"""
CELLS = """FROM reports_standing s
  JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
  JOIN reports_value v ON v.report_id = r.id
  WHERE s.request_id = %(request)s AND (v.accepted IS NOT NULL OR v.accepted_denominator IS NOT NULL)"""
LEVEL = f"""INSERT INTO bench_by_hand (request_id, unit_id, indicator_id, total, numerator, denominator, reported)
SELECT %(request)s, g.unit_id, g.indicator_id,
  CASE n.over_units WHEN 'sum' THEN g.added WHEN 'max' THEN g.largest
    WHEN 'ratio' THEN (2 * g.numerator * i.ratio_up + g.denominator * i.ratio_down)
                      / NULLIF(2 * g.denominator * i.ratio_down, 0) END,
  g.numerator, g.denominator, g.reported
FROM (
  SELECT unit_id, indicator_id, CAST(SUM(number) AS bigint) AS added, MAX(number) AS largest,
    CAST(SUM(numerator) AS bigint) AS numerator, CAST(SUM(denominator) AS bigint) AS denominator,
    SUM(reported) AS reported
  FROM (
    SELECT s.superior_id AS unit_id, v.indicator_id, v.accepted AS number, v.accepted_numerator AS numerator,
      v.accepted_denominator AS denominator, 1 AS reported
    {CELLS} AND s.depth = %(beneath)s AND s.is_leaf
    UNION ALL
    SELECT s.unit_id, v.indicator_id, v.accepted, v.accepted_numerator, v.accepted_denominator, 1
    {CELLS} AND s.depth = %(depth)s AND NOT s.is_leaf
    UNION ALL
    SELECT s.superior_id, b.indicator_id, b.total, b.numerator, b.denominator, b.reported
    FROM reports_standing s JOIN bench_by_hand b ON b.request_id = s.request_id AND b.unit_id = s.unit_id
    WHERE s.request_id = %(request)s AND s.depth = %(beneath)s
  ) c GROUP BY unit_id, indicator_id
) g
JOIN reports_formitem i ON i.form_id = %(form)s AND i.indicator_id = g.indicator_id
JOIN indicators_indicator n ON n.id = g.indicator_id"""
# Sums alone: neither what unions above the grassroots report themselves nor largest ones and ratios. Too little, but
# the least that anything which reads every cell can cost.
SUMS_TABLE = """CREATE TABLE IF NOT EXISTS bench_sums (unit_id bigint, indicator_id bigint, total bigint, reported bigint,
PRIMARY KEY (unit_id, indicator_id))"""
SUMS = """INSERT INTO bench_sums (unit_id, indicator_id, total, reported)
SELECT s.superior_id, v.indicator_id, SUM(v.accepted), COUNT(v.accepted) FROM reports_standing s
JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
JOIN reports_value v ON v.report_id = r.id
WHERE s.request_id = %s AND s.depth = 4 GROUP BY s.superior_id, v.indicator_id"""
SUMS_ABOVE = """INSERT INTO bench_sums (unit_id, indicator_id, total, reported)
SELECT s.superior_id, b.indicator_id, SUM(b.total), SUM(b.reported) FROM reports_standing s
JOIN bench_sums b ON b.unit_id = s.unit_id
WHERE s.request_id = %s AND s.depth = %s GROUP BY s.superior_id, b.indicator_id"""
DIFFERING = """SELECT COUNT(*) FROM reports_total t
LEFT JOIN bench_by_hand b ON b.request_id = t.request_id AND b.unit_id = t.unit_id AND b.indicator_id = t.indicator_id
WHERE t.request_id = %s AND (t.reported <> COALESCE(b.reported, 0) OR COALESCE(t.total, -1) <> COALESCE(b.total, -1))"""
DEEPEST = 3


def by_hand(request: ReportRequest) -> None:
    """All totals of the request counted anew, in place of those there are."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.execute("DELETE FROM bench_by_hand WHERE request_id = %s", [request.pk])
        for depth in range(DEEPEST, 0, -1):
            given = {"request": request.pk, "form": request.form_id, "depth": depth, "beneath": depth + 1}
            cursor.execute(LEVEL, given)


def sums_alone(request: ReportRequest) -> None:
    """Sums and counts of what grassroots unions report, and nothing else."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SUMS_TABLE)
        cursor.execute("DELETE FROM bench_sums")
        cursor.execute(SUMS, [request.pk])
        for depth in range(DEEPEST, 1, -1):
            cursor.execute(SUMS_ABOVE, [request.pk, depth])


def rows_that_differ(request: ReportRequest) -> int:
    """Totals of the product that are not as the hand-written SQL has them."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERING, [request.pk])
        return int(cursor.fetchone()[0])
