"""Many pledges from one sheet: tried out first, then registered together or not at all."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import LARGEST, check_file, read_table
from donghanh.base.uploads import check_size
from donghanh.evidence.actions import Upload
from donghanh.journal import actions as journal
from donghanh.organisations.actions import chosen_party

from ..choices import REGISTERED
from ..facts import addresses_of, made_between, sides_of
from ..models import Pledge, Registration
from ..permissions import check_may_draft, may_confirm
from ..rules import check_open
from ..rules.block import COLUMNS, BlockPledge, read_block
from .pledging import propose_pledge
from .writing import draft_pledge, register_pledge


@dataclass
class TriedBlock:
    """What a sheet would register, its wrong cells with their address in words, what was passed over."""

    pledges: list[BlockPledge] = field(default_factory=list)
    wrong: list[tuple[str, Sentence]] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)


def try_block(*, by: Actor, registration: Registration, upload: Upload) -> TriedBlock:
    """Read the sheet; nothing is written. Raises Refusal for what is no such sheet, and when the gate is closed."""
    check_may_draft(by, by.unit_id or 0)
    check_open(registration.window, today())
    name = upload.name or ""
    check_size(name, upload.size or 0, limit=LARGEST)
    with tempfile.NamedTemporaryFile(suffix=".sheet") as file:
        file.write(upload.read())
        file.flush()
        check_file(Path(file.name), name)
        table = read_table(Path(file.name), COLUMNS, name=name)
        read = read_block(
            table.lines,
            sides_of(by),
            clauses=addresses_of(registration.movement, by.unit_id),
            made=made_between(by, registration),
        )
    wrong = [(table.cell_name(one.row, one.key), one.sentence) for one in read.wrong]
    if not read.pledges and not wrong:
        wrong = [(table.cell_name(table.heading_row, "first"), Sentence("Tệp chưa có giao ước nào."))]
    return TriedBlock(read.pledges, wrong, list(table.notes))


@transaction.atomic
def register_block(
    *, by: Actor, registration: Registration, block: Sequence[BlockPledge], once: str | None = None
) -> list[Pledge]:
    """Register all of them, or none: what one is refused for is told with its line.

    Where somebody confirms for himself (a member with an account) his pledge waits for him; all others count at once.
    """
    check_may_draft(by, by.unit_id or 0)
    journal.accept_once(once)
    made_before = made_between(by, registration)
    pledges = [_registered(by, registration, one, known=made_before) for one in block]
    counting = sum(pledge.state in REGISTERED for pledge in pledges)
    said = Sentence(
        "Đăng ký cả loạt từ tệp: {count} giao ước, {counting} đã đủ hai bên xác nhận.",
        count=len(pledges),
        counting=counting,
    )
    journal.record(by, "register_block", registration, said)
    return pledges


def _registered(
    by: Actor, registration: Registration, one: BlockPledge, *, known: dict[frozenset[str], int]
) -> Pledge:
    try:
        if frozenset((one.first, one.second)) in known:
            raise Refusal("Hai bên này vừa có giao ước trong đợt đăng ký. Tải tệp lên kiểm tra lại.")
        sides = {
            "first": chosen_party(by=by, choice=one.first),
            "second": chosen_party(by=by, choice=one.second),
        }
        given = {
            **sides,
            "promises": one.promises,
            "witnesses": one.witnesses,
            "place": one.place,
        }
        if all(may_confirm(by, side) for side in sides.values()):
            return register_pledge(by=by, registration=registration, **given)  # type: ignore[arg-type]
        drafted = draft_pledge(by=by, registration=registration, **given)  # type: ignore[arg-type]
        return propose_pledge(by=by, pledge=drafted)
    except Refusal as refusal:
        raise Refusal(
            "Dòng {row} ({one} – {other}): {why} Chưa ghi giao ước nào của tệp.",
            row=one.row,
            one=one.names[0],
            other=one.names[1],
            why=str(refusal),
        ) from refusal
