"""A target is divided among the units beneath, and divided anew."""

from collections.abc import Mapping

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.organisations.facts import subordinates_of
from donghanh.organisations.models import Unit

from ..choices import AmountCause, TargetState
from ..models import Target
from ..permissions import check_may_divide
from ..rules.targets import check_amount, check_seen, checked_reason, reserve_left
from .amounts import Cause, change, check_whole, create, hold_family, tell_unit


@transaction.atomic
def allocate(
    *,
    by: Actor,
    target: Target,
    parts: Mapping[int, int],
    reserve: int | None = None,
    reason: str = "",
    seen: int | None = None,
    once: str | None = None,
) -> Target:
    """Give each unit beneath its part: `parts` maps unit ids to scaled amounts, `reserve` stays (None: the rest).

    A unit left out keeps what it has. What was given before is changed only with a reason. Refuses a sum that is
    not the target's amount; nothing is written then.
    """
    check_may_divide(by, target)
    journal.accept_once(once)
    target = hold_family(target)
    check_seen(seen=seen, version=target.version)
    _check_stands(target)
    standing = _children(target)
    units = _units_beneath(target, parts)
    for amount in parts.values():
        check_amount(amount, field="parts")
    changed = {
        key: amount for key, amount in parts.items() if key in standing and standing[key].amount != amount
    }
    if changed:
        reason = checked_reason(reason)
    if target.is_adding:
        whole = {key: child.amount for key, child in standing.items()} | dict(parts)
        reserve_left(target.amount, whole, reserve=reserve, said=_said(target, whole, reserve))
    why = Cause(AmountCause.REALLOCATED, today(), reason)
    for key in sorted(changed, key=lambda key: changed[key] - standing[key].amount):  # those that lose first
        child = standing[key]
        child.parent = target
        change(by, child, changed[key], why=why)
        tell_unit(child, _told(child))
    for key, amount in parts.items():
        if key not in standing:
            tell_unit(child := _given(by, target, unit=units[key], amount=amount), _told(child))
    check_whole([target, *standing.values()])
    _record(by, target, changed=len(changed), given=len(parts.keys() - standing.keys()), reason=reason)
    return target


def try_allocation(
    *, by: Actor, target: Target, parts: Mapping[int, int], reserve: int | None = None
) -> Refusal | None:
    """What `allocate` would say to these parts, were a reason given; nothing is written."""
    reason = "–"
    with transaction.atomic():
        try:
            allocate(by=by, target=target, parts=parts, reserve=reserve, reason=reason)
        except Refusal as refusal:
            return refusal
        finally:
            transaction.set_rollback(True)
    return None


def _check_stands(target: Target) -> None:
    if target.state == TargetState.WITHDRAWN:
        raise Refusal("Chỉ tiêu này đã thu lại nên không giao xuống được.")


def _children(target: Target) -> dict[int, Target]:
    found = target.children.standing().select_for_update(of=("self",)).select_related("unit", "indicator")
    return {child.unit_id: child for child in found.order_by("pk")}


def _units_beneath(target: Target, parts: Mapping[int, int]) -> dict[int, Unit]:
    beneath = {unit.pk: unit for unit in subordinates_of(target.unit_id, today())}
    known = beneath.keys() | set(target.children.standing().values_list("unit", flat=True))
    if strange := parts.keys() - known:
        name = Unit.objects.filter(pk__in=strange).values_list("name", flat=True).first()
        raise Refusal("{name} không trực thuộc đơn vị nên không giao chỉ tiêu được.", name=name or "?")
    return beneath


def _given(by: Actor, target: Target, *, unit: Unit, amount: int) -> Target:
    orphan = (
        Target.objects.standing()
        .filter(unit=unit, indicator=target.indicator_id, period=target.period_id)
        .first()
    )
    if orphan:
        raise Refusal(
            "{unit} đã tự đặt chỉ tiêu này. Nhờ đơn vị thu lại chỉ tiêu tự đặt trước khi giao.",
            unit=unit.name,
        )
    made = Target(
        unit=unit,
        indicator=target.indicator,
        period=target.period,
        clause=target.clause,
        parent=target,
        given_by_id=target.unit_id,
        amount=amount,
        state=TargetState.OFFERED,
    )
    return create(by, made, Cause(AmountCause.SET, target.period.starts_on))


def _said(target: Target, parts: Mapping[int, int], reserve: int | None) -> dict[str, str]:
    say, total = target.indicator.say, sum(parts.values()) + (reserve or 0)
    return {"amount": say(target.amount), "sum": say(total), "gap": say(abs(target.amount - total))}


def _told(child: Target) -> Sentence:
    return Sentence(
        "Được giao chỉ tiêu {indicator}: {amount}. Xem và thống nhất.",
        indicator=child.indicator.name,
        amount=child.said,
    )


def _record(by: Actor, target: Target, *, changed: int, given: int, reason: str) -> None:
    if changed:
        sentence = Sentence(
            "Điều chuyển chỉ tiêu của {changed} đơn vị: {reason}", changed=changed, reason=reason
        )
        journal.record(by, "reallocate", target, sentence)
    if given:
        journal.record(by, "allocate", target, Sentence("Giao chỉ tiêu cho {given} đơn vị.", given=given))


@transaction.atomic
def reallocate(
    *,
    by: Actor,
    target: Target,
    source: Target | None,
    receiver: Target | None,
    amount: int,
    reason: str,
    seen: int | None = None,
) -> Target:
    """Move an amount (scaled) from one unit beneath to another; None on a side is the target's reserve."""
    check_may_divide(by, target)
    held = hold_family(target)
    check_seen(seen=seen, version=held.version)
    if amount <= 0 or source == receiver:
        raise Refusal("Chọn hai bên khác nhau và nhập số cần chuyển lớn hơn 0.", field="amount")
    standing = _children(held)
    parts: dict[int, int] = {}
    for side, more in ((source, -amount), (receiver, amount)):
        if side is None:
            continue
        child = standing.get(side.unit_id)
        if child is None:
            raise Refusal("Một bên không còn chỉ tiêu được giao. Tải lại trang để xem số mới nhất.")
        if child.amount + more < 0:
            raise Refusal(
                "{unit} chỉ có {said}, không chuyển đi nhiều hơn được.",
                unit=child.unit.name,
                said=child.said,
                field="amount",
            )
        parts[child.unit_id] = child.amount + more
    return allocate(by=by, target=held, parts=parts, reason=reason)
