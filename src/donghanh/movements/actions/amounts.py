"""How an amount moves: out of the parent's reserve into the child's, or back. Nothing else writes amounts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.documents.models import Document
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import TARGET_MOVES, AmountCause, TargetState
from ..models import Target, TargetAmount
from ..rules.targets import check_amount, check_answered, check_own_division, check_reserve_gives


@dataclass(frozen=True)
class Cause:
    """Why an amount is written: from when, by which paper."""

    cause: str
    from_on: dt.date
    reason: str = ""
    paper: Document | None = None


def hold_family(target: Target) -> Target:
    """`target` read afresh with its parent in `.parent`, both locked, the upper first."""
    parent_id = Target.objects.values_list("parent", flat=True).get(pk=target.pk)
    parent = hold(Target(pk=parent_id)) if parent_id else None
    held = hold(target)
    held.parent = parent
    return held


def create(by: Actor, target: Target, why: Cause) -> Target:
    """Write a new target, its amount taken from the reserve of `target.parent`, which is locked."""
    check_amount(target.amount)
    target.reserve = target.amount if target.is_adding else 0
    _take(target, target.amount)
    try:
        with transaction.atomic():
            target.save(force_insert=True)
    except IntegrityError:  # somebody set it between the look and the write
        raise Refusal(
            "Người khác vừa giao chỉ tiêu này cho {unit}. Tải lại trang để xem số vừa giao.",
            unit=target.unit.name,
            field="unit",
        ) from None
    _remember(by, target, why)
    return target


def change(by: Actor, target: Target, amount: int, *, why: Cause) -> Target:
    """Give a held target another amount; what it gains leaves the parent's reserve, what it loses goes there."""
    check_amount(amount)
    is_asking = target.state == TargetState.PROPOSED and why.cause != AmountCause.ACCEPTED
    check_answered(is_asking=is_asking, unit=target.unit.name)
    more = amount - target.amount
    if target.is_adding:
        check_own_division(
            reserve=target.reserve,
            less=-more,
            unit=target.unit.name,
            said=target.indicator.say(target.reserve),
        )
        target.reserve += more
    _take(target, more)
    target.amount = amount
    if why.cause != AmountCause.ACCEPTED:
        target.state = TARGET_MOVES.check(target.state, "change_own" if target.is_own else "change")
    target.version += 1
    target.save(update_fields=["amount", "reserve", "state", "version"])
    _remember(by, target, why)
    return target


def _take(target: Target, more: int) -> None:
    parent = target.parent
    if parent is None or not target.is_adding or not more:
        return
    say = target.indicator.say
    check_reserve_gives(
        reserve=parent.reserve, more=more, said=say(parent.reserve), lacking=say(more - parent.reserve)
    )
    parent.reserve -= more
    parent.version += 1
    parent.save(update_fields=["reserve", "version"])


def give_back(target: Target) -> None:
    """Return the whole amount to the parent's reserve."""
    _take(target, -target.amount)


def _remember(by: Actor, target: Target, why: Cause) -> None:
    TargetAmount.objects.create(
        target=target,
        amount=target.amount,
        from_on=why.from_on,
        cause=why.cause,
        reason=why.reason,
        paper=why.paper,
        set_by_id=by.account_id,
        set_at=timezone.now(),
    )


def check_whole(targets: Iterable[Target | None]) -> None:
    """The law of targets, asked of the rows as they now stand: children and reserve make the parent."""
    keys = [target.pk for target in targets if target]
    broken = Target.objects.filter(pk__in=keys).not_whole().select_related("unit").first()
    if broken:
        raise Refusal(
            "Phần đã giao xuống và phần dự phòng không bằng chỉ tiêu của {unit}, nên chưa ghi gì. "
            "Tải lại trang rồi làm lại.",
            unit=broken.unit.name,
        )


def tell_unit(target: Target, sentence: Sentence) -> None:
    """Tell those who sign for the unit."""
    tell(accounts_with(target.unit_id, Duty.SIGN), sentence, target.get_absolute_url())


def tell_giver(target: Target, sentence: Sentence) -> None:
    """Tell those who sign for the superior that gave the target."""
    if target.given_by_id:
        tell(accounts_with(target.given_by_id, Duty.SIGN), sentence, target.get_absolute_url())
