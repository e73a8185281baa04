"""May this person raise, go on with, answer, confirm a case; record an activity?"""

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.permissions import check_duty, check_stands_for, stands_for

from .models import Agreement, Case, Idea


def is_employer(by: Actor) -> bool:
    """Does `by` represent the employer at the unit acted for today?"""
    if by.person_id is None or by.unit_id is None:
        return False
    held = Appointment.objects.in_force(today()).filter(unit=by.unit_id, person=by.person_id)
    return held.filter(role=RoleKey.EMPLOYER).exists()


def may_raise(by: Actor) -> bool:
    """Who drafts for a unit, and the employer's representative there."""
    return by.unit_id is not None and (by.has(Duty.DRAFT) or is_employer(by))


def check_may_raise(by: Actor) -> None:
    """Refuse unless `by` drafts for the unit or represents the employer."""
    if not may_raise(by):
        check_duty(by, Duty.DRAFT)
        raise Refusal("Chọn đơn vị đang làm việc trước.")


def check_may_hold(by: Actor, case: Case) -> None:
    """Refuse unless `by` drafts for the unit that holds the case."""
    check_stands_for(by, case.holder_id, Duty.DRAFT)


def may_hold(by: Actor, case: Case) -> bool:
    """Does `by` draft for the unit that holds the case, or for its heir?"""
    return by.has(Duty.DRAFT) and stands_for(by, case.holder_id)


def may_confirm(by: Actor, case: Case) -> bool:
    """Does `by` represent the employer at the union that recorded the case?"""
    return is_employer(by) and stands_for(by, case.unit_id)


def check_may_confirm(by: Actor, case: Case) -> None:
    """Refuse unless `by` represents the enterprise: a union does not confirm its own work."""
    if not may_confirm(by, case):
        raise Refusal(
            "Chỉ đại diện doanh nghiệp xác nhận được. Gửi đường dẫn xác nhận cho doanh nghiệp, hoặc ghi theo "
            "văn bản xác nhận của doanh nghiệp."
        )


def may_keep(by: Actor, agreement: Agreement) -> bool:
    """Does `by` draft for the unit of the agreement, or for its heir?"""
    return by.has(Duty.DRAFT) and stands_for(by, agreement.unit_id)


def may_write_idea(by: Actor) -> bool:
    """Anybody with a place in a union may: a plain member too."""
    return by.account_id is not None and by.unit_id is not None


def check_may_write_idea(by: Actor) -> None:
    """Refuse who acts for no unit."""
    if by.unit_id is None:
        raise Refusal("Chọn đơn vị đang làm việc trước.")


def is_author(by: Actor, idea: Idea) -> bool:
    """Did `by` write it?"""
    return by.account_id is not None and by.account_id == idea.added_by_id


def may_look_at(by: Actor, idea: Idea) -> bool:
    """Does `by` draft for the unit that looks at the idea and sends it?"""
    return by.has(Duty.DRAFT) and stands_for(by, idea.holder_id)


def check_may_look_at(by: Actor, idea: Idea) -> None:
    """Refuse unless `by` drafts for the unit that looks at it."""
    check_stands_for(by, idea.holder_id, Duty.DRAFT)


def check_may_take_back(by: Actor, idea: Idea) -> None:
    """Refuse unless `by` wrote it, or looks at it."""
    if not is_author(by, idea):
        check_may_look_at(by, idea)


def may_record(by: Actor) -> bool:
    """Could `by` record an activity of the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_record(by: Actor) -> None:
    """Refuse unless `by` drafts for the unit acted for."""
    check_duty(by, Duty.DRAFT)
    if by.unit_id is None:
        raise Refusal("Chọn đơn vị đang làm việc trước.")
