"""The run through a list: read whole, checked in batches, written in batches, a transaction and an entry each."""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import Line, SheetTable, read_table
from donghanh.journal import actions as journal

from ..choices import ImportKind
from ..models import Import
from ..rules.faults import Wrong
from .member_lists import MemberList
from .unit_lists import UnitList

BATCH = 1000
Tell = Callable[[int, int], None]


def _nobody_told(_done: int, _of: int) -> None:
    return


@dataclass
class Outcome:
    """What a run found: counts, faults by row, and what was passed over."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    same: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def faulty(self) -> int:
        """How many rows have a fault."""
        return len({each.row for each in self.wrong})

    def count(self, steps: Sequence[Any]) -> None:
        """Add what became of some rows."""
        self.added += sum(step.is_new for step in steps)
        self.same += sum(step.is_same for step in steps)
        self.changed += sum(not step.is_new and not step.is_same for step in steps)


@dataclass
class Reading:
    """A list read whole: its rows in the order of writing, those that cannot be written, and where it was found."""

    table: SheetTable
    of: UnitList | MemberList
    rows: list[Any]
    wrong: list[Wrong]
    bad: set[int]


def begin_reading(
    path: Path,
    *,
    by: Actor,
    kind: str,
    today: dt.date,
    name: str = "",
    sheet: str = "",
    since: dt.date | None = None,
) -> Reading:
    """Read the whole list. Raises Refusal when the file holds no such table."""
    of = (UnitList if kind == ImportKind.UNITS else MemberList)(by, today, since)
    table = read_table(path, of.columns, name=name, sheet=sheet)
    wrong: list[Wrong] = []
    rows = list(_read(of, table.lines, wrong))
    ordered = of.arrange(rows, wrong, set(table.columns))
    bad = {each.row for each in wrong}
    return Reading(table, of, ordered, wrong, bad)


def _read(of: UnitList | MemberList, lines: Iterator[Line], wrong: list[Wrong]) -> Iterator[Any]:
    for line in lines:
        row, faults = of.read(line)
        wrong += faults
        yield row


def check_rows(reading: Reading, tell: Tell = _nobody_told) -> Outcome:
    """Go through the whole list and write nothing."""
    outcome = Outcome(rows=_total(reading), wrong=list(reading.wrong))
    for start in range(0, len(reading.rows), BATCH):
        steps = _planned(reading, start, outcome.wrong)
        outcome.count(steps)
        tell(min(start + BATCH, len(reading.rows)), len(reading.rows))
    outcome.wrong.sort(key=lambda each: each.row)
    return outcome


def _total(reading: Reading) -> int:
    return len({row.row for row in reading.rows} | reading.bad)


def _planned(reading: Reading, start: int, wrong: list[Wrong]) -> list[Any]:
    batch = [row for row in reading.rows[start : start + BATCH] if row.row not in reading.bad]
    return list(reading.of.plan(batch, wrong))


def write_rows(
    reading: Reading, done: Import, *, by: Actor, seconds: float | None = None, tell: Tell = _nobody_told
) -> bool:
    """Write from where `done` stopped, a batch at a time; False when `seconds` were over before the end.

    A row that has a fault is left out where the import says so; else the run stops in front of its batch.
    """
    end, started = len(reading.rows), time.monotonic()
    for start in range(
        0, done.position, BATCH
    ):  # what is there already is looked up, for what builds upon it
        _planned(reading, start, [])
    while done.position < end:
        if seconds is not None and time.monotonic() - started > seconds:
            return False
        write_batch(reading, done, by=by)
        tell(done.position, end)
    return True


@transaction.atomic
def write_batch(reading: Reading, done: Import, *, by: Actor) -> None:
    """One batch: rows, counts and the journal's entry together."""
    held = Import.objects.select_for_update().get(pk=done.pk)
    if held.position != done.position:
        raise Refusal("Danh sách này đang được nhập ở nơi khác. Chờ xong rồi xem kết quả.")
    wrong: list[Wrong] = []
    batch = reading.rows[done.position : done.position + BATCH]
    steps = _planned(reading, done.position, wrong)
    if wrong and not done.skips_faulty:
        first = wrong[0]
        raise Refusal(
            "Dòng {row}: {said} Dữ liệu đã thay đổi sau khi kiểm tra; kiểm tra lại rồi nhập tiếp.",
            row=first.row,
            said=first.sentence,
        )
    reading.of.write([step for step in steps if not step.is_same])
    outcome = Outcome()
    outcome.count(steps)
    done.position += len(batch)
    Import.objects.filter(pk=done.pk).update(
        position=done.position, added=F("added") + outcome.added, changed=F("changed") + outcome.changed
    )
    journal.record(by, "import", done, _said(done, batch, outcome))


def _said(done: Import, batch: Sequence[Any], outcome: Outcome) -> Sentence:
    numbers = [row.row for row in batch]
    return Sentence(
        "{kind} “{name}”, {count} dòng (từ dòng {first} đến dòng {last}): thêm {added}, sửa {changed}, giữ nguyên {same}.",
        kind=ImportKind(done.kind).label,
        name=done.name,
        count=len(batch),
        first=min(numbers),
        last=max(numbers),
        added=outcome.added,
        changed=outcome.changed,
        same=outcome.same,
    )
