"""Who is to be reminded of which request on a day, and whose superiors are told."""

import datetime as dt
from collections.abc import Iterator

from donghanh.movements.rules.reminding import USUAL, Schedule, step_on

from ..models import Report, ReportRequest, Standing
from ..rules.reminding import has_just_come

AROUND = dt.timedelta(days=90)


def reminders_of(request: ReportRequest) -> Schedule:
    """As its schedule says, else the usual ones."""
    return request.schedule.reminders if request.schedule else USUAL


def _near(day: dt.date) -> list[ReportRequest]:
    near = ReportRequest.objects.open().filter(due_on__range=(day - AROUND, day + AROUND))
    return list(near.select_related("schedule").order_by("pk"))


def _owing(request: ReportRequest) -> list[tuple[int, int | None, str]]:
    """Units asked that have not sent, with their superior of then and their name; one query."""
    done = Report.objects.filter(request=request).done().values("unit")
    rows = Standing.objects.filter(request=request).asked().exclude(unit__in=done).order_by("unit__sort_key")
    return list(rows.values_list("unit_id", "superior_id", "unit__name"))


def reminded_on(day: dt.date) -> Iterator[tuple[ReportRequest, list[int], int]]:
    """Requests of which a step has just come, who owes a report, and the step."""
    for request in _near(day):
        step = step_on(reminders_of(request), sent_on=request.asked_on, due_on=request.due_on, day=day)
        if step is not None and has_just_come(due_on=request.due_on, step=step, day=day):
            yield request, [unit_id for unit_id, _superior, _name in _owing(request)], step


def escalated_on(day: dt.date) -> Iterator[tuple[ReportRequest, dict[int, list[str]]]]:
    """Requests whose superiors are to be told now: names of those who have not sent, by superior."""
    for request in _near(day):
        after = reminders_of(request).escalate_after
        if after is None or not has_just_come(due_on=request.due_on, step=after, day=day):
            continue
        silent: dict[int, list[str]] = {}
        for _unit, superior_id, name in _owing(request):
            if superior_id is not None:
                silent.setdefault(superior_id, []).append(name)
        yield request, silent
