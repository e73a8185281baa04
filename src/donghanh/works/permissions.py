"""May this person register, go on with, accept a work?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty, PartyKind
from donghanh.organisations.facts import is_superior_of
from donghanh.organisations.permissions import check_acts_for, may_act_for

from .models import Work


def check_may_register(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` drafts for the owner's home."""
    check_acts_for(by, unit_id, Duty.DRAFT)


def may_register(by: Actor) -> bool:
    """Could `by` register a work of the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_work_on(by: Actor, work: Work) -> None:
    """Refuse unless `by` drafts for the unit: progress, completion, withdrawal."""
    check_acts_for(by, work.unit_id, Duty.DRAFT)


def may_work_on(by: Actor, work: Work) -> bool:
    """Could `by` tell its progress?"""
    return may_act_for(by, work.unit_id, Duty.DRAFT)


def may_accept(by: Actor, work: Work) -> bool:
    """The unit accepts works of its collectives and people; its own are accepted by its superior."""
    if not by.has(Duty.SIGN):
        return False
    if by.unit_id == work.unit_id:
        return work.owner.kind != PartyKind.UNIT
    return is_superior_of(by, work.unit_id)


def check_may_accept(by: Actor, work: Work) -> None:
    """Refuse unless `by` signs for the unit whose collective did the work, or for its superior."""
    if not may_accept(by, work):
        raise Refusal(
            "Công trình, sản phẩm, phần việc của đơn vị do công đoàn cấp trên trực tiếp nghiệm thu; "
            "của tập thể, cá nhân do người ký thay mặt đơn vị nghiệm thu."
        )
