"""A work is registered, goes on, is completed, accepted, given back, withdrawn."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.numbers import say_money
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.documents import actions as documents
from donghanh.documents.choices import DocumentState
from donghanh.documents.models import Document
from donghanh.documents.permissions import check_may_issue
from donghanh.evidence.actions import Upload, add_evidence, add_scan
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell
from donghanh.organisations.actions import party_of
from donghanh.organisations.models import Collective, Party, Unit
from donghanh.people.models import Person

from ..choices import WORK_MOVES, WorkKind, WorkState
from ..documents import minutes_of
from ..facts import judge_of, keepers_of, who_accepts
from ..models import Work, WorkProgress
from ..permissions import check_may_accept, check_may_register, check_may_work_on
from ..rules import (
    check_accepted,
    check_completed_on,
    check_days,
    check_more_time,
    check_name,
    check_plated_on,
    check_progress,
    check_said,
    check_value,
)


@transaction.atomic
def register_work(
    *,
    by: Actor,
    owner: Person | Collective | Unit | Party,
    movement: Movement,
    kind: str,
    name: str,
    starts_on: dt.date,
    due_on: dt.date,
    clause: Clause | None = None,
    occasion: str = "",
    content: str = "",
    value: int = 0,
    once: str | None = None,
) -> Work:
    """A new work of `owner`, at home in the unit acted for.

    Raises Refusal for a work without a name, a negative value, a due day before the start.
    """
    party = owner if isinstance(owner, Party) else party_of(owner)
    check_may_register(by, party.home_id)
    journal.accept_once(once)
    name = check_name(name)
    check_value(value)
    check_days(starts_on=starts_on, due_on=due_on)
    if clause is not None and clause.plan.movement_id != movement.pk:
        raise Refusal("Nội dung này không thuộc phong trào đã chọn. Chọn lại nội dung.", field="clause")
    work = Work.objects.create(
        unit_id=party.home_id,
        owner=party,
        movement=movement,
        clause=clause,
        kind=WorkKind(kind),
        name=name,
        search_key=fold(name),
        occasion=one_line(occasion),
        content=nfc(content).strip(),
        value=value,
        starts_on=starts_on,
        due_on=due_on,
    )
    journal.record(
        by,
        "register",
        work,
        Sentence(
            "Đăng ký {kind} “{name}”, giá trị {value}, hoàn thành trước {day}.",
            kind=WorkKind(kind).label,
            name=name,
            value=say_money(value),
            day=say_date(due_on),
        ),
    )
    return work


def _tell_keepers(by: Actor, work: Work, said: Sentence) -> None:
    """The work's keepers hear at every hand-over, but for who did it."""
    _tell(by, work, accounts=keepers_of(work), said=said)


def _tell(by: Actor, work: Work, *, accounts: Iterable[int], said: Sentence) -> None:
    tell([key for key in accounts if key != by.account_id], said, work.get_absolute_url())


@transaction.atomic
def report_progress(
    *,
    by: Actor,
    work: Work,
    progress: int,
    note: str = "",
    uploads: Sequence[Upload] = (),
    once: str | None = None,
) -> WorkProgress:
    """Say how far it is today, with pictures if there are any; a hundred is told by completing it."""
    check_may_work_on(by, work)
    journal.accept_once(once)
    found = hold(work)
    state = WORK_MOVES.check(found.state, "report")
    check_progress(progress, before=found.progress)
    if progress == 100:
        raise Refusal("Đã đạt 100% thì bấm “Báo hoàn thành” để ghi ngày hoàn thành.", field="progress")
    found.state, found.progress = state, progress
    found.save(update_fields=["state", "progress"])
    return _note(by, found, note, uploads=uploads)


def _note(
    by: Actor, work: Work, note: str, *, uploads: Sequence[Upload], day: dt.date | None = None
) -> WorkProgress:
    said = WorkProgress.objects.create(
        work=work,
        noted_on=day or today(),
        progress=work.progress,
        note=nfc(note).strip(),
        added_by_id=by.account_id,
    )
    if uploads:
        unit = Unit.objects.get(pk=work.unit_id)
        caption = work.name[:250]
        said.evidence.add(*[add_evidence(by=by, unit=unit, upload=each, caption=caption) for each in uploads])
    journal.record(by, "progress", work, Sentence("Thực hiện {progress}%.", progress=work.progress))
    return said


@transaction.atomic
def complete_work(
    *,
    by: Actor,
    work: Work,
    completed_on: dt.date,
    note: str = "",
    uploads: Sequence[Upload] = (),
    once: str | None = None,
) -> Work:
    """Say that it is done, with pictures; whoever accepts it is told."""
    check_may_work_on(by, work)
    journal.accept_once(once)
    found = hold(work)
    found.state = WORK_MOVES.check(found.state, "complete")
    check_completed_on(completed_on, starts_on=found.starts_on, today=today())
    found.progress, found.completed_on = 100, completed_on
    found.save(update_fields=["state", "progress", "completed_on"])
    _note(by, found, note, uploads=uploads, day=completed_on)
    said = Sentence("“{name}” đã hoàn thành, chờ nghiệm thu.", name=found.name)
    _tell(by, found, accounts={*who_accepts(found), *keepers_of(found)}, said=said)
    return found


@transaction.atomic
def accept_work(
    *,
    by: Actor,
    work: Work,
    accepted_on: dt.date,
    accepted_by: str,
    note: str = "",
    upload: Upload | None = None,
    once: str | None = None,
) -> Work:
    """Accept a completed work: when, by whom (as the minutes name them), with the scanned minutes."""
    check_may_accept(by, work)
    journal.accept_once(once)
    found = hold(work)
    found.state = WORK_MOVES.check(found.state, "accept")
    check_accepted(accepted_on=accepted_on, completed_on=found.completed_on or accepted_on, today=today())
    found.accepted_on, found.accepted_by = accepted_on, check_said(accepted_by, field="accepted_by")[:500]
    found.acceptance_note = nfc(note).strip()
    if upload is not None:
        unit = Unit.objects.get(pk=by.unit_id)
        found.minutes = add_scan(
            by=by, unit=unit, upload=upload, caption=f"Biên bản nghiệm thu: {found.name}"[:250]
        )
    found.save()
    said = Sentence("“{name}” đã được nghiệm thu ngày {day}.", name=found.name, day=say_date(accepted_on))
    journal.record(by, "accept", found, said)
    _tell_keepers(by, found, said)
    return found


@transaction.atomic
def issue_minutes(
    *, by: Actor, work: Work, number: str, issued_on: dt.date, once: str | None = None
) -> Document:
    """Enter the minutes of an accepted work in the register of who accepts it; anew when the earlier were revoked."""
    found = hold(work)
    judge = judge_of(found)
    if judge is None:
        raise Refusal("Chưa rõ đơn vị nghiệm thu. Kiểm tra công đoàn cấp trên của đơn vị.")
    check_may_issue(by, judge.pk)
    journal.accept_once(once)
    if found.state != WorkState.ACCEPTED or found.accepted_on is None:
        raise Refusal("Ghi nghiệm thu trước, rồi ban hành biên bản.")
    if found.paper and found.paper.state == DocumentState.ISSUED:
        raise Refusal("Biên bản nghiệm thu đã ban hành, số {number}.", number=found.paper.full_number)
    if issued_on < found.accepted_on:
        raise Refusal(
            "Ngày của biên bản trước ngày nghiệm thu ({day}). Kiểm tra lại.",
            day=say_date(found.accepted_on),
            field="issued_on",
        )
    found.paper = documents.issue(
        by=by,
        unit=judge,
        paper=minutes_of(found, judge),
        number=number,
        issued_on=issued_on,
        addressees=[found.unit] if found.unit_id != judge.pk else [],
    )
    found.save(update_fields=["paper"])
    said = Sentence(
        "Biên bản nghiệm thu “{name}” đã ban hành, số {number}.",
        name=found.name,
        number=found.paper.full_number,
    )
    journal.record(by, "issue_minutes", found, said)
    _tell_keepers(by, found, said)
    return found.paper


@transaction.atomic
def return_work(*, by: Actor, work: Work, reason: str) -> Work:
    """Not accepted yet: back to work, with what is missing."""
    check_may_accept(by, work)
    found = hold(work)
    found.state = WORK_MOVES.check(found.state, "return")
    found.reason = check_said(reason, field="reason")
    found.completed_on, found.progress = None, 99
    found.save(update_fields=["state", "reason", "completed_on", "progress"])
    said = Sentence("“{name}” cần làm thêm: {reason}", name=found.name, reason=found.reason)
    journal.record(by, "return", found, said)
    _tell_keepers(by, found, said)
    return found


@transaction.atomic
def withdraw_work(*, by: Actor, work: Work, reason: str) -> Work:
    """Take a work back, with the reason; it no longer counts."""
    check_may_work_on(by, work)
    found = hold(work)
    found.state = WORK_MOVES.check(found.state, "withdraw")
    found.reason = check_said(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    said = Sentence("Rút “{name}”: {reason}", name=found.name, reason=found.reason)
    journal.record(by, "withdraw", found, said)
    _tell(by, found, accounts={*who_accepts(found), *keepers_of(found)}, said=said)
    return found


@transaction.atomic
def give_more_time(*, by: Actor, work: Work, due_on: dt.date, reason: str, once: str | None = None) -> Work:
    """Another due day with the reason, before the registered one has passed; whoever accepts it is told."""
    check_may_work_on(by, work)
    journal.accept_once(once)
    found = hold(work)
    WORK_MOVES.check(found.state, "report")
    check_more_time(due_on, before=found.due_on, today=today())
    said = Sentence(
        "“{name}” lùi hạn hoàn thành từ {before} sang {day}: {reason}",
        name=found.name,
        before=say_date(found.due_on),
        day=say_date(due_on),
        reason=check_said(reason, field="reason"),
    )
    found.due_on = due_on
    found.save(update_fields=["due_on"])
    journal.record(by, "give_more_time", found, said)
    _tell(by, found, accounts={*who_accepts(found), *keepers_of(found)}, said=said)
    return found


@transaction.atomic
def mount_plate(
    *, by: Actor, work: Work, plated_on: dt.date, upload: Upload | None = None, once: str | None = None
) -> Work:
    """The plate of an accepted work was mounted, with a picture of it."""
    check_may_work_on(by, work)
    journal.accept_once(once)
    found = hold(work)
    if found.state != WorkState.ACCEPTED or found.accepted_on is None:
        raise Refusal("Công trình chưa nghiệm thu nên chưa gắn biển. Nghiệm thu trước.")
    check_plated_on(plated_on, accepted_on=found.accepted_on, today=today())
    found.plated_on = plated_on
    found.save(update_fields=["plated_on"])
    said = Sentence("Gắn biển “{name}” ngày {day}.", name=found.name, day=say_date(plated_on))
    _note(by, found, str(said), uploads=[upload] if upload else [], day=plated_on)
    _tell(by, found, accounts={*who_accepts(found), *keepers_of(found)}, said=said)
    return found


__all__ = [
    "accept_work",
    "complete_work",
    "give_more_time",
    "issue_minutes",
    "mount_plate",
    "register_work",
    "report_progress",
    "return_work",
    "withdraw_work",
]
