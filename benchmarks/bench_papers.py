"""The plans of 1,000 units made in one run, as the page of papers asks for it: kept in the register, rendered a part at
a time by jobs that tell how far they are, put in one archive. Against the bare typesetter with everything prepared.
"""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from django.core.management import call_command

from benchmarks.measure import Measure
from donghanh.base.actors import SYSTEM
from donghanh.documents.actions import ask_for_batch, make_part
from donghanh.documents.actions.receiving import made_from
from donghanh.documents.choices import BatchState, Direction, DocumentState
from donghanh.documents.models import Document, PaperBatch
from donghanh.documents.rules.paper import Paper
from donghanh.documents.rules.reading import read_text
from donghanh.documents.rules.writing import layout_of
from donghanh.documents.rules.writing.pdf import sheet_data
from donghanh.documents.rules.writing.typeset import typeset
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.models import Unit
from donghanh.people.actions import add_person, open_account
from tests.documents.papers import SEED

UNITS = 1_000
AT_MOST = 1.4
LAYOUT = "union-2011"
DAY = dt.date(2017, 6, 5)
READ = read_text(SEED).paper
series = count(1)  # other words in every paper: the typesetter remembers what it has set before


def plan() -> Paper:
    """The real plan, every clause of it, as another union issues it."""
    number = str(next(series))
    return replace(READ, number=number, issued_on=DAY, issuer=f"CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY SỐ {number}")


def asked() -> PaperBatch:
    """The run, asked for as the page of papers does."""
    names = [f"Công đoàn cơ sở số {number}" for number in range(UNITS)]
    units = [
        Unit.named(name, UnitKind.GRASSROOTS, code=f"P{number}", founded_on=DAY)
        for number, name in enumerate(names)
    ]
    Unit.objects.bulk_create(units, batch_size=500)
    columns = {"direction": Direction.ISSUED, "state": DocumentState.ISSUED, "layout": LAYOUT}
    Document.objects.bulk_create([made_from(unit, plan(), **columns) for unit in units], batch_size=200)
    account = open_account(login="batch", person=add_person(name="Trần Văn Bình"))
    by = replace(SYSTEM, account_id=account.pk, unit_id=units[0].pk)
    return ask_for_batch(by=by, documents=Document.objects.order_by("pk"), kind="pdf")


def run(batch: PaperBatch) -> None:
    """Part after part, as the jobs do; each tells how far the run is."""
    while batch.state == BatchState.WAITING:
        batch = make_part(batch=batch)
    assert (batch.done, batch.failed) == (UNITS, 0)


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measures() -> list[Measure]:
    call_command("migrate", verbosity=0)
    layout, batch = layout_of(LAYOUT), asked()
    prepared = [sheet_data(plan(), layout) for _ in range(UNITS)]
    typeset("paper.typ", sheet_data(plan(), layout), day=DAY)  # warms up
    return [
        Measure(
            what=f"the plans of {UNITS:,} units to PDF in one run and one archive",
            ours=timed(lambda: run(batch)),
            bare=timed(lambda: [typeset("paper.typ", data, day=DAY) for data in prepared]),
            at_most=AT_MOST,
        )
    ]
