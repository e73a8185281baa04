"""May this person open, derive, issue, send, receive, answer?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.documents.permissions import check_may_issue as check_may_register_paper
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import sees_unfinished
from donghanh.organisations.permissions import check_acts_for, check_duty, check_superior, may_act_for

from .models import Delivery, Movement, Plan, Target

_ISSUING = (Duty.NUMBER, Duty.SIGN)
_RECEIVING = (Duty.DRAFT, Duty.SIGN)


def check_may_open_movement(by: Actor) -> None:
    """Refuse unless `by` drafts for a unit and may enter its issued papers: what the paper decided is entered,
    not decided anew.
    """
    check_duty(by, Duty.DRAFT)
    if by.unit_id is None:
        raise Refusal("Chưa rõ làm việc cho đơn vị nào. Chọn đơn vị rồi đọc lại kế hoạch.")
    check_may_register_paper(by, by.unit_id)


def may_open_movement(by: Actor) -> bool:
    """Could `by` open a movement?"""
    return by.unit_id is not None and by.has(Duty.DRAFT) and may_issue(by, by.unit_id)


def check_may_send(by: Actor, plan: Plan) -> None:
    """Refuse unless `by` signs for the unit whose plan it is."""
    check_acts_for(by, plan.unit_id, Duty.SIGN)


def may_send(by: Actor, plan: Plan) -> bool:
    """Could `by` send the plan out?"""
    return may_act_for(by, plan.unit_id, Duty.SIGN)


def check_may_follow_up(by: Actor, plan: Plan) -> None:
    """Refuse unless `by` drafts or signs for the unit whose plan it is."""
    if not may_follow_up(by, plan):
        check_acts_for(by, plan.unit_id, Duty.DRAFT)


def may_follow_up(by: Actor, plan: Plan) -> bool:
    """Could `by` remind the addressees and give them links?"""
    return any(may_act_for(by, plan.unit_id, duty) for duty in _RECEIVING)


def check_may_receive(by: Actor, delivery: Delivery) -> None:
    """Refuse unless `by` drafts or signs for the addressee."""
    if not may_receive(by, delivery):
        check_acts_for(by, delivery.unit_id, Duty.DRAFT)


def may_receive(by: Actor, delivery: Delivery) -> bool:
    """Could `by` acknowledge the plan?"""
    return any(may_act_for(by, delivery.unit_id, duty) for duty in _RECEIVING)


def check_may_derive(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` drafts for the unit."""
    check_acts_for(by, unit_id, Duty.DRAFT)


def may_derive(by: Actor, unit_id: int) -> bool:
    """Could `by` draft the unit's plan?"""
    return may_act_for(by, unit_id, Duty.DRAFT)


def check_may_issue(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` keeps the numbers of the unit or signs for it."""
    if not may_issue(by, unit_id):
        check_acts_for(by, unit_id, Duty.NUMBER)


def may_issue(by: Actor, unit_id: int) -> bool:
    """Could `by` number and issue the unit's plan?"""
    return any(may_act_for(by, unit_id, duty) for duty in _ISSUING)


def check_may_respond(by: Actor, delivery: Delivery) -> None:
    """Refuse unless `by` drafts for the addressee."""
    check_acts_for(by, delivery.unit_id, Duty.DRAFT)


def check_may_send_response(by: Actor, delivery: Delivery) -> None:
    """Refuse unless `by` signs for the addressee."""
    check_acts_for(by, delivery.unit_id, Duty.SIGN)


def may_respond(by: Actor, delivery: Delivery) -> bool:
    """Could `by` write the registration?"""
    return may_act_for(by, delivery.unit_id, Duty.DRAFT)


def check_may_give_target(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs for the unit itself or for its direct superior."""
    if by.unit_id == unit_id:
        check_acts_for(by, unit_id, Duty.SIGN)
    else:
        check_superior(by, unit_id, Duty.SIGN)


def check_may_change_target(by: Actor, target: Target) -> None:
    """Refuse unless `by` signs where the target was set: at the superior that gave it, else at the unit."""
    check_acts_for(by, target.given_by_id or target.unit_id, Duty.SIGN)


def may_change_target(by: Actor, target: Target) -> bool:
    """Could `by` change the amount, or answer what the unit proposes?"""
    return may_act_for(by, target.given_by_id or target.unit_id, Duty.SIGN)


def check_may_settle(by: Actor, target: Target) -> None:
    """Refuse unless `by` signs for the unit that is to reach it."""
    check_acts_for(by, target.unit_id, Duty.SIGN)


def may_settle(by: Actor, target: Target) -> bool:
    """Could `by` agree to the target or propose another amount?"""
    return may_act_for(by, target.unit_id, Duty.SIGN)


def check_may_divide(by: Actor, target: Target) -> None:
    """Refuse unless `by` signs for the unit whose target is divided among those beneath."""
    check_acts_for(by, target.unit_id, Duty.SIGN)


def may_divide(by: Actor, target: Target) -> bool:
    """Could `by` divide the target among the units beneath?"""
    return may_act_for(by, target.unit_id, Duty.SIGN)


def check_may_comment(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` works for the unit: colleagues and the leader, nobody from outside."""
    if not may_comment(by, unit_id):
        raise Refusal("Chỉ cán bộ và lãnh đạo của đơn vị góp ý được vào dự thảo của đơn vị.")


def may_comment(by: Actor, unit_id: int) -> bool:
    """Could `by` comment on the unit's drafts?"""
    return by.unit_id == unit_id and sees_unfinished(by)


def check_may_close(by: Actor, movement: Movement) -> None:
    """Refuse unless `by` signs for the unit that opened the movement."""
    check_acts_for(by, movement.unit_id, Duty.SIGN)


def may_close(by: Actor, movement: Movement) -> bool:
    """Could `by` close the movement, or open it again?"""
    return may_act_for(by, movement.unit_id, Duty.SIGN)
