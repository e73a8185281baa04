"""A target offered is agreed to, or another amount is proposed with a reason and answered."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal

from ..choices import TARGET_MOVES, AmountCause
from ..models import Target
from ..permissions import check_may_change_target, check_may_settle
from ..rules.targets import check_amount, check_seen, checked_reason
from .amounts import Cause, change, check_whole, hold_family, tell_giver, tell_unit


@transaction.atomic
def settle_target(*, by: Actor, target: Target, seen: int | None = None) -> Target:
    """The unit agrees to the target offered."""
    check_may_settle(by, target)
    target = hold_family(target)
    check_seen(seen=seen, version=target.version)
    target.state = TARGET_MOVES.check(target.state, "settle")
    target.version += 1
    target.save(update_fields=["state", "version"])
    journal.record(by, "settle", target, Sentence("Thống nhất chỉ tiêu {amount}.", amount=target.said))
    tell_giver(
        target,
        Sentence(
            "{unit} thống nhất chỉ tiêu {indicator}: {amount}.",
            unit=target.unit.name,
            indicator=target.indicator.name,
            amount=target.said,
        ),
    )
    return target


@transaction.atomic
def propose_adjustment(
    *, by: Actor, target: Target, amount: int, reason: str, seen: int | None = None
) -> Target:
    """The unit asks for another amount (scaled), and says why; nothing changes until its superior answers."""
    check_may_settle(by, target)
    target = hold_family(target)
    check_seen(seen=seen, version=target.version)
    check_amount(amount)
    reason = checked_reason(reason)
    if amount == target.amount:
        raise Refusal(
            "Số đề nghị bằng số đã giao. Nhập số khác, hoặc bấm “Thống nhất chỉ tiêu”.", field="amount"
        )
    target.state = TARGET_MOVES.check(target.state, "propose")
    target.proposed_amount, target.proposal_reason, target.answer = amount, reason, ""
    target.version += 1
    target.save(update_fields=["state", "proposed_amount", "proposal_reason", "answer", "version"])
    said = {"amount": target.indicator.say(amount), "reason": reason}
    journal.record(by, "propose", target, Sentence("Đề nghị điều chỉnh thành {amount}: {reason}", **said))
    tell_giver(
        target,
        Sentence(
            "{unit} đề nghị điều chỉnh chỉ tiêu {indicator} thành {amount}. Xem và trả lời.",
            unit=target.unit.name,
            indicator=target.indicator.name,
            amount=said["amount"],
        ),
    )
    return target


@transaction.atomic
def answer_proposal(
    *, by: Actor, target: Target, accepted: bool, answer: str = "", seen: int | None = None
) -> Target:
    """The superior takes the proposed amount, or keeps its own and says why; either way the target is settled."""
    target = hold_family(target)
    check_may_change_target(by, target)
    check_seen(seen=seen, version=target.version)
    state = TARGET_MOVES.check(target.state, "accept" if accepted else "keep")
    answer = checked_reason(answer, field="answer") if answer or not accepted else ""
    if accepted:
        assert target.proposed_amount is not None
        why = Cause(AmountCause.ACCEPTED, today(), target.proposal_reason)
        change(by, target, target.proposed_amount, why=why)
    target.state, target.answer = state, answer
    target.version += 1
    target.save(update_fields=["state", "answer", "version"])
    check_whole([target, target.parent])
    said = {"indicator": target.indicator.name, "amount": target.said, "answer": answer}
    sentence = (
        Sentence("Chấp nhận đề nghị, chỉ tiêu {indicator} là {amount}. {answer}", **said)
        if accepted
        else Sentence("Giữ nguyên chỉ tiêu {indicator}, {amount}: {answer}", **said)
    )
    journal.record(by, "answer", target, sentence)
    tell_unit(target, sentence)
    return target
