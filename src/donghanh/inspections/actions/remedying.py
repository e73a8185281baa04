"""What must be put right: asked with a day, reported with proof, looked at again, done or returned."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import REMEDY_MOVES, FindingKind, FindingState, VisitState
from ..models import Finding, Remedy
from ..permissions import check_may_answer, check_may_inspect
from ..rules.visits import check_due, checked_text
from .preparing import tell_inspected

# Asked for until the conclusion is issued: what it lists is what is owed.
ASKING = (VisitState.UNDERWAY, VisitState.SHARED, VisitState.MINUTED)


@transaction.atomic
def ask_remedy(*, by: Actor, finding: Finding, text: str, due_on: dt.date, once: str | None = None) -> Remedy:
    """Ask the unit to put something right; owed from the conclusion on."""
    visit = hold(finding.visit)
    check_may_inspect(by, visit.unit_id)
    journal.accept_once(once)
    if visit.state not in ASKING:
        raise Refusal("Việc phải khắc phục chỉ ghi được trước khi ban hành kết luận.")
    if finding.kind == FindingKind.MERIT or finding.state == FindingState.DROPPED:
        raise Refusal("Nội dung này không có gì phải khắc phục.")
    check_due(due_on, today=today())
    text = checked_text(one_line(text), field="text", most=500)
    remedy = Remedy.objects.create(finding=finding, text=text, due_on=due_on)
    journal.record(by, "ask", remedy, Sentence("Yêu cầu khắc phục, hạn {day}.", day=say_date(due_on)))
    return remedy


@transaction.atomic
def report_remedy(
    *, by: Actor, remedy: Remedy, said: str, upload: Upload | None = None, once: str | None = None
) -> Remedy:
    """The unit says what it did, with proof; the committee is told."""
    visit = hold(remedy.finding.visit)
    check_may_answer(by, visit)
    journal.accept_once(once)
    _check_owed(visit.state)
    remedy = hold(remedy)
    remedy.state = REMEDY_MOVES.check(remedy.state, "report")
    remedy.said, remedy.reported_on = checked_text(said, field="said"), today()
    if upload is None and not remedy.proofs.exists():
        raise Refusal("Chưa có minh chứng. Chọn ảnh hoặc văn bản cho thấy việc đã làm.", field="upload")
    remedy.save(update_fields=["state", "said", "reported_on"])
    if upload:
        remedy.proofs.add(add_evidence(by=by, unit=visit.inspected, upload=upload, caption=remedy.text[:250]))
    journal.record(by, "report", remedy, Sentence("Báo đã khắc phục: {said}", said=remedy.said))
    tell(
        accounts_with(visit.unit_id, Duty.INSPECT),
        Sentence("{unit} báo đã khắc phục: {remedy}", unit=visit.inspected.name, remedy=remedy.text),
        remedy.get_absolute_url(),
    )
    return remedy


def _check_owed(state: str) -> None:
    if state != VisitState.CONCLUDED:
        raise Refusal("Việc khắc phục được báo sau khi có kết luận kiểm tra và trước khi kết thúc theo dõi.")


@transaction.atomic
def confirm_remedy(*, by: Actor, remedy: Remedy, verdict: str) -> Remedy:
    """Looked at again and found done; says how it was seen."""
    return _checked(by, remedy, verb="confirm", verdict=verdict)


@transaction.atomic
def return_remedy(*, by: Actor, remedy: Remedy, verdict: str, due_on: dt.date) -> Remedy:
    """Looked at again and not done: what is missing, and a new day."""
    check_due(due_on, today=today())
    return _checked(by, remedy, verb="return", verdict=verdict, due_on=due_on)


def _checked(by: Actor, remedy: Remedy, *, verb: str, verdict: str, due_on: dt.date | None = None) -> Remedy:
    visit = hold(remedy.finding.visit)
    check_may_inspect(by, visit.unit_id)
    _check_owed(visit.state)
    remedy = hold(remedy)
    remedy.state = REMEDY_MOVES.check(remedy.state, verb)
    remedy.verdict, remedy.checked_on = checked_text(verdict, field="verdict"), today()
    remedy.due_on = due_on or remedy.due_on
    remedy.save(update_fields=["state", "verdict", "checked_on", "due_on"])
    state = remedy.get_state_display()
    journal.record(
        by, verb, remedy, Sentence("Kiểm tra lại – {state}: {verdict}", state=state, verdict=remedy.verdict)
    )
    said = Sentence(
        "{remedy}: {state}. {verdict}", remedy=remedy.text, state=state.lower(), verdict=remedy.verdict
    )
    tell_inspected(visit, said, remedy.get_absolute_url())
    return remedy
