"""Which works are to be reminded of on a day."""

import datetime as dt
from collections.abc import Iterator

from donghanh.movements.rules.reminding import step_on

from ..models import Work
from ..rules import REMINDED

AROUND = dt.timedelta(days=40)


def reminded_on(day: dt.date) -> Iterator[tuple[Work, int]]:
    """Works going on that are due about now, each with the step that has come; one query."""
    near = Work.objects.running().filter(due_on__range=(day - AROUND, day + AROUND))
    for work in near.select_related("owner").order_by("pk"):
        step = step_on(REMINDED, sent_on=work.starts_on, due_on=work.due_on, day=day)
        if step is not None:
            yield work, step
