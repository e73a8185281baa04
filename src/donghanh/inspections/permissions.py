"""May this person inspect, answer, issue, correct?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.documents.permissions import check_may_issue as check_may_issue_paper
from donghanh.documents.permissions import may_issue as may_issue_paper
from donghanh.organisations.choices import Duty, Level
from donghanh.organisations.facts import is_in_scope
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import check_acts_for, may_act_for

from .models import Programme, Visit


def check_may_inspect(by: Actor, unit_id: int | None) -> None:
    """Refuse unless `by` sits on the committee of inspection of this very unit."""
    if unit_id is None:
        raise Refusal("Chưa rõ làm việc cho đơn vị nào. Chọn đơn vị rồi làm tiếp.")
    check_acts_for(by, unit_id, Duty.INSPECT)


def may_inspect(by: Actor, unit_id: int | None) -> bool:
    """Could `by` prepare, note, check again?"""
    return unit_id is not None and may_act_for(by, unit_id, Duty.INSPECT)


def check_may_inspect_unit(by: Actor, inspected: Unit) -> None:
    """Refuse as `check_may_inspect`, and unless the unit stands beneath the one acted for."""
    check_may_inspect(by, by.unit_id)
    if inspected.pk == by.unit_id or not is_in_scope(by, inspected.pk):
        raise Refusal("Ủy ban Kiểm tra chỉ kiểm tra đơn vị trực thuộc. Chọn đơn vị khác.", field="inspected")
    if inspected.level == Level.NATIONAL:
        raise Refusal("Đơn vị này không thuộc phạm vi kiểm tra.", field="inspected")


def check_may_issue(by: Actor, record: Programme | Visit) -> None:
    """Refuse unless `by` numbers the papers of the committee's unit."""
    check_may_issue_paper(by, record.unit_id)


def may_issue(by: Actor, record: Programme | Visit) -> bool:
    """Could `by` issue its papers?"""
    return may_issue_paper(by, record.unit_id)


def may_answer(by: Actor, visit: Visit) -> bool:
    """Does `by` speak for the unit that is inspected?"""
    return by.unit_id == visit.inspected_id and (by.has(Duty.SIGN) or by.has(Duty.DRAFT))


def check_may_answer(by: Actor, visit: Visit) -> None:
    """Refuse unless `by` drafts or signs for the unit that is inspected."""
    if not may_answer(by, visit):
        raise Refusal("Người soạn thảo hoặc người ký của đơn vị được kiểm tra trả lời. Nhờ người đó trả lời.")
