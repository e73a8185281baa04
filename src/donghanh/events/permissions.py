"""May this person plan, invite, answer, file?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.documents.permissions import check_may_issue as check_may_issue_paper
from donghanh.documents.permissions import may_issue as may_issue_paper
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_acts_for, may_act_for

from .models import Event


def check_may_prepare(by: Actor, unit_id: int | None) -> None:
    """Refuse unless `by` drafts for the unit that holds the event."""
    if unit_id is None:
        raise Refusal("Chưa rõ làm việc cho đơn vị nào. Chọn đơn vị rồi làm tiếp.")
    check_acts_for(by, unit_id, Duty.DRAFT)


def may_prepare(by: Actor, event: Event) -> bool:
    """Could `by` prepare it?"""
    return may_act_for(by, event.unit_id, Duty.DRAFT)


def check_may_issue(by: Actor, event: Event) -> None:
    """Refuse unless `by` may number the unit's papers."""
    check_may_issue_paper(by, event.unit_id)


def may_issue(by: Actor, event: Event) -> bool:
    """Could `by` issue its invitation and minutes?"""
    return may_issue_paper(by, event.unit_id)


def check_may_cancel(by: Actor, event: Event) -> None:
    """Refuse unless `by` signs for the unit that holds the event."""
    check_acts_for(by, event.unit_id, Duty.SIGN)


def may_cancel(by: Actor, event: Event) -> bool:
    """Could `by` cancel it?"""
    return may_act_for(by, event.unit_id, Duty.SIGN)


def may_answer(by: Actor) -> bool:
    """Could `by` say whether the unit acted for comes?"""
    return by.unit_id is not None and (by.has(Duty.SIGN) or by.has(Duty.DRAFT))


def check_may_answer(by: Actor) -> None:
    """Refuse unless `by` drafts or signs for the unit acted for."""
    if not may_answer(by):
        raise Refusal("Người soạn thảo hoặc người ký của đơn vị trả lời giấy mời. Nhờ người đó trả lời.")
