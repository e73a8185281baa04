"""A plan in force is amended, supplemented, replaced, revoked."""

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import lowered, one_line
from donghanh.documents import actions as documents
from donghanh.documents.choices import RelationKind
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell_each
from donghanh.organisations.choices import Duty

from ..choices import PLAN_MOVES, UNISSUED, Change, Decision, PlanState, Settling
from ..facts.drafts import draft_from
from ..facts.recipients import accounts_at
from ..models import Clause, ClauseLink, Plan, Settlement
from ..permissions import check_may_derive, check_may_send
from ..rules.changing import Abolished, Added, Changes, Reworded, check_may_change
from ..rules.signing import check_reason
from .outdating import outdate_responses


def changing_title(plan: Plan, change: str) -> str:
    """The subject of a paper that changes another, until somebody writes otherwise."""
    if change != Change.AMEND:
        return plan.title
    return (
        f"Sửa đổi, bổ sung Kế hoạch số {plan.number} ngày {say_date(plan.issued_on)} về {lowered(plan.title)}"
    )


@transaction.atomic
def amend_plan(*, by: Actor, plan: Plan, once: str | None = None) -> Plan:
    """The draft that amends a plan in force: begun, or gone on with."""
    return _change(by, plan, Change.AMEND, title=changing_title(plan, Change.AMEND), once=once)


@transaction.atomic
def replace_plan(*, by: Actor, plan: Plan, once: str | None = None) -> Plan:
    """The draft of a new plan that is to take the place of one in force, filled with what that one says."""
    made = _change(by, plan, Change.REPLACE, title=plan.title, once=once)
    if not made.draft:
        made.draft = draft_from(plan).to_plain()
        made.save(update_fields=["draft", "saved_at"])
    return made


@transaction.atomic
def supplement_plan(*, by: Actor, plan: Plan, title: str, once: str | None = None) -> Plan:
    """A supplementary plan of the same unit for the same movement (a year's section), drafted from `plan`."""
    if plan.state != PlanState.ISSUED:
        raise Refusal("Kế hoạch chưa ban hành nên chưa bổ sung được. Ban hành kế hoạch trước.")
    return _change(by, plan, Change.SUPPLEMENT, title=one_line(title) or plan.title, once=once)


def _change(by: Actor, plan: Plan, change: str, *, title: str, once: str | None) -> Plan:
    check_may_derive(by, plan.unit_id)
    journal.accept_once(once)
    plan = hold(plan)
    check_may_change(is_in_force=plan.state == PlanState.ISSUED, is_amendment=plan.change == Change.AMEND)
    made, is_new = Plan.objects.filter(state__in=UNISSUED).get_or_create(
        changes=plan,
        change=change,
        defaults={
            "unit_id": plan.unit_id,
            "movement_id": plan.movement_id,
            "superior_id": plan.superior_id if change == Change.REPLACE else plan.pk,
            "title": title[:800],
        },
    )
    if is_new:
        label = Change(change).label
        journal.record(
            by, "draft", made, Sentence("Bắt đầu soạn: {change} {plan}.", change=label, plan=str(plan))
        )
    return made


@transaction.atomic
def drop_draft(*, by: Actor, plan: Plan) -> None:
    """Give up a draft that changes a plan; one that answers a superior is owed and stays."""
    check_may_derive(by, plan.unit_id)
    held = hold(plan)
    if held.state != PlanState.DRAFT or not held.change or held.changes is None:
        raise Refusal("Chỉ bỏ được dự thảo sửa đổi, bổ sung, thay thế chưa trình ký.")
    journal.record(by, "drop", held.changes, Sentence("Bỏ dự thảo “{title}”.", title=held.title[:120]))
    held.comments.all().delete()
    held.delete()


@transaction.atomic
def revoke_plan(*, by: Actor, plan: Plan, reason: str, once: str | None = None) -> Plan:
    """Say that a plan no longer holds: its paper is revoked with it and those beneath are told."""
    check_may_send(by, plan)
    journal.accept_once(once)
    plan = hold(plan)
    check_may_change(is_in_force=plan.state == PlanState.ISSUED, is_amendment=plan.change == Change.AMEND)
    if plan.changed_by.filter(state__in=UNISSUED).exists():
        raise Refusal("Đang có dự thảo sửa đổi hoặc thay thế kế hoạch này. Bỏ dự thảo đó trước.")
    reason = check_reason(reason)
    plan.state, plan.ended_on = PLAN_MOVES.check(plan.state, "revoke"), today()
    plan.save(update_fields=["state", "ended_on", "saved_at"])
    if plan.document:
        documents.revoke(by=by, document=plan.document, reason=reason)
    _tell(
        by,
        plan,
        Sentence("{unit} đã thu hồi {plan}: {reason}", unit=plan.unit.name, plan=str(plan), reason=reason),
    )
    journal.record(by, "revoke", plan, Sentence("Thu hồi kế hoạch: {reason}", reason=reason))
    return plan


def end_replaced(plan: Plan) -> None:
    """The plan that `plan` replaces holds no longer; what waited for answers waits no more."""
    assert plan.changes is not None, "a replacement names what it replaces"
    earlier = hold(plan.changes)
    earlier.state, earlier.ended_on = PLAN_MOVES.check(earlier.state, "replace"), plan.issued_on
    earlier.save(update_fields=["state", "ended_on", "saved_at"])


_RELATED = {
    Change.AMEND: RelationKind.AMENDS,
    Change.SUPPLEMENT: RelationKind.SUPPLEMENTS,
    Change.REPLACE: RelationKind.REPLACES,
}


def relate_papers(by: Actor, plan: Plan) -> None:
    """The register knows which paper this one changes, and verification of both says so."""
    if plan.changes and plan.changes.document and plan.document:
        kind = _RELATED[Change(plan.change)]
        documents.relate(by=by, document=plan.document, earlier=plan.changes.document, kind=kind)


def tell_beneath(by: Actor, plan: Plan) -> None:
    """Addressees of the changed plan see the paper that changes it, and are told."""
    assert plan.changes is not None, "a change names what it changes"
    units = [delivery.unit for delivery in plan.changes.deliveries.select_related("unit")]
    if plan.document and units:
        documents.address(by=by, document=plan.document, units=units)
    sentence = Sentence(
        "{unit} ban hành Kế hoạch số {number}: {change} Kế hoạch số {earlier}.",
        unit=plan.unit.name,
        number=plan.number,
        change=Change(plan.change).label.lower(),
        earlier=plan.changes.number,
    )
    _tell(by, plan.changes, sentence)


def _tell(by: Actor, plan: Plan, sentence: Sentence) -> None:
    """Everybody who drafts or signs at an addressee of `plan`, at the page of what they were sent."""
    sent = dict(plan.deliveries.values_list("unit_id", "pk"))
    accounts = accounts_at(sent, Duty.DRAFT, Duty.SIGN)
    tell_each(
        (account_id, sentence, reverse("movements:delivery", args=[sent[unit_id]]))
        for unit_id, there in accounts.items()
        for account_id in sorted(there)
    )


def amend_clauses(by: Actor, plan: Plan, changes: Changes) -> None:
    """The changes of an amendment become new versions of the clauses it amends, their lineage goes with them."""
    base = hold(plan.changes)  # type: ignore[type-var]
    assert base is not None, "an amendment names what it amends"
    rows = {row.pk: row for row in base.clauses.current()}
    links = {link.clause_id: link for link in base.links.select_related("superior_clause")}
    for reworded in changes.reworded:
        _reword(by, rows[reworded.above.id], reworded, link=links.get(reworded.above.id))
    gone = [abolished.above.id for abolished in changes.abolished]
    Clause.objects.filter(pk__in=gone).update(is_current=False)
    for abolished in changes.abolished:
        _unlink(by, links.get(abolished.above.id), abolished)
    for added in changes.added:
        _insert(by, base, added)
    base.clauses.filter(is_current=True).exclude(pk__in=rows).update(amended_by=plan)
    outdate_responses(plan, [*(one.above.id for one in changes.reworded), *gone], changes.added)


def _reword(by: Actor, old: Clause, new: Reworded, *, link: ClauseLink | None) -> None:
    Clause.objects.filter(pk=old.pk).update(is_current=False)
    made = Clause.objects.create(
        plan_id=old.plan_id,
        address=old.address,
        parent_id=old.parent_id,
        kind=old.kind,
        text=new.text,
        position=old.position,
        version=old.version + 1,
        sectors=list(new.sectors),
    )
    Clause.objects.filter(parent=old, is_current=True).update(parent=made)
    if link is None:
        return
    link.clause = made
    if new.follows:
        _follow(by, link, new.follows)
    if link.superior_clause:
        is_same = one_line(link.superior_clause.text) == one_line(new.text)
        link.decision = Decision.ADOPTED if is_same else Decision.ADAPTED
    link.save()


def _follow(by: Actor, link: ClauseLink, version: int) -> None:
    """The own clause answers the present version above from now on, and that is remembered."""
    after = Clause.objects.get(pk=version)
    Settlement.objects.create(
        plan_id=link.plan_id,
        before=link.superior_clause,
        after=after if after.is_current else None,
        clause=link.clause,
        settling=_settled_how(link, after),
        settled_by=by.name,
        settled_at=timezone.now(),
    )
    link.superior_clause = after


def _settled_how(link: ClauseLink, after: Clause) -> Settling:
    if link.clause is None or not link.clause.is_current:
        return Settling.DROPPED
    is_same = one_line(after.text) == one_line(link.clause.text)
    return Settling.ADOPTED if is_same else Settling.READAPTED


def _unlink(by: Actor, link: ClauseLink | None, gone: Abolished) -> None:
    """What was carried out and is abolished is out of scope from now on; what was only one's own, or whose clause
    above is abolished too, leaves nothing.
    """
    if link is None:
        return
    if gone.follows:
        _follow(by, link, gone.follows)
    if link.superior_clause is None or not link.superior_clause.is_current:
        link.delete()
        return
    link.clause, link.decision, link.reason = None, Decision.OUT_OF_SCOPE, gone.reason
    link.save()


def _insert(by: Actor, base: Plan, added: Added) -> None:
    current = base.clauses.current()
    parent = current.filter(address=added.address.rpartition(".")[0]).first()
    branch = current.filter(address__startswith=f"{parent.address}.") if parent else current
    last = branch.order_by("-position").first() or parent
    position = (last.position if last else 0) + 1
    base.clauses.filter(position__gte=position).update(position=F("position") + 1)
    made = Clause.objects.create(
        plan=base,
        address=added.address,
        parent=parent,
        kind=added.kind,
        text=added.text,
        position=position,
        sectors=list(added.sectors),
    )
    link = ClauseLink(plan=base, clause=made, decision=Decision.ADDED)
    if added.follows:
        _follow(by, link, added.follows)
        is_same = (
            one_line(link.superior_clause.text) == one_line(made.text) if link.superior_clause else False
        )
        link.decision = Decision.ADOPTED if is_same else Decision.ADAPTED
    if base.superior_id:
        link.save()
