"""Changes of persons and accounts."""

from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import now
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sockets import Socket
from donghanh.base.words import one_line

from .facts import identity_sealer
from .models import Account, NationalId, Person, Pin
from .rules import (
    check_login,
    check_may_try,
    check_new_password,
    check_new_pin,
    check_same,
    held_after,
    new_pin,
    one_time_password,
    wrong_pin,
)

account_changed: Socket[[Actor, str, Account, Sentence], None] = Socket(
    "Who writes down that an account changed?"
)


@transaction.atomic
def add_person(*, name: str, **facts: Any) -> Person:
    """A new person; refuses an empty name."""
    if not one_line(name):
        raise Refusal("Chưa có họ và tên. Nhập đầy đủ họ, chữ đệm và tên.", field="name")
    person = Person.named(name, **facts)
    person.save()
    return person


@transaction.atomic
def open_account(
    *, login: str, person: Person, password: str | None = None, is_demo: bool = False
) -> Account:
    """An account for `person`; refuses a login that is taken or cannot be typed."""
    check_login(login.strip().lower())
    if Account.objects.filter(login=login.strip().lower()).exists():
        raise Refusal("Tên đăng nhập “{login}” đã có người dùng. Chọn tên khác.", login=login, field="login")
    account = Account.objects.create_account(login, password, person)
    if is_demo:
        account.is_demo = True
        account.save(update_fields=["is_demo"])
    return account


@transaction.atomic
def give_one_time_password(account: Account) -> str:
    """A password that must be changed at the first sign-in; readable only in this answer."""
    password = one_time_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    return password


@transaction.atomic
def recover_account(login: str, *, reopens: bool = False) -> str:
    """A one-time password for an account nobody can open any more, given at the machine itself.

    Refuses a login that nobody has, and a closed account unless `reopens`.
    """
    account = Account.objects.select_for_update().filter(login=login.strip().lower()).first()
    if account is None:
        raise Refusal("Không có tài khoản “{login}”. Kiểm tra lại tên đăng nhập.", login=login)
    if not account.is_active and not reopens:
        raise Refusal("Tài khoản “{login}” đã khóa. Thêm --reopen nếu đúng là muốn mở lại.", login=login)
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
    password = give_one_time_password(account)
    account_changed.ask(SYSTEM, "reset_password", account, Sentence("Cấp lại mật khẩu tại máy chủ."))
    return password


def check_password_of(account_login: str, name: str, typed: str) -> None:
    """Refuses a password that is too easy, by rule or because everybody uses it."""
    check_new_password(typed, login=account_login, name=name)
    try:
        CommonPasswordValidator().validate(typed)
    except ValidationError:
        raise Refusal("Mật khẩu này nhiều người dùng nên dễ đoán. Chọn câu khác.", field="new") from None


@transaction.atomic
def change_password(*, by: Actor, current: str, new: str, again: str) -> Account:
    """One's own password; the current one is asked, unless it was a one-time password just used to sign in."""
    account = Account.objects.select_for_update().get(pk=by.account_id)
    if not account.must_change_password and not account.check_password(current):
        raise Refusal("Mật khẩu đang dùng chưa đúng. Nhập lại.", field="current")
    check_same(new, again)
    check_password_of(account.login, account.person.name, new)
    if account.check_password(new):
        raise Refusal("Mật khẩu mới giống mật khẩu đang dùng. Chọn câu khác.", field="new")
    account.set_password(new)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    account_changed.ask(by, "change_password", account, Sentence("Tự đổi mật khẩu."))
    return account


def rename_person(person: Person, name: str) -> None:
    """Give the person another name, with the keys of search and order; refuses an empty one. Not yet saved."""
    if not one_line(name):
        raise Refusal("Chưa có họ và tên. Nhập đầy đủ họ, chữ đệm và tên.", field="name")
    named = Person.named(name)
    person.name, person.search_key, person.sort_key = named.name, named.search_key, named.sort_key


def keep_national_id(person: Person, digits: str) -> NationalId:
    """Keep the person's identity number, sealed; refuses one that belongs to somebody else."""
    sealer = identity_sealer()
    trace = sealer.trace(digits)
    if NationalId.objects.filter(trace=trace).exclude(person=person).exists():
        raise Refusal("Số định danh này đã ghi cho người khác. Kiểm tra lại số.", field="national_id")
    kept, _ = NationalId.objects.update_or_create(
        person=person, defaults={"sealed": sealer.seal(digits.encode()), "trace": trace}
    )
    return kept


def _peppered(account_id: int, pin: str) -> str:
    """What is hashed: six figures alone could be tried out by whoever reads the table."""
    return salted_hmac("donghanh.people.pin", f"{account_id}:{pin}", algorithm="sha256").hexdigest()


def _keep_pin(account_id: int, pin: str) -> None:
    hashed = make_password(_peppered(account_id, pin))
    Pin.objects.update_or_create(
        account_id=account_id, defaults={"hashed": hashed, "wrong": 0, "held_until": None, "set_at": now()}
    )


@transaction.atomic
def choose_pin(*, by: Actor, pin: str, again: str) -> None:
    """One's own PIN for links."""
    account = Account.objects.select_for_update().get(pk=by.account_id)
    check_new_pin(pin, again)
    _keep_pin(account.pk, pin)
    account_changed.ask(by, "choose_pin", account, Sentence("Tự đặt mã PIN gửi qua đường dẫn."))


@transaction.atomic
def give_pin(account: Account) -> str:
    """A new PIN; readable only in this answer."""
    pin = new_pin()
    _keep_pin(account.pk, pin)
    return pin


def check_pin(account_id: int, typed: str) -> None:
    """Refuses a wrong PIN, and too many tries. The try is counted before it is judged, in a transaction of its
    own, so that neither a refusal nor many tries at a time undo the count.
    """
    with transaction.atomic(durable=True):
        pin = Pin.objects.select_for_update().filter(account=account_id, account__is_active=True).first()
        if pin is None:
            raise Refusal("Chưa có mã PIN. Liên hệ công đoàn cấp trên để được cấp.", field="pin")
        check_may_try(pin.wrong, pin.held_until, now())
        pin.wrong += 1
        pin.held_until = held_after(pin.wrong, now())
        pin.save(update_fields=["wrong", "held_until"])
    if not check_password(_peppered(account_id, typed.strip()), pin.hashed):
        raise wrong_pin(pin.wrong)
    Pin.objects.filter(pk=pin.pk, wrong=pin.wrong).update(wrong=0, held_until=None)
