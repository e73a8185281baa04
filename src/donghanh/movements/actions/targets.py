"""Targets are set and settled."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.indicators.models import Indicator
from donghanh.journal import actions as journal
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import check_acts_for, check_superior
from donghanh.periods.models import Period

from ..choices import TARGET_MOVES, TargetState
from ..models import Clause, Target
from ..rules.targets import check_amounts


@transaction.atomic
def set_target(
    *,
    by: Actor,
    unit: Unit,
    indicator: Indicator,
    period: Period,
    amount: int,
    reserve: int = 0,
    clause: Clause | None = None,
    once: str | None = None,
) -> Target:
    """A target for a unit: the unit's own stands at once, its direct superior's is offered. `amount` and `reserve`
    scaled by the indicator's decimals. An earlier one for the same indicator and period is replaced.
    """
    is_own = by.unit_id == unit.pk
    check_acts_for(by, unit.pk, Duty.SIGN) if is_own else check_superior(by, unit.pk, Duty.SIGN)
    journal.accept_once(once)
    check_amounts(amount=amount, reserve=reserve)
    earlier = Target.objects.standing().filter(unit=unit, indicator=indicator, period=period).first()
    if earlier:
        earlier.state = TARGET_MOVES.check(earlier.state, "replace")
        earlier.save(update_fields=["state"])
    parent = (
        None
        if is_own
        else Target.objects.standing().filter(unit=by.unit_id, indicator=indicator, period=period).first()
    )
    made = Target.objects.create(
        unit=unit,
        indicator=indicator,
        period=period,
        amount=amount,
        reserve=reserve,
        clause=clause,
        parent=parent or (earlier.parent if earlier else None),
        state=TargetState.SETTLED if is_own else TargetState.OFFERED,
    )
    if earlier:
        earlier.children.update(parent=made)
    journal.record(
        by,
        "set_target",
        made,
        Sentence(
            "Đặt chỉ tiêu {indicator}: {amount}.", indicator=indicator.name, amount=indicator.say(amount)
        ),
    )
    return made


@transaction.atomic
def settle_target(*, by: Actor, target: Target) -> Target:
    """The unit agrees to the target offered."""
    check_acts_for(by, target.unit_id, Duty.SIGN)
    target = hold(target)
    target.state = TARGET_MOVES.check(target.state, "settle")
    target.save(update_fields=["state"])
    journal.record(by, "settle", target, Sentence("Thống nhất chỉ tiêu."))
    return target
