"""What the number book says."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.base.sentences import Sentence

from ..models import Document, NumberBook, NumberRegister, TakenNumber
from ..rules.numbering import missing_numbers, series_of
from ..rules.register import padded, type_code_of


def register_of(unit_id: int) -> NumberRegister | None:
    """The unit's declaration that the program numbers its papers."""
    return NumberRegister.objects.filter(unit=unit_id).first()


def books_of(register: NumberRegister, year: int) -> list[NumberBook]:
    """The year's rows of numbers."""
    return list(NumberBook.objects.filter(register=register, year=year).order_by("types"))


def highest_number(register: NumberRegister, types: str, year: int) -> int:
    """The highest number that the unit's papers of one row carry in a year, 0 when none was used."""
    series = series_of(register.series)
    used = Document.objects.numbered_in(register.unit_id, year).values_list("type_code", "number_key")
    plain = (int(key) for code, key in used if key.isdecimal() and series.types_of(code) == types)
    return max(plain, default=0)


def next_number(unit_id: int, paper_type: str | None, day: dt.date) -> str:
    """The number that the unit's book gives next to a paper of this type; empty where the office keeps its own."""
    register = NumberRegister.objects.filter(unit=unit_id, since__lte=day).first()
    if register is None:
        return ""
    types = series_of(register.series).types_of(type_code_of(paper_type))
    book = NumberBook.objects.filter(register=register, types=types, year=day.year).first()
    return padded((book.last if book else highest_number(register, types, day.year)) + 1)


def books_with_gaps() -> Iterator[Sentence]:
    """A sentence for each book that lacks a number between its first and its last."""
    for book in NumberBook.objects.select_related("register__unit").iterator():
        taken = TakenNumber.objects.filter(book=book).values_list("number", flat=True)
        if missing := missing_numbers(book.first, book.last, taken):
            yield Sentence(
                "Sổ cấp số năm {year} của {unit} thiếu số {numbers}.",
                year=book.year,
                unit=book.register.unit.name,
                numbers=", ".join(map(str, missing[:5])),
            )


@dataclass(frozen=True)
class VoidedNumber:
    """A number that no paper carries, and why."""

    number: int
    types: str
    on: dt.date
    because: str


def voided_numbers(register: NumberRegister, year: int) -> list[VoidedNumber]:
    """Numbers of the year's books that were taken out of use."""
    rows = TakenNumber.objects.filter(book__register=register, book__year=year, document=None)
    return [
        VoidedNumber(row.number, row.book.types, row.taken_on, row.void_because)
        for row in rows.select_related("book").order_by("book__types", "number")
    ]
