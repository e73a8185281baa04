"""A list on its way: checked, confirmed, written, or dropped."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal

from ..choices import TRANSITIONS, ImportState
from ..models import Fault, Import
from ..permissions import check_may_import
from .receiving import open_sealed
from .running import Outcome, Reading, begin_reading, check_rows, write_rows

MOST_FAULTS = 10_000
AT_A_TIME = 90.0  # seconds of one job; the next one goes on, well within the lease of a job


def check(of: Import, by: Actor) -> None:
    """Go through the list and keep what was found; nothing of it is written."""
    check_may_import(by, of.kind)
    if of.state != ImportState.UPLOADED:
        return
    try:
        with open_sealed(of) as path:
            reading = begin_reading(
                path, by=by, kind=of.kind, today=today(), name=of.name, sheet=of.sheet, since=of.since
            )
            outcome = check_rows(reading, tell=lambda done, end: _tell(of, done, end))
    except Refusal as refusal:
        refuse(of, refusal)
        return
    _keep(of, reading, outcome)


def _tell(of: Import, done: int, end: int) -> None:
    Import.objects.filter(pk=of.pk).update(position=done, rows=end)


@transaction.atomic
def refuse(of: Import, refusal: Refusal) -> None:
    """Note why a list could not be read, and forget the file."""
    held = hold(of)
    held.state = TRANSITIONS.check(held.state, "refuse")
    held.told = [str(refusal)]
    held.save(update_fields=["state", "told"])
    forget_file(held)


@transaction.atomic
def _keep(of: Import, reading: Reading, outcome: Outcome) -> None:
    held = hold(of)
    held.state = TRANSITIONS.check(held.state, "check")
    held.sheet, held.position = reading.table.sheet[:100], 0
    held.rows, held.faulty = outcome.rows, outcome.faulty
    held.added, held.changed, held.same = outcome.added, outcome.changed, outcome.same
    held.told = [str(note) for note in reading.table.notes[:50]]
    held.save()
    Fault.objects.filter(of=held).delete()
    Fault.objects.bulk_create(
        (
            Fault(
                of=held,
                row=each.row,
                column=each.key,
                cell=reading.table.cell_name(each.row, each.key),
                sentence=str(each.sentence),
            )
            for each in outcome.wrong[:MOST_FAULTS]
        ),
        batch_size=1000,
    )


@transaction.atomic
def confirm(*, by: Actor, of: Import, skips_faulty: bool) -> None:
    """Let the list be written; refuses one with faults unless its faulty rows are to be left out."""
    check_may_import(by, of.kind)
    held = hold(of)
    if held.faulty and not skips_faulty:
        raise Refusal(
            "Còn {count} dòng sai. Sửa tệp rồi tải lên lại, hoặc chọn bỏ qua các dòng sai.", count=held.faulty
        )
    if not held.added and not held.changed:
        raise Refusal("Danh sách không có gì mới so với dữ liệu đang có, nên không cần nhập.")
    held.state = TRANSITIONS.check(held.state, "confirm")
    held.skips_faulty, held.position = skips_faulty, 0
    held.added = held.changed = 0
    held.save()
    journal.record(by, "confirm", held, Sentence("Đồng ý nhập danh sách “{name}”.", name=held.name))
    ask_for("imports.write", key=f"imports.write:{held.pk}", import_id=held.pk)


def write_some(of: Import, by: Actor) -> None:
    """Write for a while, and ask to go on when more is left."""
    check_may_import(by, of.kind)
    if of.state != ImportState.WRITING:
        return
    try:
        with open_sealed(of) as path:
            reading = begin_reading(
                path, by=by, kind=of.kind, today=today(), name=of.name, sheet=of.sheet, since=of.since
            )
            is_through = write_rows(reading, of, by=by, seconds=AT_A_TIME)
    except Refusal as refusal:
        _stop(of, refusal)
        return
    if is_through:
        finish(of, by=by)
    else:
        ask_for("imports.write", key=f"imports.write:{of.pk}", import_id=of.pk)


@transaction.atomic
def _stop(of: Import, refusal: Refusal) -> None:
    held = hold(of)
    held.state = TRANSITIONS.check(held.state, "stop")
    held.told = [str(refusal)]
    held.save(update_fields=["state", "told"])


@transaction.atomic
def finish(of: Import, *, by: Actor) -> None:
    """All of it is written: say so, and forget the file with its people."""
    held = hold(of)
    held.state = TRANSITIONS.check(held.state, "finish")
    held.save(update_fields=["state"])
    forget_file(held)
    journal.record(
        by,
        "finish",
        held,
        Sentence(
            "Nhập xong danh sách “{name}”: thêm {added}, sửa {changed}.",
            name=held.name,
            added=held.added,
            changed=held.changed,
        ),
    )


@transaction.atomic
def drop(*, by: Actor, of: Import) -> None:
    """Not to be written after all: the file goes, the line in the list of imports stays."""
    check_may_import(by, of.kind)
    held = hold(of)
    held.state = TRANSITIONS.check(held.state, "drop")
    held.save(update_fields=["state"])
    forget_file(held)
    journal.record(by, "drop", held, Sentence("Bỏ danh sách “{name}”, không nhập.", name=held.name))


def forget_file(held: Import) -> None:
    """Remove the sealed file once the change is sure."""
    storage, name = held.file.storage, held.file.name
    held.file = ""
    held.save(update_fields=["file"])
    if name:
        transaction.on_commit(lambda: storage.delete(name))
