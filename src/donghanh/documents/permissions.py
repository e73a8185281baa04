"""May this person issue, register, scan, revoke?"""

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import is_in_scope

from .models import Document


def _keeps(by: Actor, unit_id: int, *duties: Duty) -> bool:
    return by is SYSTEM or (by.unit_id == unit_id and any(by.has(duty) for duty in duties))


def may_issue(by: Actor, unit_id: int) -> bool:
    """May `by` give the unit's papers their number and date?"""
    return _keeps(by, unit_id, Duty.SIGN, Duty.NUMBER)


def check_may_issue(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs or numbers for this very unit."""
    if not may_issue(by, unit_id):
        raise Refusal(
            "Chỉ người ký thay mặt đơn vị hoặc văn thư của đơn vị mới ban hành được văn bản. "
            "Nhờ người được phân công thực hiện."
        )


def may_register(by: Actor, unit_id: int) -> bool:
    """May `by` enter received papers in the unit's register?"""
    return _keeps(by, unit_id, Duty.NUMBER, Duty.DRAFT, Duty.SIGN)


def check_may_register(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` drafts, signs or numbers for this very unit."""
    if not may_register(by, unit_id):
        raise Refusal("Chỉ cán bộ phụ trách hoặc văn thư của đơn vị mới vào sổ được văn bản đến.")


def may_scan(by: Actor, document: Document) -> bool:
    """May `by` attach the signed paper's scan?"""
    return may_register(by, document.unit_id)


def check_may_scan(by: Actor, document: Document) -> None:
    """Refuse unless the paper is of the unit acted for, and `by` keeps its papers."""
    if not may_scan(by, document):
        raise Refusal("Chỉ cán bộ phụ trách hoặc văn thư của đơn vị ban hành mới gắn được bản quét.")


def may_revoke(by: Actor, document: Document) -> bool:
    """May `by` revoke the paper?"""
    return document.direction == "issued" and _keeps(by, document.unit_id, Duty.SIGN)


def check_may_revoke(by: Actor, document: Document) -> None:
    """Refuse unless `by` signs for the unit that issued the paper."""
    if not may_revoke(by, document):
        raise Refusal("Chỉ người ký thay mặt đơn vị ban hành mới thu hồi được văn bản.")


def may_relate(by: Actor, document: Document) -> bool:
    """May `by` say what the paper does to earlier ones?"""
    return document.direction == "issued" and may_issue(by, document.unit_id)


def check_may_relate(by: Actor, document: Document, earlier: Document) -> None:
    """Refuse unless `by` signs or numbers for the unit of `document`, and `earlier` was issued by it or beneath it."""
    if not may_relate(by, document):
        raise Refusal("Chỉ người ký hoặc văn thư của đơn vị ban hành mới ghi được quan hệ giữa các văn bản.")
    own = earlier.unit_id == document.unit_id
    if earlier.direction != "issued" or not (own or by is SYSTEM or is_in_scope(by, earlier.unit_id)):
        raise Refusal(
            "Chỉ sửa đổi, thay thế được văn bản do đơn vị hoặc đơn vị trực thuộc ban hành.", field="earlier"
        )


def may_number(by: Actor, unit_id: int) -> bool:
    """May `by` take numbers from the unit's book?"""
    return may_issue(by, unit_id)


def check_may_number(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs or numbers for this very unit."""
    if not may_number(by, unit_id):
        raise Refusal("Chỉ văn thư hoặc người ký của đơn vị mới bỏ được số trong sổ.")


def may_declare_register(by: Actor, unit_id: int) -> bool:
    """May `by` let the program number the unit's papers?"""
    return _keeps(by, unit_id, Duty.SIGN)


def check_may_declare_register(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs for this very unit."""
    if not may_declare_register(by, unit_id):
        raise Refusal("Chỉ người ký thay mặt đơn vị mới chọn dùng sổ cấp số của chương trình.")


def may_keep_key(by: Actor, unit_id: int) -> bool:
    """May `by` give the unit a certificate to sign with, or take it out?"""
    return _keeps(by, unit_id, Duty.SIGN)


def check_may_keep_key(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs for this very unit."""
    if not may_keep_key(by, unit_id):
        raise Refusal("Chỉ người ký thay mặt đơn vị mới đưa chứng thư số của đơn vị vào chương trình.")


def may_keep_template(by: Actor, unit_id: int) -> bool:
    """May `by` say which Word file the unit's papers are filled into?"""
    return may_issue(by, unit_id)


def check_may_keep_template(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` signs or numbers for this very unit."""
    if not may_keep_template(by, unit_id):
        raise Refusal("Chỉ văn thư hoặc người ký của đơn vị mới đặt được mẫu Word cho văn bản của đơn vị.")


def may_sign(by: Actor, document: Document) -> bool:
    """May `by` have the paper signed digitally?"""
    return document.direction == "issued" and _keeps(by, document.unit_id, Duty.SIGN)


def check_may_sign(by: Actor, document: Document) -> None:
    """Refuse unless `by` signs for the unit that issued the paper."""
    if not may_sign(by, document):
        raise Refusal("Chỉ người ký thay mặt đơn vị ban hành mới ký số được văn bản.")
