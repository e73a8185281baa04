"""May this person open a gate, write, confirm, sign, withdraw?"""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty, PartyKind
from donghanh.organisations.models import Party
from donghanh.organisations.permissions import check_acts_for, check_duty, may_act_for
from donghanh.people.models import Account

from .models import Pledge, Registration


def check_may_open_registration(by: Actor) -> None:
    """Refuse unless `by` drafts for a unit."""
    check_duty(by, Duty.DRAFT)
    if by.unit_id is None:
        raise Refusal("Chưa rõ làm việc cho đơn vị nào. Chọn đơn vị rồi mở đợt đăng ký.")


def may_open_registration(by: Actor) -> bool:
    """Could `by` open a gate for what stands beneath?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def check_may_change_registration(by: Actor, registration: Registration) -> None:
    """Refuse unless `by` signs for the unit that opened it."""
    check_acts_for(by, registration.unit_id, Duty.SIGN)


def may_change_registration(by: Actor, registration: Registration) -> bool:
    """Could `by` move its closing day?"""
    return may_act_for(by, registration.unit_id, Duty.SIGN)


def check_may_draft(by: Actor, unit_id: int) -> None:
    """Refuse unless `by` drafts for the unit at which the first side is at home."""
    check_acts_for(by, unit_id, Duty.DRAFT)


def may_draft(by: Actor) -> bool:
    """Could `by` write a pledge for the unit acted for?"""
    return by.unit_id is not None and by.has(Duty.DRAFT)


def may_confirm(by: Actor, party: Party) -> bool:
    """The person herself; the one who signs for the home of a collective, of a unit, and of a person who has no
    account to confirm with.
    """
    if party.kind == PartyKind.PERSON:
        if by.person_id is not None and party.person_id == by.person_id:
            return True
        if Account.objects.filter(person=party.person_id, is_active=True).exists():
            return False
    return may_act_for(by, party.home_id, Duty.SIGN)


def check_may_confirm(by: Actor, party: Party) -> None:
    """Refuse unless `by` may confirm for this side."""
    if may_confirm(by, party):
        return
    if party.kind == PartyKind.PERSON:
        raise Refusal("Nội dung này do chính {name} xác nhận. Nhắc {name} đăng nhập để xác nhận.", name=party)
    raise Refusal("Bên “{name}” do người ký thay mặt {unit} xác nhận.", name=party.name, unit=party.home.name)


def may_speak_for(by: Actor, pledge: Pledge) -> bool:
    """Could `by` act for at least one side: return, withdraw, bring the scan?"""
    return any(
        may_act_for(by, party.home_id, Duty.SIGN) or (by.person_id and by.person_id == party.person_id)
        for party in pledge.sides
    )


def check_may_speak_for(by: Actor, pledge: Pledge) -> None:
    """Refuse unless `by` acts for a side."""
    if not may_speak_for(by, pledge):
        raise Refusal(
            "Chỉ hai bên giao ước mới làm được việc này: người ký thay mặt đơn vị, hoặc chính người giao ước."
        )


def may_tell_outcome(by: Actor, party: Party) -> bool:
    """Could `by` say how this side kept its promises?"""
    return may_act_for(by, party.home_id, Duty.DRAFT) or may_act_for(by, party.home_id, Duty.SIGN)


def check_may_tell_outcome(by: Actor, party: Party) -> None:
    """Refuse unless `by` works for the side's home."""
    if not may_tell_outcome(by, party):
        check_acts_for(by, party.home_id, Duty.DRAFT)
