"""At the unit: the checklist is answered, findings are noted with proof, the unit is told what was found."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal

from ..choices import VISIT_MOVES, Answer, FindingKind
from ..models import Check, Finding, Visit
from ..permissions import check_may_inspect
from ..rules.visits import check_begun, check_due, check_shareable, checked_text
from .preparing import tell_inspected


@transaction.atomic
def begin_visit(*, by: Actor, visit: Visit) -> Visit:
    """The team is at the unit."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    visit.state = VISIT_MOVES.check(visit.state, "begin")
    check_begun(visit.starts_on, today=today())
    visit.save(update_fields=["state"])
    journal.record(by, "begin", visit, Sentence("Bắt đầu kiểm tra tại đơn vị."))
    return visit


@transaction.atomic
def answer_checks(*, by: Actor, visit: Visit, answers: Mapping[int, tuple[str, str]]) -> int:
    """Answers and notes by the key of the question; how many questions have an answer now."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    visit.state = VISIT_MOVES.check(visit.state, "note")
    checks = list(visit.checks.all())
    for check in checks:
        answer, note = answers.get(check.pk, (check.answer, check.note))
        check.answer = str(Answer(answer).value) if answer else ""
        check.note = one_line(note)[:500]
    Check.objects.bulk_update(checks, ["answer", "note"])
    done = sum(bool(check.answer) for check in checks)
    said = Sentence("Ghi {done} trên {all} câu của phiếu kiểm tra.", done=done, all=len(checks))
    journal.record(by, "check", visit, said)
    return done


@transaction.atomic
def add_finding(
    *,
    by: Actor,
    visit: Visit,
    kind: str,
    text: str,
    question: Check | None = None,
    upload: Upload | None = None,
    once: str | None = None,
) -> Finding:
    """Note one thing, with its proof where there is one."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    journal.accept_once(once)
    visit.state = VISIT_MOVES.check(visit.state, "note")
    if question and question.visit_id != visit.pk:
        raise Refusal("Câu này không thuộc phiếu của cuộc kiểm tra.", field="question")
    finding = Finding.objects.create(
        visit=visit, kind=FindingKind(kind), text=checked_text(text, field="text"), question=question
    )
    if upload:
        finding.proofs.add(add_evidence(by=by, unit=visit.unit, upload=upload, caption=finding.text[:250]))
    said = Sentence("Ghi nhận {kind}: {text}", kind=finding.get_kind_display().lower(), text=str(finding))
    journal.record(by, "note", visit, said)
    return finding


@transaction.atomic
def add_proof(
    *, by: Actor, finding: Finding, upload: Upload, caption: str = "", once: str | None = None
) -> Evidence:
    """More proof of a finding, until the unit is told of it."""
    visit = hold(finding.visit)
    check_may_inspect(by, visit.unit_id)
    VISIT_MOVES.check(visit.state, "note")
    kept = add_evidence(
        by=by, unit=visit.unit, upload=upload, caption=caption or finding.text[:250], once=once
    )
    finding.proofs.add(kept)
    journal.record(by, "proof", finding, Sentence("Thêm minh chứng “{name}”.", name=str(kept)))
    return kept


@transaction.atomic
def share_findings(*, by: Actor, visit: Visit, due_on: dt.date, once: str | None = None) -> Visit:
    """Tell the unit what was found; it answers until `due_on`."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    journal.accept_once(once)
    visit.state = VISIT_MOVES.check(visit.state, "share")
    check_shareable(
        unanswered=list(visit.checks.filter(answer="").values_list("code", flat=True)),
        findings=visit.findings.count(),
    )
    check_due(due_on, today=today())
    visit.due_on = due_on
    visit.save(update_fields=["state", "due_on"])
    journal.record(
        by, "share", visit, Sentence("Gửi nội dung ghi nhận, giải trình đến {day}.", day=say_date(due_on))
    )
    said = Sentence(
        "Đoàn kiểm tra gửi {count} nội dung ghi nhận. Giải trình trước ngày {day}.",
        count=visit.findings.count(),
        day=say_date(due_on),
    )
    tell_inspected(visit, said, visit.get_absolute_url())
    return visit
