"""May this person? The questions every floor above asks in the same words."""

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal

from .choices import Duty
from .facts import is_in_scope, is_superior_of
from .models import Unit


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


def check_shapes(by: Actor, unit: Unit | None) -> None:
    """Refuse unless `by` manages the organisation and `unit` is in scope; only the system shapes the root."""
    if by is SYSTEM:
        return
    check_duty(by, Duty.STRUCTURE)
    if unit is None or not is_in_scope(by, unit.pk):
        raise Refusal("Đơn vị này không thuộc phạm vi quản lý của đơn vị đang làm việc.")


def check_counts(by: Actor, unit: Unit) -> None:
    """Refuse unless `by` keeps the unit's figures, or manages the organisation above it."""
    if not may_act_for(by, unit.pk, Duty.FIGURES):
        check_shapes(by, unit)


def may_count(by: Actor, unit: Unit) -> bool:
    """Does `by` keep the unit's figures, or manage the organisation above it? `unit` is in scope."""
    return may_act_for(by, unit.pk, Duty.FIGURES) or by.has(Duty.STRUCTURE)


def may_shape(by: Actor) -> bool:
    """Does `by` manage the organisation? For units in scope."""
    return by.has(Duty.STRUCTURE)
