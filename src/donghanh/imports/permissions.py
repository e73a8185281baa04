"""Who may bring lists in."""

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty

from .choices import ImportKind


def check_may_import(by: Actor, kind: str) -> None:
    """Refuse unless `by` manages the organisation, or keeps the own unit's figures and brings in its members."""
    if by is SYSTEM or by.has(Duty.STRUCTURE) and by.path:
        return
    if kind == ImportKind.MEMBERS and by.has(Duty.FIGURES) and by.path:
        return
    raise Refusal(
        "Nhập danh sách là việc của cán bộ quản lý tổ chức; danh sách đoàn viên do đơn vị tự nhập. Nhờ người được "
        "phân công."
    )


def may_import(by: Actor, kind: str) -> bool:
    """Does `by` bring in such lists?"""
    try:
        check_may_import(by, kind)
    except Refusal:
        return False
    return True


def is_bound_to_own_unit(by: Actor) -> bool:
    """Does `by` bring in members of the own unit only?"""
    return by is not SYSTEM and not by.has(Duty.STRUCTURE)
