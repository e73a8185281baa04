"""The target of 2018: given down, one adjusted as its union asked, settled, re-based in the middle of the year."""

import datetime as dt

from donghanh.indicators.models import Indicator
from donghanh.movements import actions
from donghanh.movements.models import Movement, Plan, Target
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period

from ..world import Tell, World

GIVEN, ANSWERED, SETTLED = dt.date(2018, 1, 15), dt.date(2018, 1, 19), dt.date(2018, 1, 24)
REBASED, OFFERED = dt.date(2018, 6, 25), dt.date(2018, 7, 3)
YEAR = "2018"
ASKS = "LDLD-CT"
REASON = "Hai doanh nghiệp trên địa bàn tạm ngừng hoạt động, số lao động giảm so với đầu năm trước."


def live(world: World, tell: Tell) -> None:
    """New members: a twentieth of those there are; a second target waits for Bình's word."""
    world.on(GIVEN)
    whole = _own(world, "DV03", clause="II.6")
    parts = {unit.pk: max(3, _members(world, unit) // 20) for unit in world.uppers}
    actions.allocate(by=world.actor(world.province), target=whole, parts=parts)
    given = list(whole.children.select_related("unit", "indicator"))
    world.on(ANSWERED)
    for target in given:
        _answer(world, target)
    world.on(SETTLED)
    _divide_on(world, next(target for target in given if target.unit.code == ASKS))
    world.on(REBASED)
    first = given[0]
    first.refresh_from_db()
    actions.rebase_target(
        by=world.actor(world.province),
        target=first,
        amount=first.amount + 2,
        from_on=dt.date(2018, 7, 1),
        reason="Đợt cao điểm chào mừng Đại hội XII Công đoàn Việt Nam.",
    )
    world.on(OFFERED)
    second = _own(world, "DV04", clause="II.6")
    asked = world.units[ASKS]
    actions.allocate(by=world.actor(world.province), target=second, parts={asked.pk: second.amount // 13})


def _members(world: World, unit: Unit) -> int:
    return sum(world.members(one) for one in world.beneath(unit))


def _own(world: World, code: str, *, clause: str) -> Target:
    """The province's own target for the year, with some to spare."""
    plan = Plan.objects.get(movement=Movement.objects.get(unit=world.province), superior=None)
    return actions.set_target(
        by=world.actor(world.province),
        unit=world.province,
        indicator=Indicator.objects.get(code=code),
        period=period(YEAR),
        amount=sum(_members(world, unit) for unit in world.uppers) // 15 + 60,
        clause=plan.clauses.current().filter(address=clause).first(),
    )


def _answer(world: World, target: Target) -> None:
    """Agreed to; Bình asks for a tenth less, which the province takes."""
    by = world.actor(target.unit)
    if target.unit.code != ASKS:
        actions.settle_target(by=by, target=target)
        return
    less = target.amount - max(1, target.amount // 10)
    asked = actions.propose_adjustment(by=by, target=target, amount=less, reason=REASON)
    actions.answer_proposal(
        by=world.actor(world.province), target=asked, accepted=True, answer="Đã đối chiếu số lao động."
    )


def _divide_on(world: World, target: Target) -> None:
    """Bình's union gives its larger grassroots unions their parts, and they agree."""
    target.refresh_from_db()
    by, unit = world.actor(target.unit), target.unit
    largest = sorted(world.beneath(unit), key=world.members, reverse=True)[:8]
    parts = {one.pk: target.amount // (len(largest) + 1) for one in largest}
    actions.allocate(by=by, target=target, parts=parts)
    for part in target.children.select_related("unit", "indicator"):
        actions.settle_target(by=world.actor(part.unit), target=part)
