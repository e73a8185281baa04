"""May this person raise, go on with, answer, confirm a case; record an activity?"""

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.permissions import check_acts_for, check_duty, may_act_for

from .models import Case


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
    check_acts_for(by, case.holder_id, Duty.DRAFT)


def may_hold(by: Actor, case: Case) -> bool:
    """Does `by` draft for the unit that holds the case?"""
    return may_act_for(by, case.holder_id, Duty.DRAFT)


def may_confirm(by: Actor, case: Case) -> bool:
    """Does `by` represent the employer at the union that recorded the case?"""
    return by.unit_id == case.unit_id and is_employer(by)


def check_may_confirm(by: Actor, case: Case) -> None:
    """Refuse unless `by` represents the enterprise: a union does not confirm its own work."""
    if not may_confirm(by, case):
        raise Refusal(
            "Chỉ đại diện doanh nghiệp xác nhận được. Gửi đường dẫn xác nhận cho doanh nghiệp, hoặc ghi theo "
            "văn bản xác nhận của doanh nghiệp."
        )


def may_record(by: Actor) -> bool:
    """Could `by` record an activity of the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_record(by: Actor) -> None:
    """Refuse unless `by` drafts for the unit acted for."""
    check_duty(by, Duty.DRAFT)
    if by.unit_id is None:
        raise Refusal("Chọn đơn vị đang làm việc trước.")
