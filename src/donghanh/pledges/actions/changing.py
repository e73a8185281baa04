"""What both sides agreed on becomes otherwise: asked for by one side with the reason, answered by the other."""

from collections.abc import Sequence

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.organisations.models import Party

from ..choices import CHANGE_MOVES, PLEDGE_MOVES
from ..facts import drafts_of
from ..models import Outcome, Pledge, PledgeChange
from ..permissions import check_may_confirm, check_may_speak_for, may_confirm
from ..rules import PromiseDraft, check_reason, checked_promises
from ..rules.changing import check_changed, check_untold, drafts_from, plain_of
from .pledging import hold_pledge
from .telling import tell_sides
from .writing import settled_promises, write_promises


@transaction.atomic
def ask_change(
    *, by: Actor, pledge: Pledge, promises: Sequence[PromiseDraft], reason: str, once: str | None = None
) -> PledgeChange:
    """Ask the other side for other promises; where `by` may speak for both, they stand at once.

    Raises Refusal without a reason, when nothing changes, while another change waits, and once results were told.
    """
    check_may_speak_for(by, pledge)
    journal.accept_once(once)
    found = hold_pledge(pledge)
    PLEDGE_MOVES.check(found.state, "amend")
    if found.changes.waiting().exists():
        raise Refusal("Đang có một đề nghị thay đổi chờ trả lời. Đợi bên kia trả lời rồi đề nghị tiếp.")
    check_untold(Outcome.objects.filter(promise__pledge=found).count())
    kept = settled_promises(found, checked_promises(promises))
    before = drafts_of(found)
    check_changed(before, kept)
    change = PledgeChange.objects.create(
        pledge=found,
        party=_own_side(by, found),
        reason=check_reason(reason),
        before=plain_of(before),
        after=plain_of(kept),
        asked_on=today(),
        asked_by_id=by.account_id,
    )
    said = Sentence(
        "Đề nghị thay đổi nội dung giao ước {pledge}: {reason}", pledge=found, reason=change.reason
    )
    journal.record(by, "ask_change", found, said)
    if may_confirm(by, _other_side(found, change.party)):
        return _agree(by, found, change)
    tell_sides(by, found, said)
    return change


def _own_side(by: Actor, pledge: Pledge) -> Party:
    """The side `by` speaks for; the first where both."""
    return next((side for side in pledge.sides if may_confirm(by, side)), pledge.first)


def _other_side(pledge: Pledge, party: Party) -> Party:
    return pledge.second if party.pk == pledge.first_id else pledge.first


@transaction.atomic
def agree_change(*, by: Actor, change: PledgeChange) -> PledgeChange:
    """The other side agrees: the new promises stand, the old ones are kept with the change."""
    found = hold_pledge(change.pledge)
    check_may_confirm(by, _other_side(found, change.party))
    return _agree(by, found, hold(change))


def _agree(by: Actor, pledge: Pledge, change: PledgeChange) -> PledgeChange:
    change.state = CHANGE_MOVES.check(change.state, "agree")
    check_untold(Outcome.objects.filter(promise__pledge=pledge).count())
    pledge.state = PLEDGE_MOVES.check(pledge.state, "amend")
    change.answered_on, change.answered_by_id = today(), by.account_id
    change.old_scan_id = pledge.scan_id
    change.save()
    pledge.scan, pledge.signed_on = None, None
    pledge.save(update_fields=["state", "scan", "signed_on"])
    pledge.promises.all().delete()
    write_promises(pledge, drafts_from(change.after))
    said = Sentence(
        "Nội dung giao ước {pledge} đã thay đổi, hai bên đồng ý: {reason}",
        pledge=pledge,
        reason=change.reason,
    )
    journal.record(by, "agree_change", pledge, said)
    tell_sides(by, pledge, said)
    return change


@transaction.atomic
def refuse_change(*, by: Actor, change: PledgeChange, answer: str) -> PledgeChange:
    """The other side does not agree, and says why: everything stays as it was."""
    found = hold_pledge(change.pledge)
    check_may_confirm(by, _other_side(found, change.party))
    row = hold(change)
    row.state = CHANGE_MOVES.check(row.state, "refuse")
    row.answer = one_line(check_reason(answer))
    row.answered_on, row.answered_by_id = today(), by.account_id
    row.save()
    said = Sentence("Không đồng ý thay đổi giao ước {pledge}: {reason}", pledge=found, reason=row.answer)
    journal.record(by, "refuse_change", found, said)
    tell_sides(by, found, said)
    return row
