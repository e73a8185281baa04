"""A plan gets its number: its clauses and their lineage are written, those above and beneath are told."""

import datetime as dt

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.documents.documents import symbol_of
from donghanh.documents.facts import next_number
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import PLAN_MOVES, Change, Decision, PlanState
from ..documents import PlanPaper, paper_rows, proposed_text
from ..facts.drafts import Desk, changes_in, desk_of
from ..models import Clause, ClauseLink, Delivery, Plan
from ..permissions import check_may_issue, may_send
from ..rules.changing import check_changes
from ..rules.composing import OwnClause, compose
from ..rules.drafting import ADAPTED, OUT_OF_SCOPE, check_complete
from ..rules.opening import check_issue_day, check_issue_number, check_number_is_free
from .changing import amend_clauses, end_replaced, relate_papers, tell_beneath
from .opening import is_number_taken, write_clauses
from .receiving import answer_held


def check_ready(plan: Plan) -> Desk:
    """The draft, complete; refuses in words what is missing."""
    desk = desk_of(plan)
    if plan.change == Change.AMEND:
        check_changes(changes_in(plan, desk))
    else:
        check_complete(desk.above, desk.draft)
    return desk


@transaction.atomic
def issue_plan(
    *,
    by: Actor,
    plan: Plan,
    number: str,
    issued_on: dt.date | None,
    sample: bool | None = None,
    once: str | None = None,
) -> Plan:
    """Number and issue a complete plan: signed already, or by somebody who signs. Its clauses and their lineage are
    written, the delivery is answered and the superior told; an amendment changes the plan it amends, a
    replacement ends it. `number` as the clerk typed it ("15"); `sample` as in documents.actions.issue.
    """
    check_may_issue(by, plan.unit_id)
    journal.accept_once(once)
    plan = hold(plan)
    is_signed_now = plan.state != PlanState.SIGNED and may_send(by, plan)
    plan.state = PLAN_MOVES.check(plan.state, "sign_and_issue" if is_signed_now else "issue")
    desk = check_ready(plan)
    _number(by, plan, desk, number=number, issued_on=issued_on, sample=sample)
    _write(by, plan, desk)
    plan.save()
    _answer_superior(by, plan)
    journal.record(by, "issue", plan, Sentence("Ban hành Kế hoạch số {number}.", number=plan.number))
    return plan


def _number(
    by: Actor, plan: Plan, desk: Desk, *, number: str, issued_on: dt.date | None, sample: bool | None
) -> None:
    """The paper with the clerk's number, or the next one of the unit's locked book."""
    ground = plan.ground
    day = check_issue_day(issued_on, superior_on=ground.issued_on if ground else None, today=today())
    if not next_number(plan.unit_id, "Kế hoạch", day):
        full = f"{check_issue_number(number)}/{symbol_of(plan.unit, 'Kế hoạch')}"
        check_number_is_free(full, day, taken=is_number_taken(plan.unit_id, full, day))
    plan.draft["paper"] = {**proposed_text(plan), **plan.draft.get("paper", {})}
    plan.document = documents.issue(
        by=by,
        unit=plan.unit,
        paper=PlanPaper(plan, tuple(paper_rows(plan, desk))).paper(issued_on=day),
        number=one_line(number),
        issued_on=day,
        sample=sample,
    )
    plan.number, plan.issued_on = plan.document.full_number, day


def _write(by: Actor, plan: Plan, desk: Desk) -> None:
    """Clauses and lineage, and what becomes of the plan that is changed."""
    if plan.change == Change.AMEND:
        write_clauses(plan, paper_rows(plan, desk))
        amend_clauses(by, plan, changes_in(plan, desk))
    else:
        _write_lineage(plan, desk)
    if plan.change == Change.REPLACE:
        end_replaced(plan)
    relate_papers(by, plan)
    if plan.change in (Change.AMEND, Change.REPLACE):
        tell_beneath(by, plan)


def _write_lineage(plan: Plan, desk: Desk) -> None:
    own = compose(desk.above, desk.draft)
    written = write_clauses(plan, [clause.row for clause in own])
    if plan.superior_id is None:
        return  # a plan that stands on no other decides about none
    links = [_link(plan, clause, made) for clause, made in zip(written, own, strict=True)]
    links += [
        ClauseLink(
            plan=plan,
            superior_clause_id=clause.id,
            decision=Decision.OUT_OF_SCOPE,
            reason=one_line(desk.draft.choice(clause).reason),
        )
        for clause in desk.above
        if not clause.is_heading
        and desk.draft.choice(clause).decision == OUT_OF_SCOPE
        and not any(made.above_id == clause.id for made in own)
    ]
    ClauseLink.objects.bulk_create(links, batch_size=500)


def _link(plan: Plan, clause: Clause, made: OwnClause) -> ClauseLink:
    if made.above_id is None:
        return ClauseLink(plan=plan, clause=clause, decision=Decision.ADDED)
    decision = Decision.ADAPTED if made.decision == ADAPTED else Decision.ADOPTED
    return ClauseLink(plan=plan, clause=clause, superior_clause_id=made.above_id, decision=decision)


def _answer_superior(by: Actor, plan: Plan) -> None:
    delivery = (
        Delivery.objects.filter(plan=plan.superior_id, unit=plan.unit_id).select_related("plan").first()
    )
    if delivery is None:
        return
    answer_held(hold(delivery))
    text = Sentence("{unit} đã ban hành Kế hoạch số {number}.", unit=by.unit_name, number=plan.number)
    tell(accounts_with(delivery.plan.unit_id, Duty.SIGN), text, reverse("movements:plan", args=[plan.pk]))
