"""May this person offer a course, sign people up, tell the outcome?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_duty, check_stands_for, stands_for

from .choices import CourseState
from .models import Course


def may_offer(by: Actor) -> bool:
    """Could `by` offer a course of the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_offer(by: Actor) -> None:
    """Refuse unless `by` drafts for the unit acted for."""
    check_duty(by, Duty.DRAFT)
    if by.unit_id is None:
        raise Refusal("Chọn đơn vị đang làm việc trước.")


def may_run(by: Actor, course: Course) -> bool:
    """Does `by` draft for the unit that offers it, or for its heir?"""
    return by.has(Duty.DRAFT) and stands_for(by, course.unit_id)


def check_may_run(by: Actor, course: Course) -> None:
    """Refuse unless `by` drafts for the unit that offers it."""
    check_stands_for(by, course.unit_id, Duty.DRAFT)


def may_sign_up(by: Actor, course: Course) -> bool:
    """Whoever drafts for the unit that offers it or, where it is for those beneath too, for one of these."""
    if course.state != CourseState.OFFERED or not may_offer(by):
        return False
    return (
        may_run(by, course)
        or Course.objects.visible_to(by).filter(pk=course.pk, is_for_beneath=True).exists()
    )


def check_may_sign_up(by: Actor, course: Course) -> None:
    """Refuse who may not sign anybody up."""
    check_may_offer(by)
    if course.state == CourseState.OFFERED and not may_sign_up(by, course):
        raise Refusal("Lớp này chỉ dành cho đơn vị mở lớp. Gọi đơn vị đó để hỏi.")
