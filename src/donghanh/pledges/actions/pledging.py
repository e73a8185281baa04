"""A pledge is sent to both sides, confirmed by each, or given back."""

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.models import Party

from ..choices import PLEDGE_MOVES, PledgeState
from ..facts import people_to_tell
from ..models import Pledge
from ..permissions import (
    check_may_confirm,
    check_may_draft,
    check_may_speak_for,
    may_confirm,
)
from ..rules import (
    check_open,
    check_reason,
    is_late,
)
from .telling import tell_sides, tell_writers


def hold_pledge(pledge: Pledge) -> Pledge:
    """The pledge read afresh with its sides and gate, locked until the transaction ends."""
    rows = Pledge.objects.select_for_update(of=("self",))
    return rows.select_related("first", "second", "registration").get(pk=pledge.pk)


@transaction.atomic
def propose_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """Send the draft to both sides; the own side is confirmed at once where `by` may do that."""
    check_may_draft(by, pledge.first.home_id)
    found = hold_pledge(pledge)
    found.state = PLEDGE_MOVES.check(found.state, "propose")
    check_open(found.registration.window, today())
    found.reason = ""
    journal.record(by, "propose", found, Sentence("Gửi giao ước để hai bên xác nhận nội dung."))
    if may_confirm(by, found.first):
        _confirm(by, found, found.first)
    found.save()
    for party in found.sides:
        if not found.is_confirmed_by(party) and not may_confirm(by, party):
            said = Sentence("{one} mời giao ước thi đua. Đọc và xác nhận nội dung.", one=found.first)
            tell(people_to_tell(party), said, found.get_absolute_url())
    return found


@transaction.atomic
def confirm_pledge(*, by: Actor, pledge: Pledge, party: Party) -> Pledge:
    """Confirm the content for one side; with both sides in before the closing day the pledge is registered."""
    check_may_confirm(by, party)
    found = hold_pledge(pledge)
    if party.pk not in (found.first_id, found.second_id):
        raise Refusal("Bên này không thuộc giao ước. Tải lại trang rồi xác nhận.")
    if found.is_confirmed_by(party):
        raise Refusal("Bên “{name}” đã xác nhận nội dung rồi.", name=party.name)
    check_open(found.registration.window, today())
    _confirm(by, found, party)
    found.save()
    if found.state == PledgeState.CONFIRMED:
        said = Sentence("Giao ước {pledge} đã được hai bên xác nhận.", pledge=found)
        tell_sides(by, found, said)
    else:
        tell_sides(
            by, found, Sentence("“{name}” đã xác nhận nội dung giao ước, chờ bên kia.", name=party.name)
        )
    return found


def _confirm(by: Actor, pledge: Pledge, party: Party) -> None:
    mark_confirmed(by, pledge, party)
    journal.record(by, "confirm", pledge, said_of(party))


def said_of(party: Party) -> Sentence:
    """What the history says of a confirmation."""
    return Sentence("Xác nhận nội dung giao ước cho {name}.", name=party.name)


def mark_confirmed(by: Actor, pledge: Pledge, party: Party) -> None:
    """Write one side's confirmation on the row, not yet saved; with the second one the pledge counts."""
    verb = "confirm_first" if pledge.state == PledgeState.PROPOSED else "confirm_second"
    pledge.state = PLEDGE_MOVES.check(pledge.state, verb)
    side = pledge.side_of(party)
    setattr(pledge, f"{side}_confirmed_at", timezone.now())
    setattr(pledge, f"{side}_confirmed_by_id", by.account_id)
    if pledge.state == PledgeState.CONFIRMED:
        pledge.confirmed_on = today()
        pledge.is_late = is_late(pledge.registration.window, pledge.confirmed_on)


@transaction.atomic
def return_pledge(*, by: Actor, pledge: Pledge, reason: str) -> Pledge:
    """Ask for a change before both sides confirmed: back to the draft, confirmations gone."""
    check_may_speak_for(by, pledge)
    found = hold_pledge(pledge)
    found.state = PLEDGE_MOVES.check(found.state, "return")
    found.reason = check_reason(reason)
    found.first_confirmed_at = found.first_confirmed_by = None
    found.second_confirmed_at = found.second_confirmed_by = None
    found.save()
    said = Sentence("Đề nghị sửa nội dung giao ước: {reason}", reason=found.reason)
    journal.record(by, "return", found, said)
    tell_writers(by, found, said)
    return found


__all__ = ["confirm_pledge", "hold_pledge", "mark_confirmed", "propose_pledge", "return_pledge", "said_of"]
