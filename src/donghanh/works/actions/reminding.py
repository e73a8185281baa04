"""Reminding the keepers of works before and after their day."""

import datetime as dt
from collections.abc import Iterator

from donghanh.notices.actions import Wanted, remind

from ..facts import keepers_of, reminded_on
from ..rules import due_text


def remind_of_works(day: dt.date) -> int:
    """Remind everybody whose step has come by `day`; run again it changes nothing."""
    return remind(_wanted(day))


def _wanted(day: dt.date) -> Iterator[Wanted]:
    for work, step in reminded_on(day):
        for account_id in keepers_of(work):
            yield Wanted(
                account_id,
                f"works.due:{work.pk}:{work.due_on}:{step}",
                due_text(work.name, due_on=work.due_on, day=day),
                work.get_absolute_url(),
            )
