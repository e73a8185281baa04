"""The only writer of `Total` and `Tally`: level by level, from the deepest, in the database.

Whatever changes a report inserts marks and touches no total. The refresher reads marks, locks the places of those units
(the deepest first, always in the same order), counts their totals again from the units directly beneath and
their own accepted cells, and deletes exactly the marks it has read, in one transaction. Whoever waited for a
place reads afresh once it has it, so of two refreshers the later sees all that the earlier wrote.
"""

from collections.abc import Iterable

from django.db import transaction

from donghanh.jobs.actions import ask_for

from ..models import Mark, Report, ReportRequest, Standing, Tally, Total
from ..rules.totals import ancestors_to_mark
from .counting import count_all, count_some, portions

MOST_MARKS = 5000


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
    for some in portions(units):
        Total.objects.filter(request=request, unit__in=some).delete()
        Tally.objects.filter(request=request, unit__in=some).delete()
    count_some(request, by_depth)
    Mark.objects.filter(pk__in=[pk for pk, _ in marks]).delete()
    return len(marks)


@transaction.atomic
def recompute(request: ReportRequest) -> int:
    """Count every total of the request anew; how many rows there are."""
    by_depth = _hold(request)
    marks = list(Mark.objects.filter(request=request).values_list("pk", flat=True))
    Total.objects.filter(request=request).delete()
    Tally.objects.filter(request=request).delete()
    count_all(request, by_depth)
    for some in portions(marks):
        Mark.objects.filter(pk__in=some).delete()
    return Total.objects.filter(request=request).count()
