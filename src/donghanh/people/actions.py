"""Changes of persons and accounts."""

from typing import Any

from django.db import transaction

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

from .models import Account, Person


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
    """An account for `person`; refuses a login that is taken."""
    if Account.objects.filter(login=login.strip().lower()).exists():
        raise Refusal("Tên đăng nhập “{login}” đã có người dùng. Chọn tên khác.", login=login, field="login")
    account = Account.objects.create_account(login, password, person)
    if is_demo:
        account.is_demo = True
        account.save(update_fields=["is_demo"])
    return account
