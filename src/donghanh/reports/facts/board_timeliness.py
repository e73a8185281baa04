"""Who has sent, in time or late: counted beneath each unit of one row, and by level; one statement each."""

import datetime as dt
from dataclasses import astuple

from django.db import connection
from django.db.models import Sum

from ..models import Report, ReportRequest, Standing, Tally
from ..rules.tallies import Step, counts_of
from ..rules.timeliness import Timeliness
from .progress import COUNTED, MOST_COUNTED_AFRESH

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
    """Counts for each unit directly beneath `unit_id`, by its key; four statements at most."""
    if not _reads_tallies(request, unit_id):
        return _counted(request, unit_id, key="c.unit_id", places="c.superior_id = %(unit)s")
    beneath = Standing.objects.filter(request=request, superior=unit_id)
    places = list(beneath.values_list("unit_id", "is_leaf", "is_asked"))
    others = [key for key, is_leaf, _is_asked in places if not is_leaf]
    rows = Tally.objects.filter(request=request, unit__in=others).order_by("unit")
    summed = rows.values_list("unit_id").annotate(*(Sum(name) for name in COUNTED))
    leaves = [key for key, is_leaf, is_asked in places if is_leaf and is_asked]
    return _of_leaves(request, leaves) + [_of_tally(*row) for row in summed]


def _of_leaves(request: ReportRequest, unit_ids: list[int]) -> list[Timeliness]:
    """Units that have nobody beneath, each counted by its own report; one statement, none for none."""
    if not unit_ids:
        return []
    reports = Report.objects.filter(request=request, unit__in=unit_ids)
    steps = {key: Step(*rest) for key, *rest in reports.values_list("unit_id", "state", "first_sent_on")}
    counts = {key: counts_of(steps.get(key), request.last_day) for key in unit_ids}
    return [_of_tally(key, *astuple(count)) for key, count in counts.items()]


def timeliness_by_level(request: ReportRequest, unit_id: int) -> list[Timeliness]:
    """Counts for each level at or beneath `unit_id`, by the level's value; two statements at most."""
    if not _reads_tallies(request, unit_id):
        return _counted(request, unit_id, key="d.level", places="c.unit_id = %(unit)s")
    rows = Tally.objects.filter(request=request, unit=unit_id)
    return [_of_tally(*row) for row in rows.values_list("level", *COUNTED)]


def _reads_tallies(request: ReportRequest, unit_id: int) -> bool:
    """Are there tallies, and are they current or too many to count afresh?"""
    rows = list(Tally.objects.filter(request=request, unit=unit_id).told_if_behind())
    is_behind = any(row.is_behind for row in rows)
    return bool(rows) and (not is_behind or sum(row.expected for row in rows) > MOST_COUNTED_AFRESH)


def _of_tally(key: int | str, *counts: int) -> Timeliness:
    expected, _waiting, accepted, returned, sent, late = counts
    return Timeliness(key, expected, sent - late, late, expected - sent, returned, accepted)


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
