"""May this person ask, fill, send, decide?"""

from collections.abc import Iterable

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal, mark
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import check_acts_for, check_duty, may_act_for

from .choices import Filler
from .facts.heirs import inherited_by
from .facts.sheets import superiors_now
from .models import AskingSchedule, Concern, FormVersion, Report, ReportRequest

NOT_DIRECTLY_ABOVE = mark("Việc này thuộc về công đoàn cấp trên trực tiếp của đơn vị.")


def check_may_ask(by: Actor) -> None:
    """Those who draft papers for their unit ask its subordinates."""
    check_duty(by, Duty.DRAFT)


def check_may_keep(by: Actor, request: ReportRequest) -> None:
    """The unit that asked closes and reopens its request."""
    if by is not SYSTEM:
        check_acts_for(by, request.unit_id, Duty.DRAFT)


def may_keep(by: Actor, request: ReportRequest) -> bool:
    """Are the buttons shown?"""
    return may_act_for(by, request.unit_id, Duty.DRAFT)


def check_may_fill(by: Actor, unit_id: int) -> Filler:
    """Those who enter figures for this very unit, instead of it at its present direct superior, or for one that has
    ended at the unit that goes on with it alone; as whom.
    """
    if unit_id == by.unit_id:
        check_acts_for(by, unit_id, Duty.FIGURES)
        return Filler.UNIT
    check_duty(by, Duty.FIGURES)
    if superiors_now([unit_id]).get(unit_id) == by.unit_id:
        return Filler.SUPERIOR
    if unit_id in inherited_by(by.unit_id, [unit_id]):
        return Filler.HEIR
    raise Refusal(NOT_DIRECTLY_ABOVE)


def check_may_attach(by: Actor, report: Report) -> None:
    """Who enters the figures also gives their proof; a superior only for what it has entered itself."""
    filler = check_may_fill(by, report.unit_id)
    if filler == Filler.SUPERIOR and report.stand_in_id != by.unit_id:
        raise Refusal("Đơn vị tự nhập báo cáo này; minh chứng do đơn vị đưa lên.")


def may_attach(by: Actor, report: Report) -> bool:
    """Do the cells of this report take a file from them?"""
    try:
        check_may_attach(by, report)
    except Refusal:
        return False
    return True


def may_inherit(by: Actor, unit_id: int) -> bool:
    """Does `by` work at the one unit that goes on with this one?"""
    works = by.has(Duty.FIGURES) or by.has(Duty.SIGN)
    return works and unit_id in inherited_by(by.unit_id, [unit_id])


def may_stand_in(by: Actor, unit_ids: Iterable[int]) -> bool:
    """Does `by` enter figures at the present direct superior of all of them? One query."""
    asked = set(unit_ids)
    above = superiors_now(asked)
    return by.has(Duty.FIGURES) and {above.get(unit_id) for unit_id in asked} == {by.unit_id}


def check_may_publish(by: Actor, request: ReportRequest) -> None:
    """Those who sign for the unit that asked."""
    check_acts_for(by, request.unit_id, Duty.SIGN)


def may_publish(by: Actor, request: ReportRequest) -> bool:
    """Is the button shown?"""
    return may_act_for(by, request.unit_id, Duty.SIGN)


def check_may_link(by: Actor) -> None:
    """Those who gather figures give out links to the forms of units beneath."""
    check_duty(by, Duty.FIGURES)


def check_may_send(by: Actor, unit_id: int) -> None:
    """Those who sign for this very unit, or for the one that goes on alone with it once it has ended."""
    if unit_id != by.unit_id and by.has(Duty.SIGN) and unit_id in inherited_by(by.unit_id, [unit_id]):
        return
    check_acts_for(by, unit_id, Duty.SIGN)


def may_send(by: Actor, unit_id: int) -> bool:
    """Is the button shown?"""
    return may_act_for(by, unit_id, Duty.SIGN)


def check_may_settle(by: Actor, concerns: Iterable[Concern]) -> None:
    """Those who decide about the units' reports; about an ended unit also those who sign for its superior of that time."""
    check_duty(by, Duty.SIGN)
    if not may_settle(by, concerns):
        raise Refusal(NOT_DIRECTLY_ABOVE)


def may_settle(by: Actor, concerns: Iterable[Concern]) -> bool:
    """Does `by` ask about all of them and close them?"""
    asked = list(concerns)
    if may_decide(by, [concern.unit_id for concern in asked]):
        return True
    keys = {concern.pk for concern in asked}
    return by.has(Duty.SIGN) and Concern.objects.filter(pk__in=keys).decided_by(by).count() == len(keys)


def check_may_decide(by: Actor, unit_ids: Iterable[int]) -> None:
    """Those who sign for the present direct superior of every one of the units; one query."""
    check_duty(by, Duty.SIGN)
    if not may_decide(by, unit_ids):
        raise Refusal(NOT_DIRECTLY_ABOVE)


def may_decide(by: Actor, unit_ids: Iterable[int]) -> bool:
    """Does `by` sign for the superior of all of them?"""
    asked = set(unit_ids)
    above = superiors_now(asked)
    return by.has(Duty.SIGN) and {above.get(unit_id) for unit_id in asked} == {by.unit_id}


def check_may_make_forms(by: Actor) -> None:
    """Those who draft papers for a unit that manages others; chairs of grassroots unions have nobody to ask."""
    check_duty(by, Duty.DRAFT)
    check_duty(by, Duty.STRUCTURE)


def check_may_keep_schedule(by: Actor, schedule: AskingSchedule) -> None:
    """The unit that asks by it changes and stops its schedule."""
    check_acts_for(by, schedule.unit_id, Duty.DRAFT)


def may_keep_schedule(by: Actor, schedule: AskingSchedule) -> bool:
    """Are the buttons shown?"""
    return may_act_for(by, schedule.unit_id, Duty.DRAFT)


def check_may_build(by: Actor, form: FormVersion) -> None:
    """Those who draft papers for the unit that makes the form; forms of the shelf are nobody's to change."""
    check_acts_for(by, form.unit_id or 0, Duty.DRAFT)


def may_build(by: Actor, form: FormVersion) -> bool:
    """Are the buttons shown?"""
    return may_act_for(by, form.unit_id or 0, Duty.DRAFT)


def may_ask(by: Actor) -> bool:
    """Is the button shown? Chairs of grassroots unions draft too, but have nobody to ask."""
    return by.has(Duty.DRAFT) and by.has(Duty.STRUCTURE)


def check_may_look(by: Actor) -> None:
    """Those who sign for a unit have reports beneath it looked at."""
    check_duty(by, Duty.SIGN)
