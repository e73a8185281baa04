"""Who has sent, in time or late: counted beneath each unit of one row, and by level; one statement each."""

import datetime as dt

from django.db import connection

from ..models import ReportRequest, Standing
from ..rules.timeliness import Timeliness

# The units asked at or beneath each place of `c`. The half-open range of paths is `organisations.rules.path_range`.
_COUNTS = """
SELECT {key}, COUNT(*),
  SUM(CASE WHEN r.first_sent_on <= %(last_day)s THEN 1 ELSE 0 END),
  SUM(CASE WHEN r.first_sent_on > %(last_day)s THEN 1 ELSE 0 END),
  SUM(CASE WHEN r.first_sent_on IS NULL THEN 1 ELSE 0 END),
  SUM(CASE WHEN r.first_sent_on IS NOT NULL AND r.state = 'returned' THEN 1 ELSE 0 END),
  SUM(CASE WHEN r.state = 'accepted' THEN 1 ELSE 0 END)
FROM reports_standing c
JOIN reports_standing d ON d.request_id = c.request_id AND d.is_asked
  AND d.path >= c.path AND d.path < SUBSTR(c.path, 1, LENGTH(c.path) - 1) || '0'
LEFT JOIN reports_report r ON r.request_id = d.request_id AND r.unit_id = d.unit_id
WHERE c.request_id = %(request)s AND {places}
GROUP BY {key}
"""


def timeliness_beneath(request: ReportRequest, unit_id: int) -> list[Timeliness]:
    """Counts for each unit directly beneath `unit_id`, by its key; one statement."""
    return _counted(request, unit_id, key="c.unit_id", places="c.superior_id = %(unit)s")


def timeliness_by_level(request: ReportRequest, unit_id: int) -> list[Timeliness]:
    """Counts for each level at or beneath `unit_id`, by the level's value; one statement."""
    return _counted(request, unit_id, key="d.level", places="c.unit_id = %(unit)s")


def _counted(request: ReportRequest, unit_id: int, *, key: str, places: str) -> list[Timeliness]:
    last_day = request.due_on + dt.timedelta(days=request.grace_days)
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTS.format(key=key, places=places),
            {"request": request.pk, "unit": unit_id, "last_day": last_day},
        )
        return [Timeliness(*row) for row in cursor.fetchall()]


def places_beneath(request: ReportRequest, unit_id: int) -> dict[int, Standing]:
    """Where the units directly beneath stood, with their units; one query."""
    rows = Standing.objects.filter(request=request, superior=unit_id).select_related("unit")
    return {place.unit_id: place for place in rows}
