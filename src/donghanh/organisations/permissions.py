"""May this person? The questions every floor above asks in the same words."""

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal

from .choices import Duty
from .facts import acts_outside, is_in_scope, is_superior_of, signs_with
from .models import Appointment, Unit, own_and_taken_over
from .rules import duties_of


def check_duty(by: Actor, duty: Duty) -> None:
    """Refuse unless one of today's roles for the unit acted for carries `duty`."""
    if not by.has(duty):
        raise Refusal(
            "Vai trò hiện tại không có phần việc “{duty}”. Chuyển sang vai trò khác hoặc nhờ người được phân công.",
            duty=duty.label,
        )


def check_acts_for(by: Actor, unit_id: int, duty: Duty) -> None:
    """Refuse unless `by` acts for this very unit and carries `duty`."""
    check_duty(by, duty)
    if by.unit_id != unit_id:
        raise Refusal("Việc này thuộc về đơn vị khác. Chỉ người được phân công ở đơn vị đó mới làm được.")


def check_superior(by: Actor, unit_id: int, duty: Duty) -> None:
    """Refuse unless `by` acts for the present direct superior of the unit and carries `duty`."""
    check_duty(by, duty)
    if not is_superior_of(by, unit_id):
        raise Refusal("Việc này thuộc về công đoàn cấp trên trực tiếp của đơn vị.")


def may_act_for(by: Actor, unit_id: int, duty: Duty) -> bool:
    """Is `by` acting for this very unit with `duty`?"""
    return by.has(duty) and by.unit_id == unit_id


def stands_for(by: Actor, unit_id: int) -> bool:
    """Is `by` acting for this unit, or for the one that took it over?"""
    return by.unit_id == unit_id or own_and_taken_over(by).filter(pk=unit_id).exists()


def check_stands_for(by: Actor, unit_id: int, duty: Duty) -> None:
    """Refuse unless `by` carries `duty` at the unit, or at the one that took it over."""
    check_duty(by, duty)
    if not stands_for(by, unit_id):
        check_acts_for(by, unit_id, duty)


def check_shapes(by: Actor, unit: Unit | None) -> None:
    """Refuse unless `by` manages the organisation and `unit` is in scope; only the system shapes the root."""
    if by is SYSTEM:
        return
    check_duty(by, Duty.STRUCTURE)
    if unit is None or not is_in_scope(by, unit.pk):
        raise Refusal("Đơn vị này không thuộc phạm vi quản lý của đơn vị đang làm việc.")


def check_appoints(by: Actor, unit: Unit, role: str) -> None:
    """Refuse as `check_shapes`; in one's own unit only a signer names another, or signing could be taken."""
    check_shapes(by, unit)
    if by is SYSTEM or unit.pk != by.unit_id or by.has(Duty.SIGN):
        return
    if str(Duty.SIGN) in duties_of([role]):
        raise Refusal(
            "Người ký của đơn vị do lãnh đạo đơn vị hoặc công đoàn cấp trên ghi nhận. Nhờ lãnh đạo làm việc này.",
            field="role",
        )


def may_delegate(by: Actor, appointment: Appointment) -> bool:
    """Does `by` hold this very role, or appoint to it? One who acts for another hands nothing on."""
    try:
        check_delegates(by, appointment)
    except Refusal:
        return False
    return True


def check_delegates(by: Actor, appointment: Appointment) -> None:
    """Refuse unless `by` holds this very role, or may appoint somebody to it."""
    if appointment.acts_for_id is not None:
        raise Refusal("Người làm thay không giao tiếp cho người khác. Nhờ chính người giữ nhiệm vụ.")
    if by.person_id is None or by.person_id != appointment.person_id or by.unit_id != appointment.unit_id:
        check_appoints(by, appointment.unit, appointment.role)


def check_shapes_beneath(by: Actor, unit: Unit) -> None:
    """Refuse as `check_shapes`, and where it is the unit acted for: its place and its end are for those above."""
    check_shapes(by, unit)
    if by.unit_id == unit.pk:
        raise Refusal("Việc này do công đoàn cấp trên của đơn vị làm. Nhờ cán bộ cấp trên ghi nhận.")


def may_shape_beneath(by: Actor, unit: Unit) -> bool:
    """Does `by` manage the organisation above this unit? `unit` is in scope."""
    return by.has(Duty.STRUCTURE) and by.unit_id != unit.pk


def check_counts(by: Actor, unit: Unit) -> None:
    """Refuse unless `by` keeps the unit's figures, or manages the organisation above it."""
    if not may_act_for(by, unit.pk, Duty.FIGURES):
        check_shapes(by, unit)


def may_count(by: Actor, unit: Unit) -> bool:
    """Does `by` keep the unit's figures, or manage the organisation above it? `unit` is in scope."""
    return may_act_for(by, unit.pk, Duty.FIGURES) or by.has(Duty.STRUCTURE)


def check_sees_national_id(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs for the member's own unit; everybody else sees the last digits only."""
    check_acts_for(by, unit_id, Duty.SIGN)


def may_see_national_id(by: Actor, unit_id: int) -> bool:
    """Does `by` see identity numbers of this unit's members in full?"""
    return may_act_for(by, unit_id, Duty.SIGN)


def may_shape(by: Actor) -> bool:
    """Does `by` manage the organisation? For units in scope."""
    return by.has(Duty.STRUCTURE)


def check_keeps_account(by: Actor, appointment: Appointment) -> None:
    """Refuse unless `by` manages the organisation and everything this person may do today is in scope.

    Who resets a password could sign in as that person, so a role elsewhere keeps the account out of reach.
    """
    check_shapes(by, appointment.unit)
    if signs_with(by, appointment.person_id) and not by.has(Duty.SIGN):
        raise Refusal("Tài khoản của người ký do chính lãnh đạo hoặc công đoàn cấp trên quản lý.")
    if by is not SYSTEM and acts_outside(by, appointment.person_id):
        raise Refusal(
            "{name} còn giữ nhiệm vụ ở đơn vị ngoài phạm vi quản lý, nên tài khoản do công đoàn cấp trên của cả "
            "hai đơn vị quản lý.",
            name=appointment.person.name,
        )


def may_keep_account(by: Actor, appointment: Appointment) -> bool:
    """Does `by` manage this person's account?"""
    try:
        check_keeps_account(by, appointment)
    except Refusal:
        return False
    return True
