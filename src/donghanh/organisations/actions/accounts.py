"""Accounts of those who hold a role: opened, given a new password, closed."""

from dataclasses import dataclass

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.people import actions as people
from donghanh.people.models import Account

from ..facts import account_of
from ..models import Appointment
from ..permissions import check_keeps_account


@dataclass(frozen=True)
class HandedOver:
    """An account and its one-time password, readable this once."""

    account: Account
    password: str


@transaction.atomic
def open_account_for(
    *, by: Actor, appointment: Appointment, login: str, once: str | None = None
) -> HandedOver:
    """An account for the appointed person, with a one-time password; refuses a second one."""
    check_keeps_account(by, appointment)
    journal.accept_once(once)
    person = appointment.person
    if account_of(person.pk):
        raise Refusal("{name} đã có tài khoản. Tải lại trang để xem.", name=person.name)
    account = people.open_account(login=login, person=person)
    password = people.give_one_time_password(account)
    journal.record(
        by,
        "open_account",
        appointment.unit,
        Sentence("Mở tài khoản “{login}” cho {name}.", login=account.login, name=person.name),
    )
    return HandedOver(account, password)


@transaction.atomic
def reset_password(*, by: Actor, appointment: Appointment, once: str | None = None) -> HandedOver:
    """A new one-time password; whoever is signed in with the old one is signed out."""
    check_keeps_account(by, appointment)
    journal.accept_once(once)
    account = _account_held(appointment)
    password = people.give_one_time_password(account)
    journal.record(
        by,
        "reset_password",
        appointment.unit,
        Sentence("Cấp lại mật khẩu cho {name}.", name=appointment.person.name),
    )
    return HandedOver(account, password)


@transaction.atomic
def give_pin(*, by: Actor, appointment: Appointment, once: str | None = None) -> HandedOver:
    """A new PIN for what is sent through links; the one before is void."""
    check_keeps_account(by, appointment)
    journal.accept_once(once)
    account = _account_held(appointment)
    pin = people.give_pin(account)
    journal.record(
        by,
        "give_pin",
        appointment.unit,
        Sentence("Cấp mã PIN gửi qua đường dẫn cho {name}.", name=appointment.person.name),
    )
    return HandedOver(account, pin)


@transaction.atomic
def close_account(*, by: Actor, appointment: Appointment) -> None:
    """Nobody signs in with it any more; what was done stays. Refuses one's own."""
    check_keeps_account(by, appointment)
    account = _account_held(appointment)
    if account.pk == by.account_id:
        raise Refusal("Không khóa được tài khoản đang dùng. Nhờ cán bộ khác cùng phạm vi quản lý.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    journal.record(
        by,
        "close_account",
        appointment.unit,
        Sentence("Khóa tài khoản của {name}.", name=appointment.person.name),
    )


@transaction.atomic
def reopen_account(*, by: Actor, appointment: Appointment) -> None:
    """The account opens again, with the password it had."""
    check_keeps_account(by, appointment)
    account = _account_held(appointment)
    account.is_active = True
    account.save(update_fields=["is_active"])
    journal.record(
        by,
        "reopen_account",
        appointment.unit,
        Sentence("Mở lại tài khoản của {name}.", name=appointment.person.name),
    )


def _account_held(appointment: Appointment) -> Account:
    account = account_of(appointment.person_id)
    if account is None:
        raise Refusal("{name} chưa có tài khoản. Mở tài khoản trước.", name=appointment.person.name)
    return hold(account)
