"""The number book: declared by an office, and giving each number once, in the transaction that needs it."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from ..facts import highest_number
from ..models import Document, NumberBook, NumberRegister, TakenNumber
from ..permissions import check_may_declare_register, check_may_number
from ..rules.numbering import check_next, check_not_back_dated, series_of


@transaction.atomic
def declare_register(*, by: Actor, unit: Unit, series: str, once: str | None = None) -> NumberRegister:
    """Let the program number the unit's papers from today: each row goes on from the highest number used."""
    check_may_declare_register(by, unit.pk)
    journal.accept_once(once)
    chosen = series_of(series)
    if NumberRegister.objects.filter(unit=unit).exists():
        raise Refusal("Đơn vị đã dùng sổ cấp số của chương trình.")
    register = NumberRegister.objects.create(
        unit=unit, series=chosen.code, since=today(), declared_by_id=by.account_id
    )
    journal.record(
        by, "declare", register, Sentence("Dùng chương trình làm sổ cấp số: {name}.", name=chosen.name)
    )
    return register


def number_from_book(unit: Unit, *, type_code: str, day: dt.date, typed: str) -> TakenNumber | None:
    """The next number of the unit's book, taken and locked until the transaction ends; None where the office
    keeps a book of its own, or kept one on `day`.

    Refuses a typed number that is not the next one, and a day before that of the number given last.
    """
    register = NumberRegister.objects.filter(unit=unit).first()
    if register is None or day < register.since:
        return None
    book = _book(register, type_code, day.year)
    check_next(typed, book.last + 1)
    check_not_back_dated(day, book.last_on)
    book.last, book.last_on = book.last + 1, day
    book.save(update_fields=["last", "last_on"])
    return TakenNumber(book=book, number=book.last, taken_on=day)


def _book(register: NumberRegister, type_code: str, year: int) -> NumberBook:
    types = series_of(register.series).types_of(type_code)
    book = NumberBook.objects.filter(register=register, types=types, year=year).first()
    if book is None:
        used = highest_number(register, types, year)
        book, _ = NumberBook.objects.get_or_create(
            register=register, types=types, year=year, defaults={"first": used + 1, "last": used}
        )
    return hold(book)


@transaction.atomic
def void_number(
    *, by: Actor, unit: Unit, type_code: str, reason: str, once: str | None = None
) -> TakenNumber:
    """Take the next number out of use, with the reason: it was written on a paper that was spoilt or never sent."""
    check_may_number(by, unit.pk)
    journal.accept_once(once)
    if not one_line(reason):
        raise Refusal("Ghi rõ vì sao bỏ số này, ví dụ in hỏng, không phát hành.", field="reason")
    taken = number_from_book(unit, type_code=type_code, day=today(), typed="")
    if taken is None:
        raise Refusal("Đơn vị đánh số theo sổ riêng, chương trình không giữ số để bỏ.")
    taken.void_because = one_line(reason)
    taken.save(force_insert=True)
    journal.record(
        by,
        "void",
        taken.book.register,
        Sentence("Bỏ số {number}: {reason}", number=taken.number, reason=taken.void_because),
    )
    return taken


def keep_number(taken: TakenNumber | None, document: Document) -> None:
    """Enter the paper that was given the number."""
    if taken is not None:
        taken.document = document
        taken.save(force_insert=True)
