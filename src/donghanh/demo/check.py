"""Does the story hold? Told once more, then every invariant is asked of the database it left."""

import time
from collections.abc import Callable

from donghanh.awards import facts as awards
from donghanh.journal.facts import check_chain
from donghanh.journal.models import Entry
from donghanh.organisations.models import Unit
from donghanh.reports import facts as reports

from . import story
from .world import Tell

Count = Callable[[], int]


# What must be nought after the story; each app that lands its fact is named here.
totals_wrong: Count = reports.totals_wrong
awards_untraced: Count = awards.untraced


def journal_holds() -> bool:
    """Every entry sealed, numbers without a gap, each seal right."""
    return check_chain().holds and not Entry.objects.unsealed().exists()


def run(progress: Tell | None = None) -> dict[str, bool | float | int]:
    """Tell the story in the present database, which must be empty, and ask; the answer is one JSON line."""
    started = time.monotonic()
    story.live(progress)
    wrong, untraced, journal_ok = totals_wrong(), awards_untraced(), journal_holds()
    return {
        "ok": not wrong and not untraced and journal_ok,
        "seconds": round(time.monotonic() - started, 1),
        "units": Unit.objects.count(),
        "totals_wrong": wrong,
        "awards_untraced": untraced,
        "journal_ok": journal_ok,
    }
