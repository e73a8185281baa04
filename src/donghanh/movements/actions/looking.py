"""A unit settles what changed above: kept, put into an amendment of its own, or left out, each with what it says."""

import secrets
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal

from ..choices import Change, Decision, PlanState, Settling
from ..facts.drafts import desk_of
from ..facts.looking import Look, looks_of
from ..models import ClauseLink, Plan, Settlement
from ..permissions import check_may_derive
from ..rules.drafting import ADAPTED, OUT_OF_SCOPE, Addition, Choice, Draft
from ..rules.looking import ADOPTED_NEW, DROPPED, KEPT, OUTSIDE, check_settling
from .changing import amend_plan
from .drafting import held_draft


@transaction.atomic
def settle(
    *, by: Actor, plan: Plan, key: int, how: str, text: str = "", reason: str = "", once: str | None = None
) -> Plan | None:
    """Settle one thing to look at, named by `key` (facts.looking.Look.key).

    Keeping and leaving out count at once; new words go into an amendment of the own plan, begun if need be, and
    count when that is issued. The amendment is answered, None where there is none.
    """
    check_may_derive(by, plan.unit_id)
    journal.accept_once(once)
    plan = hold(plan)
    look = next((one for one in looks_of(plan) if one.key == key), None)
    if look is None or look.is_in_draft:
        raise Refusal("Mục này đã được xử lý. Tải lại trang để xem các mục còn lại.")
    check_settling(look.kind, how, text=text, reason=reason)
    if how == KEPT or (how == OUTSIDE and look.mine is None) or (how == DROPPED and look.mine is None):
        _settle_now(by, plan, look, how=how, reason=one_line(reason))
        return None
    return _take_up(by, plan, look, how=how, text=text, reason=reason)


def _settle_now(by: Actor, plan: Plan, look: Look, *, how: str, reason: str) -> None:
    _relink(plan, look, reason)
    Settlement.objects.create(
        plan=plan,
        before=look.before,
        after=look.after,
        clause=look.mine,
        settling=Settling.KEPT if how == KEPT else Settling.OUT_OF_SCOPE,
        reason=reason,
        settled_by=by.name,
        settled_at=timezone.now(),
    )
    journal.record(
        by,
        "settle",
        plan,
        Sentence(
            "Xem lại mục {address} theo kế hoạch cấp trên: {how}. {reason}",
            address=look.address,
            how=str(Settling(how).label).lower(),
            reason=reason,
        ),
    )


def _relink(plan: Plan, look: Look, reason: str) -> None:
    """The decision stands about the present version: kept words that differ from it are an adaptation."""
    link = look.link or ClauseLink(plan=plan)
    if look.after is None:
        if link.clause is None:
            link.delete()
            return
        link.superior_clause, link.decision, link.reason = None, Decision.ADDED, reason
    else:
        link.superior_clause, link.reason = look.after, reason
        is_same = look.mine is not None and one_line(look.mine.text) == one_line(look.after.text)
        link.decision = Decision.ADOPTED if is_same else Decision.ADAPTED
        if look.mine is None:
            link.decision = Decision.OUT_OF_SCOPE
    link.save()


def _take_up(by: Actor, plan: Plan, look: Look, *, how: str, text: str, reason: str) -> Plan:
    amendment = amend_plan(by=by, plan=plan)
    if amendment.state != PlanState.DRAFT:
        raise Refusal("Dự thảo sửa đổi của đơn vị đang trình ký. Rút lại rồi xử lý tiếp.")
    assert amendment.change == Change.AMEND, "begun as one"
    amendment = held_draft(by, amendment)
    draft = Draft.from_plain(amendment.draft)
    version = look.after or look.before
    assert version is not None, "it is about a clause"
    words = one_line(text)
    if how == ADOPTED_NEW and look.after:
        words = look.after.text
    if look.mine and how in (OUTSIDE, DROPPED):
        choice = Choice(OUT_OF_SCOPE, reason=one_line(reason), follows=version.pk)
        draft = replace(draft, choices={**draft.choices, look.mine.pk: choice})
    elif look.mine:
        choice = Choice(ADAPTED, text=words, follows=version.pk)
        draft = replace(draft, choices={**draft.choices, look.mine.pk: choice})
    else:
        added = Addition(_heading(amendment, look), words, f"a{secrets.token_hex(3)}", follows=version.pk)
        draft = replace(draft, additions=(*draft.additions, added))
    amendment.draft = {**amendment.draft, **draft.to_plain()}
    amendment.save(update_fields=["draft", "saved_at"])
    return amendment


def _heading(amendment: Plan, look: Look) -> str:
    """Where a clause that comes from above stands in the own plan: under the heading taken from the same place."""
    above = desk_of(amendment).above
    assert look.after is not None, "what is abolished is not taken up anew"
    wanted = look.after.address.split(".")[0]
    headings = [clause.address for clause in above if clause.is_heading and "." not in clause.address]
    linked = (
        ClauseLink.objects.filter(plan=amendment.changes_id, superior_clause__address=wanted)
        .values_list("clause__address", flat=True)
        .first()
    )
    return linked or next((address for address in headings if address == wanted), (headings or [""])[-1])
