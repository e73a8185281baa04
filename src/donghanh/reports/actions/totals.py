"""The only writer of `Total` and `Tally`: level by level, from the deepest, in the database.

Whatever changes a report inserts marks and touches no total. The refresher reads marks, locks the places of those units
(the deepest first, always in the same order), counts their totals again from the units directly beneath and
their own accepted cells, and deletes exactly the marks it has read, in one transaction. Whoever waited for a
place reads afresh once it has it, so of two refreshers the later sees all that the earlier wrote.
"""

from collections.abc import Iterable

from django.db import connection, transaction

from donghanh.jobs.actions import ask_for

from ..models import Mark, Report, ReportRequest, Standing
from ..rules.totals import ancestors_to_mark
from .counting import count_all, count_some, portions
from .persons import count_persons
from .tallying import Place, tally_all, tally_some

MOST_MARKS = 5000
HOLD = """
SELECT unit_id, superior_id, depth FROM reports_standing
WHERE request_id = %s AND NOT is_leaf {some} ORDER BY depth DESC, unit_id {lock}
"""


def mark(reports: Iterable[Report]) -> None:
    """Leave marks for every unit whose totals or tallies these reports change, and ask for the refresher.

    The deepest first; asks for `request` of each report.
    """
    reports = list(reports)
    requests = {report.request_id: report.request for report in reports}
    changed = {(report.request_id, report.unit_id) for report in reports}
    places = Standing.objects.filter(
        request__in=requests, unit__in=[report.unit_id for report in reports]
    ).values_list("request_id", "unit_id", "path", "is_leaf")
    behind: dict[tuple[int, int], int] = {}
    for request_id, unit_id, path, is_leaf in places:
        if (request_id, unit_id) in changed:
            chain = ancestors_to_mark(path, requests[request_id].unit_id, is_leaf=is_leaf)
            for height, above in enumerate(reversed(chain)):
                behind[request_id, above] = height
    deepest_first = sorted(behind, key=lambda key: (-behind[key], key))
    Mark.objects.bulk_create(
        Mark(request_id=request_id, unit_id=unit_id) for request_id, unit_id in deepest_first
    )
    for request_id in requests:
        ask_for("reports.refresh_totals", key=f"reports.refresh_totals:{request_id}", request_id=request_id)


def _hold(request: ReportRequest, unit_ids: Iterable[int] | None = None) -> list[Place]:
    """Lock places that are no leaves, the deepest first."""
    some = "" if unit_ids is None else f"AND unit_id IN ({','.join(str(int(key)) for key in unit_ids)})"
    lock = "FOR NO KEY UPDATE" if connection.features.has_select_for_no_key_update else ""
    with connection.cursor() as cursor:
        cursor.execute(HOLD.format(some=some, lock=lock), [request.pk])
        return [Place(*place) for place in cursor.fetchall()]


@transaction.atomic
def refresh_totals(request: ReportRequest) -> int:
    """Bring the totals of marked units up to date; how many marks were served."""
    marks = list(
        Mark.objects.filter(request=request).order_by("pk").values_list("pk", "unit_id")[:MOST_MARKS]
    )
    if not marks:
        return 0
    if places := _hold(request, {unit_id for _, unit_id in marks}):
        count_some(request, places)
        count_persons(request, places)
        tally_some(request, places)
    Mark.objects.filter(pk__in=[pk for pk, _ in marks]).delete()
    return len(marks)


@transaction.atomic
def recompute(request: ReportRequest) -> int:
    """Count every total of the request anew; how many rows there are."""
    places = _hold(request)
    marks = list(Mark.objects.filter(request=request).values_list("pk", flat=True))
    rows = count_all(request, places)
    count_persons(request, places, anew=True)
    tally_all(request, places)
    for some in portions(marks):
        Mark.objects.filter(pk__in=some).delete()
    return rows
