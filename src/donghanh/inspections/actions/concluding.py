"""The minutes, the conclusion, the end of following up."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.documents import actions as documents
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import VISIT_MOVES, FindingState, PaperKind
from ..documents import ConclusionPaper, MinutesPaper
from ..models import Finding, Remedy, Visit
from ..permissions import check_may_inspect, check_may_issue
from ..rules.visits import check_heard, check_remedied, check_settled, checked_text
from .preparing import paper_url, tell_inspected, tell_signers


@transaction.atomic
def issue_minutes(
    *, by: Actor, visit: Visit, number: str, issued_on: dt.date, present: str, once: str | None = None
) -> Visit:
    """Issue the minutes, with what was found and what the unit said; undisputed findings stand from now on."""
    visit = hold(visit)
    check_may_issue(by, visit)
    journal.accept_once(once)
    visit.state = VISIT_MOVES.check(visit.state, "minute")
    findings = list(visit.findings.order_by("pk"))
    waiting = [str(one) for one in findings if one.agreed is None]
    check_heard(waiting, due_on=visit.due_on, today=today())
    check_settled(sum(one.state == FindingState.ANSWERED and not one.agreed for one in findings))
    visit.minutes = documents.issue(
        by=by,
        unit=visit.unit,
        paper=MinutesPaper(
            visit,
            list(visit.team.all()),
            list(visit.checks.all()),
            findings,
            checked_text(present, field="present", most=500),
        ).paper(),
        number=number,
        issued_on=issued_on,
        addressees=[visit.inspected],
    )
    visit.save(update_fields=["state", "minutes"])
    undecided = [FindingState.NOTED, FindingState.ANSWERED]
    visit.findings.filter(state__in=undecided).update(state=FindingState.UPHELD)
    journal.record(by, "minute", visit, Sentence("Lập biên bản kiểm tra."))
    said = Sentence("Biên bản kiểm tra đã lập. Đọc lại và ký.")
    tell_inspected(visit, said, visit.get_absolute_url())
    waits = Sentence(
        "Đã lập biên bản kiểm tra tại {unit}; kết luận chờ ký ban hành.", unit=visit.inspected.name
    )
    tell_signers(by, visit.unit_id, text=waits, url=paper_url(visit, PaperKind.CONCLUSION))
    return visit


@transaction.atomic
def issue_conclusion(
    *, by: Actor, visit: Visit, number: str, issued_on: dt.date, verdict: str, once: str | None = None
) -> Visit:
    """Issue the conclusion; from now on the unit owes what it must put right, each by its day."""
    visit = hold(visit)
    check_may_issue(by, visit)
    journal.accept_once(once)
    visit.state = VISIT_MOVES.check(visit.state, "conclude")
    visit.verdict = checked_text(verdict, field="verdict")
    findings = list(Finding.objects.upheld().filter(visit=visit))
    remedies = list(Remedy.objects.open().filter(finding__in=findings))
    visit.conclusion = documents.issue(
        by=by,
        unit=visit.unit,
        paper=ConclusionPaper(visit, findings, remedies, visit.verdict).paper(),
        number=number,
        issued_on=issued_on,
        addressees=[visit.inspected],
    )
    visit.concluded_on = issued_on
    visit.save(update_fields=["state", "verdict", "conclusion", "concluded_on"])
    journal.record(by, "conclude", visit, Sentence("Ban hành kết luận kiểm tra."))
    said = Sentence("Đã có kết luận kiểm tra, {count} việc phải khắc phục.", count=len(remedies))
    tell_inspected(visit, said, visit.get_absolute_url())
    told = Sentence("Đã ban hành kết luận kiểm tra tại {unit}.", unit=visit.inspected.name)
    tell(accounts_with(visit.unit_id, Duty.INSPECT), told, visit.get_absolute_url())
    return visit


@transaction.atomic
def close_visit(*, by: Actor, visit: Visit) -> Visit:
    """Everything was put right: nothing is followed up any more."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    visit.state = VISIT_MOVES.check(visit.state, "close")
    check_remedied(Remedy.objects.open().filter(finding__visit=visit).count())
    visit.save(update_fields=["state"])
    journal.record(by, "close", visit, Sentence("Kết thúc theo dõi."))
    said = Sentence("Việc khắc phục sau kiểm tra đã xong, cuộc kiểm tra kết thúc.")
    tell_inspected(visit, said, visit.get_absolute_url())
    return visit
