"""May this person hold a contest, enter it, judge it, announce it, ask again?"""

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import ancestor_ids
from donghanh.organisations.permissions import check_acts_for, may_act_for

from .choices import ContestState, SheetState
from .models import Appeal, Contest, Entry, Juror, Sheet, judged_blindly


def may_hold(by: Actor) -> bool:
    """Could `by` hold a contest of the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_hold(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` drafts for the unit that holds it."""
    check_acts_for(by, unit_id, Duty.DRAFT)


def may_run(by: Actor, contest: Contest) -> bool:
    """Does `by` draft for the unit that holds it, without judging it blindly?"""
    if not may_act_for(by, contest.unit_id, Duty.DRAFT):
        return False
    return not judged_blindly(by).filter(pk=contest.pk).exists()


def check_may_run(by: Actor, contest: Contest) -> None:
    """Refuse unless `by` runs the contest; who judges blindly does not."""
    check_acts_for(by, contest.unit_id, Duty.DRAFT)
    if not may_run(by, contest):
        raise Refusal("Giám khảo chấm kín không tổ chức hội thi. Nhờ cán bộ khác của đơn vị làm việc này.")


def may_ask_jurors(contest: Contest) -> bool:
    """Are jurors asked now: until everything is marked, and again while a request waits that others must look at?"""
    if contest.state in (ContestState.DRAFT, ContestState.OPEN, ContestState.RUNNING):
        return True
    return Appeal.objects.waiting().filter(entry__contest=contest).exists()


def check_may_announce(by: Actor, contest: Contest) -> None:
    """Refuse unless `by` signs for the unit that holds it."""
    check_acts_for(by, contest.unit_id, Duty.SIGN)
    if judged_blindly(by).filter(pk=contest.pk).exists():
        raise Refusal("Giám khảo chấm kín không công bố kết quả. Nhờ người ký khác của đơn vị.")


def may_announce(by: Actor, contest: Contest) -> bool:
    """Could `by` announce its results?"""
    return (
        may_act_for(by, contest.unit_id, Duty.SIGN) and not judged_blindly(by).filter(pk=contest.pk).exists()
    )


def may_enter(by: Actor, contest: Contest) -> bool:
    """Anybody with a place in a union at or beneath the one that holds it may; a juror of it may not."""
    if by.account_id is None or by.unit_id is None or contest.state != ContestState.OPEN:
        return False
    if by.person_id and contest.jurors.filter(person=by.person_id).exists():
        return False
    return is_invited(contest, by.unit_id)


def is_invited(contest: Contest, unit_id: int) -> bool:
    """Does the unit stand at or beneath the one that holds it today?"""
    return contest.unit_id in [unit_id, *ancestor_ids(unit_id, today())]


def check_may_enter(by: Actor, contest: Contest) -> None:
    """Refuse unless `by` may enter somebody for the unit acted for."""
    if not may_enter(by, contest):
        raise Refusal(
            "Hội thi này không nhận đăng ký của đơn vị đang làm việc, hoặc đã hết hạn; giám khảo không dự thi."
        )


def is_entrant(by: Actor, entry: Entry) -> bool:
    """Is it `by`'s own entry, or one that `by` entered?"""
    return Entry.objects.mine(by).filter(pk=entry.pk).exists()


def may_speak_for(by: Actor, entry: Entry) -> bool:
    """Its entrants, and who signs for their unit."""
    return is_entrant(by, entry) or may_act_for(by, entry.unit_id, Duty.SIGN)


def check_may_speak_for(by: Actor, entry: Entry) -> None:
    """Refuse unless `by` may change, withdraw, ask again about the entry."""
    if not may_speak_for(by, entry):
        raise Refusal("Việc này do người dự thi hoặc người ký thay mặt đơn vị dự thi làm.")


def check_is_juror(by: Actor, juror: Juror) -> None:
    """Refuse unless the place is taken by `by` in person."""
    if juror.has_left or by.person_id is None or juror.person_id != by.person_id:
        raise Refusal("Chỉ chính giám khảo được giao mới chấm được.")


def check_may_mark(by: Actor, sheet: Sheet) -> None:
    """Refuse unless it is the sheet of `by`, still to be marked."""
    check_is_juror(by, sheet.juror)
    if sheet.state != SheetState.ASSIGNED:
        raise Refusal("Phiếu này đã gửi nên không sửa được nữa.")
