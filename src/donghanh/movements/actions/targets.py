"""Targets are set, changed with a reason, re-based in the middle of their period, taken back."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.documents.models import Document
from donghanh.indicators.models import Indicator
from donghanh.journal import actions as journal
from donghanh.organisations.facts import subordinates_of
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period

from ..choices import TARGET_MOVES, AmountCause, TargetState
from ..models import Clause, Target
from ..permissions import check_may_change_target, check_may_give_target
from ..rules.targets import check_seen, checked_reason
from .amounts import Cause, change, check_whole, create, give_back, hold_family, tell_unit


@transaction.atomic
def set_target(
    *,
    by: Actor,
    unit: Unit,
    indicator: Indicator,
    period: Period,
    amount: int,
    clause: Clause | None = None,
    seen: int | None = None,
    once: str | None = None,
) -> Target:
    """A target for a unit: its own stands at once, its direct superior's is offered and taken out of the
    superior's reserve. `amount` is scaled by the indicator's decimals. One that stands already gets the new amount.

    Refuses what the reserve above does not hold, and two people who set the same at once.
    """
    check_may_give_target(by, unit.pk)
    journal.accept_once(once)
    is_own = by.unit_id == unit.pk
    same = {"indicator": indicator, "period": period}
    earlier = Target.objects.standing().filter(unit=unit, **same).first()
    if earlier:
        return _set_again(by, earlier, amount, seen=seen)
    above = None if is_own else _standing(by.unit_id, indicator, period)
    if above:
        above = hold_family(above)
    made = create(
        by,
        Target(
            unit=unit,
            **same,
            amount=amount,
            clause=clause,
            parent=above,
            given_by_id=None if is_own else by.unit_id,
            state=TargetState.SETTLED if is_own else TargetState.OFFERED,
        ),
        Cause(AmountCause.SET, period.starts_on),
    )
    _gather_children(made)
    check_whole([made, above])
    said = {"indicator": indicator.name, "amount": made.said}
    journal.record(by, "set_target", made, Sentence("Đặt chỉ tiêu {indicator}: {amount}.", **said))
    if not is_own:
        tell_unit(made, Sentence("Được giao chỉ tiêu {indicator}: {amount}. Xem và thống nhất.", **said))
    return made


def _standing(unit_id: int | None, indicator: Indicator, period: Period) -> Target | None:
    return Target.objects.standing().filter(unit=unit_id, indicator=indicator, period=period).first()


def _set_again(by: Actor, earlier: Target, amount: int, *, seen: int | None) -> Target:
    target = hold_family(earlier)
    check_seen(seen=seen, version=target.version)
    if by.unit_id == target.unit_id and not target.is_own:
        raise Refusal(
            "Chỉ tiêu này do công đoàn cấp trên giao. Muốn số khác, mở chỉ tiêu và đề nghị điều chỉnh.",
            field="unit",
        )
    if by.unit_id != target.unit_id and target.is_own:
        raise Refusal(
            "{unit} đã tự đặt chỉ tiêu này. Nhờ đơn vị thu lại chỉ tiêu tự đặt trước khi giao.",
            unit=target.unit.name,
            field="unit",
        )
    check_may_change_target(by, target)
    return _changed(by, target, amount, why=Cause(AmountCause.CHANGED, today()))


def _gather_children(made: Target) -> None:
    """Targets given down before there was one to divide become its children."""
    orphans = list(
        Target.objects.standing()
        .select_for_update(of=("self",))
        .filter(
            given_by=made.unit_id,
            parent=None,
            indicator=made.indicator_id,
            period=made.period_id,
            unit__in=subordinates_of(made.unit_id, today()).values("pk"),
        )
        .order_by("pk")
    )
    if not orphans:
        return
    if made.is_adding:
        divided = sum(orphan.amount for orphan in orphans)
        if divided > made.amount:
            raise Refusal(
                "Đã giao xuống các đơn vị {divided}, nhiều hơn chỉ tiêu đang đặt. Nhập số từ {divided} trở lên.",
                divided=made.indicator.say(divided),
                field="amount",
            )
        made.reserve -= divided
        made.save(update_fields=["reserve"])
    Target.objects.filter(pk__in=[orphan.pk for orphan in orphans]).update(parent=made)


def _changed(by: Actor, target: Target, amount: int, *, why: Cause) -> Target:
    before = target.said
    change(by, target, amount, why=why)
    check_whole([target, target.parent])
    said = {"indicator": target.indicator.name, "before": before, "amount": target.said}
    journal.record(
        by,
        "change_target",
        target,
        Sentence("Đổi chỉ tiêu {indicator} từ {before} thành {amount}.", **said)
        if not why.reason
        else Sentence(
            "Đổi chỉ tiêu {indicator} từ {before} thành {amount}: {reason}", reason=why.reason, **said
        ),
    )
    if not target.is_own:
        tell_unit(
            target,
            Sentence("Chỉ tiêu {indicator} đổi từ {before} thành {amount}. Xem và thống nhất.", **said),
        )
    return target


@transaction.atomic
def rebase_target(
    *,
    by: Actor,
    target: Target,
    amount: int,
    from_on: dt.date,
    reason: str,
    paper: Document | None = None,
    seen: int | None = None,
) -> Target:
    """Another amount from a day inside the period on, as a supplementary plan decides; the earlier amounts stay in
    its history. `amount` is scaled.

    Raised from the top down and lowered from the bottom up: what a target gains comes out of the reserve above it.
    """
    target = hold_family(target)
    check_may_change_target(by, target)
    check_seen(seen=seen, version=target.version)
    reason = checked_reason(reason)
    if not target.period.starts_on <= from_on <= target.period.ends_on:
        raise Refusal(
            "Ngày áp dụng phải nằm trong kỳ của chỉ tiêu, từ {first} đến {last}.",
            first=say_date(target.period.starts_on),
            last=say_date(target.period.ends_on),
            field="from_on",
        )
    return _changed(by, target, amount, why=Cause(AmountCause.REBASED, from_on, reason, paper))


@transaction.atomic
def withdraw_target(*, by: Actor, target: Target, reason: str, seen: int | None = None) -> Target:
    """Take a target back: its amount returns to the reserve above. Refuses while parts of it stand beneath."""
    target = hold_family(target)
    check_may_change_target(by, target)
    check_seen(seen=seen, version=target.version)
    reason = checked_reason(reason)
    if target.children.standing().exists():
        raise Refusal("Chỉ tiêu này đã giao xuống cấp dưới. Thu lại các phần đã giao trước.")
    target.state = TARGET_MOVES.check(target.state, "withdraw")
    give_back(target)
    target.version += 1
    target.save(update_fields=["state", "version"])
    check_whole([target.parent])
    said = {"indicator": target.indicator.name, "amount": target.said, "reason": reason}
    journal.record(
        by, "withdraw_target", target, Sentence("Thu lại chỉ tiêu {indicator}, {amount}: {reason}", **said)
    )
    if not target.is_own:
        tell_unit(target, Sentence("Chỉ tiêu {indicator}, {amount} được thu lại: {reason}", **said))
    return target
