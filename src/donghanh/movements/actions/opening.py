"""A movement begins: the plan that opens it, as a person confirmed it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.uploads import MEGABYTE, check_size
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.documents.rules.paper import Paper, Recipient
from donghanh.documents.rules.reading import Source, read_text, source_of
from donghanh.journal import actions as journal

from ..choices import PlanState
from ..models import Clause, Movement, Plan
from ..permissions import check_may_open_movement
from ..rules.clauses import ClauseRow, check_rows, rows_of, tree_of
from ..rules.opening import Opening, check_number_is_free, check_opening
from ..rules.proposal import period_in, theme_in

TEXT_LIMIT = 2 * MEGABYTE  # characters; a plan has 10,000, the longest law 200,000


@transaction.atomic
def open_movement(
    *,
    by: Actor,
    paper: Paper,
    name: str,
    starts_on: dt.date | None,
    ends_on: dt.date | None,
    theme: str = "",
    rows: Sequence[ClauseRow] | None = None,
    source: documents.Upload | None = None,
    sample: bool | None = None,
    once: str | None = None,
) -> Movement:
    """The movement of the unit acted for, with its plan and clauses, from a paper that a person confirmed.

    `rows` are the clauses as corrected (as read when left out); the paper enters the unit's register, `source`
    is kept beside it, `sample` as in documents.actions.issue. Refuses what the rules of opening refuse, and a
    number that the unit already used in that year.
    """
    check_may_open_movement(by)
    journal.accept_once(once)
    opening = Opening(name, paper.number, paper.symbol, paper.subject, paper.issued_on, starts_on, ends_on)
    check_opening(opening, today=today())
    rows = check_rows(rows if rows is not None else rows_of(paper.clauses))
    movement = _movement_of(by, opening, theme)
    plan = _plan_of(movement, paper)
    plan.document = documents.issue(
        by=by,
        unit=movement.unit,
        paper=replace(paper, clauses=tree_of(rows)),
        number=paper.number or "",
        issued_on=paper.issued_on,
        source=source,
        sample=sample,
    )
    plan.save(update_fields=["document", "saved_at"])
    write_clauses(plan, rows)
    journal.record(
        by, "open", movement, Sentence("Mở phong trào theo Kế hoạch số {number}.", number=plan.number)
    )
    return movement


def _movement_of(by: Actor, opening: Opening, theme: str) -> Movement:
    assert by.unit_id, "checked by the permission"
    assert opening.issued_on, "checked by the rules of opening"
    assert opening.starts_on, "the same"
    assert opening.ends_on, "the same"
    return Movement.objects.create(
        unit_id=by.unit_id,
        name=one_line(opening.name),
        theme=one_line(theme)[:500],
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
        opened_on=opening.issued_on,
    )


def _plan_of(movement: Movement, paper: Paper) -> Plan:
    number, day = paper.full_number or "", paper.issued_on
    assert day is not None, "checked by the rules of opening"
    check_number_is_free(number, day, taken=is_number_taken(movement.unit_id, number, day))
    return Plan.objects.create(
        movement=movement,
        unit_id=movement.unit_id,
        title=one_line(paper.subject or ""),
        number=number,
        issued_on=day,
        state=PlanState.ISSUED,
        draft={"paper": {"recipients": "\n".join(_line(recipient) for recipient in paper.recipients)}},
    )


def _line(recipient: Recipient) -> str:
    return f"{recipient.name} ({recipient.purpose})" if recipient.purpose else recipient.name


def is_number_taken(unit_id: int, number: str, day: dt.date) -> bool:
    """Has the unit a plan in force with this number and year?"""
    return Plan.objects.issued().filter(unit=unit_id, number=number, issued_on__year=day.year).exists()


def write_clauses(plan: Plan, rows: Sequence[ClauseRow]) -> list[Clause]:
    """The rows as clauses of the plan, parents linked."""
    made: dict[str, Clause] = {}
    for position, row in enumerate(rows, start=1):
        made[row.address] = Clause(
            plan=plan,
            address=row.address,
            kind=row.kind,
            text=row.text,
            position=position,
            sectors=list(row.sectors),
        )
    Clause.objects.bulk_create(made.values(), batch_size=500)
    children = []
    for clause in made.values():
        clause.parent = made.get(clause.address.rpartition(".")[0])
        if clause.parent:
            children.append(clause)
    Clause.objects.bulk_update(children, ["parent"], batch_size=500)
    return list(made.values())


def read_source(*, name: str, content: bytes) -> Source:
    """The text of an uploaded plan in NFC; refuses a file that cannot be read, is not what its name says, or holds
    more text than a plan.
    """
    check_size(name, len(content))
    source = source_of(name, content)
    if len(source.text) > TEXT_LIMIT:
        raise Refusal(
            "Văn bản trong tệp “{name}” quá dài so với một kế hoạch. Tách riêng kế hoạch cần đọc rồi tải lên.",
            name=name,
        )
    return source


def source_file(name: str, text: str) -> documents.Upload:
    """The text that was read, to be kept beside the paper."""
    stem = Path(name or "ke-hoach.txt").stem
    return SimpleUploadedFile(f"{stem}.txt", text.encode(), "text/plain")


def import_plan(
    *,
    by: Actor,
    path: Path,
    name: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    sample: bool | None = None,
) -> Movement:
    """The movement read from a file without anybody correcting it: `donghanh import-plan`.

    Name and period come from the text where they are not given; refuses a text that names no period.
    """
    path = Path(path)
    text = read_source(name=path.name, content=path.read_bytes()).text
    paper = read_text(text).paper
    period = period_in(text)
    if not (starts_on and ends_on) and period is None:
        raise Refusal("Văn bản không nêu giai đoạn thực hiện. Cho biết ngày bắt đầu và ngày kết thúc.")
    return open_movement(
        by=by,
        paper=paper,
        name=name or paper.subject or "",
        theme=theme_in(paper.subject or ""),
        starts_on=starts_on or (period[0] if period else None),
        ends_on=ends_on or (period[1] if period else None),
        source=source_file(path.name, text),
        sample=sample,
    )
