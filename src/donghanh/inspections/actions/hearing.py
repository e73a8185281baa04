"""The unit answers what was found; the team keeps it or drops it."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import FINDING_MOVES, VISIT_MOVES, FindingState
from ..models import Finding
from ..permissions import check_may_answer, check_may_inspect
from ..rules.visits import checked_text
from .preparing import tell_inspected


@transaction.atomic
def answer_finding(
    *,
    by: Actor,
    finding: Finding,
    agreed: bool,
    answer: str,
    upload: Upload | None = None,
    once: str | None = None,
) -> Finding:
    """The unit agrees, or says why not, with proof; may be said otherwise until the minutes are issued."""
    visit = hold(finding.visit)
    check_may_answer(by, visit)
    journal.accept_once(once)
    VISIT_MOVES.check(visit.state, "hear")
    finding = hold(finding)
    finding.state = FINDING_MOVES.check(finding.state, "answer")
    finding.agreed = agreed
    finding.answer = checked_text(answer or ("Nhất trí" if agreed else ""), field="answer")
    finding.answered_on = today()
    finding.save(update_fields=["state", "agreed", "answer", "answered_on"])
    if upload:
        kept = add_evidence(by=by, unit=visit.inspected, upload=upload, caption=finding.answer[:250])
        finding.answer_proofs.add(kept)
    journal.record(by, "answer", finding, Sentence("Giải trình: {answer}", answer=finding.answer))
    tell(
        accounts_with(visit.unit_id, Duty.INSPECT),
        Sentence("{unit} đã giải trình: {finding}", unit=visit.inspected.name, finding=str(finding)),
        finding.get_absolute_url(),
    )
    return finding


@transaction.atomic
def settle_finding(*, by: Actor, finding: Finding, keep: bool, verdict: str) -> Finding:
    """Keep a finding or drop it after the unit was heard, with a reason; the unit is told."""
    visit = hold(finding.visit)
    check_may_inspect(by, visit.unit_id)
    VISIT_MOVES.check(visit.state, "hear")
    finding = hold(finding)
    if finding.agreed is None:
        raise Refusal("Đơn vị chưa giải trình nội dung này. Chờ đơn vị trả lời.")
    finding.state = FINDING_MOVES.check(finding.state, "uphold" if keep else "drop")
    finding.verdict = checked_text(verdict, field="verdict", most=1000)
    finding.save(update_fields=["state", "verdict"])
    journal.record(
        by, "settle", finding, Sentence("{state}: {verdict}", state=_said(finding), verdict=finding.verdict)
    )
    said = Sentence(
        "Đoàn kiểm tra xem lại “{finding}”: {state}.", finding=str(finding), state=_said(finding).lower()
    )
    tell_inspected(visit, said, finding.get_absolute_url())
    return finding


def _said(finding: Finding) -> str:
    return str(FindingState(finding.state).label)
