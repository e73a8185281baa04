"""A difficulty is raised, worked on, handed up or down, answered, withdrawn; who raised it hears each time."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, subordinates_of, superior_id_of
from donghanh.organisations.models import Unit

from ..choices import CASE_MOVES, CaseField, StepKind
from ..facts import keepers_of
from ..models import Case, CaseStep
from ..permissions import check_may_hold, check_may_raise
from ..rules import check_past, check_said, is_up


@transaction.atomic
def raise_case(
    *,
    by: Actor,
    enterprise: str,
    title: str,
    raised_by: str,
    field: str,
    raised_on: dt.date,
    content: str = "",
    clause: Clause | None = None,
    once: str | None = None,
) -> Case:
    """A new case, held by the unit acted for. Raises Refusal for one without words, or of a day to come."""
    check_may_raise(by)
    journal.accept_once(once)
    check_past(raised_on, field="raised_on", today=today())
    title = check_said(title, field="title")
    enterprise = check_said(enterprise, field="enterprise")
    case = Case.objects.create(
        unit_id=by.unit_id,
        holder_id=by.unit_id,
        movement=clause.plan.movement if clause else None,
        clause=clause,
        enterprise=enterprise,
        raised_by=one_line(raised_by) or by.name,
        field=CaseField(field),
        title=title,
        search_key=fold(f"{title} {enterprise}"),
        content=nfc(content).strip(),
        raised_on=raised_on,
        added_by_id=by.account_id,
    )
    journal.record(
        by,
        "raise",
        case,
        Sentence("Ghi khó khăn của {enterprise}: {title}.", enterprise=enterprise, title=title),
    )
    return case


def concerned(case: Case) -> set[int]:
    """Accounts that hear where the case is: who wrote it down, and who drafts where it was raised."""
    found = keepers_of(case.unit_id)
    return found | ({case.added_by_id} if case.added_by_id else set())


def note_step(
    by: Actor,
    case: Case,
    kind: StepKind,
    *,
    unit_id: int | None,
    text: str = "",
    target: Unit | None = None,
    evidence: Evidence | None = None,
    done_on: dt.date | None = None,
) -> CaseStep:
    """Write down what was done about a case, with its journal line."""
    step = CaseStep.objects.create(
        case=case,
        kind=kind,
        done_on=done_on or today(),
        unit_id=unit_id or case.holder_id,
        target=target,
        text=text,
        evidence=evidence,
    )
    said = f"{kind.label} ({target.name})" if target else str(kind.label)
    journal.record(by, str(kind), case, f"{said}: {text}" if text else f"{said}.")
    return step


@transaction.atomic
def take_step(
    *,
    by: Actor,
    case: Case,
    done_on: dt.date,
    text: str,
    upload: Upload | None = None,
    once: str | None = None,
) -> CaseStep:
    """Say what was done on a day, with a file if there is one; who raised it hears."""
    check_may_hold(by, case)
    journal.accept_once(once)
    found = hold(case)
    CASE_MOVES.check(found.state, "step")
    text = check_said(text, field="text")
    check_past(done_on, field="done_on", today=today())
    if done_on < found.raised_on:
        raise Refusal(
            "Ngày làm việc trước ngày doanh nghiệp nêu khó khăn. Kiểm tra lại ngày.", field="done_on"
        )
    kept = _kept(by, found, upload)
    step = note_step(
        by, found, StepKind.WORKED, unit_id=by.unit_id, text=text, evidence=kept, done_on=done_on
    )
    _tell(by, found, Sentence("“{title}”: {text}", title=found.title, text=text))
    return step


def _kept(by: Actor, case: Case, upload: Upload | None) -> Evidence | None:
    if upload is None:
        return None
    unit = Unit.objects.get(pk=by.unit_id)
    return add_evidence(by=by, unit=unit, upload=upload, caption=case.title)


def _tell(by: Actor, case: Case, said: Sentence) -> None:
    tell(concerned(case) - {by.account_id or 0}, said, case.get_absolute_url())


@transaction.atomic
def hand_over(*, by: Actor, case: Case, target: Unit, reason: str, once: str | None = None) -> Case:
    """Give the case to the level right above or right beneath; it is told, and so is who raised the case."""
    check_may_hold(by, case)
    journal.accept_once(once)
    found = hold(case)
    CASE_MOVES.check(found.state, "hand")
    reason = check_said(reason, field="reason")
    day = today()
    here = by.unit_id or found.holder_id  # the holder, or the unit that took it over
    beneath = frozenset(subordinates_of(here, day).filter(pk=target.pk).values_list("pk", flat=True))
    goes_up = is_up(holder_id=here, target_id=target.pk, above_id=superior_id_of(here, day), beneath=beneath)
    found.holder = target
    found.save(update_fields=["holder"])
    kind = StepKind.UP if goes_up else StepKind.DOWN
    note_step(by, found, kind, unit_id=by.unit_id, text=reason, target=target)
    said = Sentence(
        "Khó khăn của {enterprise} “{title}” đã chuyển đến {unit}.",
        enterprise=found.enterprise,
        title=found.title,
        unit=target.name,
    )
    told = concerned(found) | set(accounts_with(target.pk, Duty.DRAFT))
    tell(told - {by.account_id or 0}, said, found.get_absolute_url())
    return found


@transaction.atomic
def answer_case(
    *, by: Actor, case: Case, answer: str, upload: Upload | None = None, once: str | None = None
) -> Case:
    """Say how it was settled; it is settled only when the enterprise confirms."""
    check_may_hold(by, case)
    journal.accept_once(once)
    found = hold(case)
    found.state = CASE_MOVES.check(found.state, "answer")
    found.answer, found.answered_on = check_said(answer, field="answer"), today()
    found.save(update_fields=["state", "answer", "answered_on"])
    kept = _kept(by, found, upload)
    note_step(by, found, StepKind.ANSWERED, unit_id=by.unit_id, text=found.answer, evidence=kept)
    _tell(by, found, Sentence("“{title}” đã có trả lời, chờ doanh nghiệp xác nhận.", title=found.title))
    return found


@transaction.atomic
def withdraw_case(*, by: Actor, case: Case, reason: str) -> Case:
    """Take back what was raised by mistake, with the reason; it no longer counts."""
    check_may_hold(by, case)
    found = hold(case)
    found.state = CASE_MOVES.check(found.state, "withdraw")
    found.closed_on = today()
    found.save(update_fields=["state", "closed_on"])
    note_step(by, found, StepKind.WITHDRAWN, unit_id=by.unit_id, text=check_said(reason, field="reason"))
    _tell(by, found, Sentence("“{title}” đã được rút.", title=found.title))
    return found


__all__ = ["answer_case", "concerned", "hand_over", "note_step", "raise_case", "take_step", "withdraw_case"]
