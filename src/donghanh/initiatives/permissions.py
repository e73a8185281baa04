"""May this person propose, write on, decide, settle?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.judging.models import Panel
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import is_in_scope, is_superior_of

from .models import Initiative, Likeness
from .rules import reaches_of


def may_propose(by: Actor) -> bool:
    """Anybody with a place in a union may: a plain member too."""
    return by.account_id is not None and by.unit_id is not None


def check_may_propose(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` acts for the unit whose initiative it will be."""
    if not may_propose(by) or by.unit_id != unit_id:
        raise Refusal("Sáng kiến được gửi ở đơn vị mình. Chuyển sang đơn vị đó rồi gửi lại.")


def is_author(by: Actor, initiative: Initiative) -> bool:
    """Did `by` write it, alone or with others?"""
    return Initiative.objects.mine(by).filter(pk=initiative.pk).exists()


def is_among_authors(by: Actor, initiative: Initiative) -> bool:
    """Is it `by`'s own idea? Who wrote it down for others may decide about it."""
    return by.person_id is not None and initiative.authors.filter(person=by.person_id).exists()


def check_may_write(by: Actor, initiative: Initiative) -> None:
    """Refuse unless `by` is among its authors."""
    if not is_author(by, initiative):
        raise Refusal("Chỉ tác giả mới sửa, gửi, rút được sáng kiến của mình.")


def may_decide(by: Actor, initiative: Initiative) -> bool:
    """Who signs for the unit, or for its superior, reads it all and is not its author."""
    if not by.has(Duty.SIGN):
        return False
    if by.unit_id != initiative.unit_id and not is_superior_of(by, initiative.unit_id or 0):
        return False
    readable = Initiative.objects.readable_by(by).filter(pk=initiative.pk).exists()
    return readable and not is_among_authors(by, initiative)


def check_may_decide(by: Actor, initiative: Initiative) -> None:
    """Refuse unless `by` may decide about it."""
    if not may_decide(by, initiative):
        raise Refusal(
            "Sáng kiến do người ký thay mặt đơn vị hoặc công đoàn cấp trên công nhận; tác giả không tự công nhận "
            "sáng kiến của mình."
        )


def may_widen(by: Actor, initiative: Initiative, level: str) -> bool:
    """Could a unit of this level, for which `by` signs, say that its effect reaches further?"""
    if not by.has(Duty.SIGN) or not initiative.reach or not is_in_scope(by, initiative.unit_id or 0):
        return False
    return len(reaches_of(level)) > len(reaches_of(_LEVEL_OF_REACH[initiative.reach]))


_LEVEL_OF_REACH = {"base": "grassroots", "province": "province", "nation": "national"}


def check_may_widen(by: Actor, initiative: Initiative, level: str) -> None:
    """Refuse unless `by` signs for a unit above that recognises more than it has."""
    if not may_widen(by, initiative, level):
        raise Refusal("Phạm vi rộng hơn do công đoàn cấp tỉnh, cấp toàn quốc công nhận.")


def councils_for(by: Actor, initiative: Initiative) -> list[Panel]:
    """Initiative councils that `by` may ask about it."""
    found = Panel.objects.visible_to(by).filter(kind="initiative", unit=by.unit_id)
    return list(found.order_by("name")) if may_decide(by, initiative) else []


def may_settle(by: Actor, likeness: Likeness) -> bool:
    """Who signs or drafts for a unit that has both in scope, and reads both."""
    if not (by.has(Duty.SIGN) or by.has(Duty.DRAFT)):
        return False
    if not Likeness.objects.visible_to(by).filter(pk=likeness.pk).exists():
        return False
    return all(is_in_scope(by, one.unit_id or 0) for one in (likeness.first, likeness.second))


def check_may_settle(by: Actor, likeness: Likeness) -> None:
    """Refuse unless `by` may say what becomes of the pair."""
    if not may_settle(by, likeness):
        raise Refusal("Hai sáng kiến này do cán bộ của công đoàn có cả hai đơn vị trong phạm vi xem xét.")
