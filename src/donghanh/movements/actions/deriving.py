"""A unit derives its own plan, and issues it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.documents.documents import symbol_of
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import PLAN_MOVES, Answer, Decision, DeliveryState, PlanState
from ..documents import PlanPaper, proposed_text
from ..facts import clauses_above
from ..models import Clause, ClauseLink, Delivery, Plan
from ..permissions import check_may_derive, check_may_issue
from ..rules.drafting import ADAPTED, OUT_OF_SCOPE, Above, Draft, OwnClause, check_complete, compose
from ..rules.opening import check_issue_day, check_issue_number, check_number_is_free
from .opening import is_number_taken, write_clauses
from .receiving import answer_held


@transaction.atomic
def start_plan(*, by: Actor, delivery: Delivery) -> Plan:
    """The addressee's own plan for a plan it acknowledged: its draft, made when first asked for."""
    check_may_derive(by, delivery.unit_id)
    if delivery.answer != Answer.PLAN:
        raise Refusal("Đơn vị phản hồi bằng đăng ký hưởng ứng, không phải ban hành kế hoạch riêng.")
    if delivery.state in (DeliveryState.SENT, DeliveryState.OPENED):
        raise Refusal("Xác nhận đã nhận kế hoạch của cấp trên trước, rồi soạn kế hoạch của đơn vị.")
    return _drafted(by, delivery.plan, delivery.unit_id)


@transaction.atomic
def supplement_plan(*, by: Actor, plan: Plan, title: str) -> Plan:
    """A supplementary plan of the same unit for the same movement (a year's section), drafted from `plan`."""
    check_may_derive(by, plan.unit_id)
    if plan.state != PlanState.ISSUED:
        raise Refusal("Kế hoạch chưa ban hành nên chưa bổ sung được. Ban hành kế hoạch trước.")
    return _drafted(by, plan, plan.unit_id, title=title)


def _drafted(by: Actor, superior: Plan, unit_id: int, *, title: str = "") -> Plan:
    standing = Plan.objects.exclude(state=PlanState.REVOKED)
    plan, is_new = standing.get_or_create(
        superior=superior,
        unit_id=unit_id,
        defaults={"movement_id": superior.movement_id, "title": one_line(title) or superior.title},
    )
    if is_new:
        journal.record(by, "draft", plan, Sentence("Bắt đầu soạn kế hoạch từ {plan}.", plan=str(superior)))
    return plan


@transaction.atomic
def save_draft(*, by: Actor, plan: Plan, draft: Draft, title: str = "", **paper: str) -> Plan:
    """Keep what was decided so far; `paper` may hold `opening` and `recipients`. Not journalled: it saves as
    one types.
    """
    check_may_derive(by, plan.unit_id)
    plan = hold(plan)
    if plan.state != PlanState.DRAFT:
        raise Refusal("Kế hoạch đã ban hành nên không sửa được nữa. Tải lại trang để xem bản đã ban hành.")
    kept: dict[str, Any] = {**plan.draft, **draft.to_plain()}
    kept["paper"] = {**kept.get("paper", {}), **{key: text for key, text in paper.items() if text.strip()}}
    plan.draft = kept
    plan.title = one_line(title)[:800] or plan.title
    plan.save(update_fields=["draft", "title", "saved_at"])
    return plan


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
    """Number and issue a complete draft: its clauses and their lineage are written, the delivery is answered and
    the superior told. `number` as the clerk typed it ("15"); `sample` as in documents.actions.issue.
    """
    check_may_issue(by, plan.unit_id)
    journal.accept_once(once)
    plan = hold(plan)
    plan.state = PLAN_MOVES.check(plan.state, "issue")
    assert plan.superior is not None, "only a derived plan is drafted here"
    above, draft = clauses_above(plan.superior), Draft.from_plain(plan.draft)
    check_complete(above, draft)
    number = check_issue_number(number)
    day = check_issue_day(issued_on, superior_on=plan.superior.issued_on, today=today())
    plan.number, plan.issued_on = f"{number}/{symbol_of(plan.unit, 'Kế hoạch')}", day
    check_number_is_free(plan.number, day, taken=is_number_taken(plan.unit_id, plan.number, day))
    plan.draft["paper"] = {**proposed_text(plan), **plan.draft.get("paper", {})}
    own = compose(above, draft)
    plan.document = documents.issue(
        by=by,
        unit=plan.unit,
        paper=PlanPaper(plan, tuple(clause.row for clause in own)).paper(issued_on=day),
        number=number,
        issued_on=day,
        sample=sample,
    )
    _write_lineage(plan, (above, draft), own)
    plan.save()
    _answer_superior(by, plan)
    journal.record(by, "issue", plan, Sentence("Ban hành Kế hoạch số {number}.", number=plan.number))
    return plan


def _write_lineage(plan: Plan, decided: tuple[Sequence[Above], Draft], own: list[OwnClause]) -> None:
    written = write_clauses(plan, [clause.row for clause in own])
    links = [_link(plan, clause, made) for clause, made in zip(written, own, strict=True)]
    above, draft = decided
    links += [
        ClauseLink(
            plan=plan,
            superior_clause_id=clause.id,
            decision=Decision.OUT_OF_SCOPE,
            reason=one_line(draft.choice(clause).reason),
        )
        for clause in above
        if not clause.is_heading and draft.choice(clause).decision == OUT_OF_SCOPE
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
