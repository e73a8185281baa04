"""May this person record a dialogue, tell of a dispute, handle it?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import is_in_scope
from donghanh.organisations.permissions import check_duty, check_stands_for, stands_for

from .models import READING, Dialogue, Dispute


def may_record(by: Actor) -> bool:
    """Could `by` record what happened at the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_record(by: Actor) -> None:
    """Refuse unless `by` drafts for the unit acted for."""
    check_duty(by, Duty.DRAFT)
    if by.unit_id is None:
        raise Refusal("Chọn đơn vị đang làm việc trước.")


def may_read_disputes(by: Actor) -> bool:
    """Are disputes of units in scope this person's work?"""
    return by.unit_id is not None and bool(by.duties & READING)


def may_keep(by: Actor, dialogue: Dialogue) -> bool:
    """Does `by` draft for the unit of the dialogue, or for its heir?"""
    return by.has(Duty.DRAFT) and stands_for(by, dialogue.unit_id)


def check_may_keep(by: Actor, dialogue: Dialogue) -> None:
    """Refuse unless `by` drafts for its unit."""
    check_stands_for(by, dialogue.unit_id, Duty.DRAFT)


def may_handle(by: Actor, dispute: Dispute) -> bool:
    """The unit itself and every union above do something about a dispute, and say what."""
    return by.has(Duty.DRAFT) and is_in_scope(by, dispute.unit_id)


def check_may_handle(by: Actor, dispute: Dispute) -> None:
    """Refuse unless `by` drafts for the unit or one above it."""
    check_duty(by, Duty.DRAFT)
    if not may_handle(by, dispute):
        raise Refusal("Vụ việc này thuộc đơn vị ngoài phạm vi. Chỉ đơn vị đó và công đoàn cấp trên ghi được.")


def may_settle(by: Actor, dispute: Dispute) -> bool:
    """Who told of it says how it ended."""
    return by.has(Duty.DRAFT) and stands_for(by, dispute.unit_id)


def check_may_settle(by: Actor, dispute: Dispute) -> None:
    """Refuse unless `by` drafts for the unit where it happened."""
    check_stands_for(by, dispute.unit_id, Duty.DRAFT)
