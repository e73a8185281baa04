"""What a period's code means: 2017, 2017H1, 2017Q3, 2017M05, 2017N9 (nine months), 2017-2020 (a term)."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from donghanh.base.sentences import Refusal, Sentence, mark

_CODE = re.compile(r"^(?P<year>\d{4})(?:(?P<letter>[HQMN])(?P<part>\d{1,2})|-(?P<last>\d{4}))?$")
_MONTHS = {"H": 6, "Q": 3, "M": 1, "N": 9}
_KINDS = {"H": "half", "Q": "quarter", "M": "month", "N": "nine_months"}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_HALVES = {1: mark("6 tháng đầu năm {year}"), 2: mark("6 tháng cuối năm {year}")}


@dataclass(frozen=True)
class Span:
    """A period before it is a row: both days belong to it; `as_of` is the day on which stocks are counted."""

    code: str
    kind: str
    starts_on: dt.date
    ends_on: dt.date
    name: Sentence

    @property
    def as_of(self) -> dt.date:
        """31 May for the first half, 30 November for a year (forms 1-HĐCĐ and 2-HĐCĐ); else the last day."""
        if self.kind == "half" and self.starts_on.month == 1:
            return dt.date(self.ends_on.year, 5, 31)
        if self.kind == "year":
            return dt.date(self.ends_on.year, 11, 30)
        return self.ends_on


def span_of(code: str) -> Span:
    """The period that `code` names; refuses what is not a code."""
    found = _CODE.match(code.strip().upper())
    if not found:
        raise _unknown(code)
    year, letter = int(found["year"]), found["letter"]
    if found["last"]:
        return _term(code, year, int(found["last"]))
    if letter is None:
        return Span(
            f"{year}", "year", dt.date(year, 1, 1), dt.date(year, 12, 31), Sentence("Năm {year}", year=year)
        )
    return _part_of_year(code, year, letter, part=int(found["part"]))


def _term(code: str, first: int, last: int) -> Span:
    if last <= first:
        raise _unknown(code)
    name = Sentence("Giai đoạn {first} - {last}", first=first, last=last)
    return Span(f"{first}-{last}", "term", dt.date(first, 1, 1), dt.date(last, 12, 31), name)


def _part_of_year(code: str, year: int, letter: str, *, part: int) -> Span:
    if letter == "N":
        if part != 9:
            raise _unknown(code)
        first, last = 1, 9
    else:
        length = _MONTHS[letter]
        first, last = (part - 1) * length + 1, part * length
        if not 1 <= first <= last <= 12:
            raise _unknown(code)
    ends_on = dt.date(year, last, calendar.monthrange(year, last)[1])
    written = f"{year}{letter}{part:02d}" if letter == "M" else f"{year}{letter}{part}"
    return Span(written, _KINDS[letter], dt.date(year, first, 1), ends_on, _name(letter, year, part))


def _name(letter: str, year: int, part: int) -> Sentence:
    if letter == "H":
        return Sentence(_HALVES[part], year=year)
    if letter == "N":
        return Sentence("9 tháng đầu năm {year}", year=year)
    if letter == "Q":
        return Sentence("Quý {part} năm {year}", part=("I", "II", "III", "IV")[part - 1], year=year)
    return Sentence("Tháng {part} năm {year}", part=part, year=year)


def _unknown(code: str) -> Refusal:
    return Refusal(
        "“{code}” không phải là kỳ báo cáo. Viết như 2017, 2017H1 (6 tháng đầu năm), 2017Q3, 2017M05 hoặc 2017-2020.",
        code=code,
        field="period",
    )


def code_on(day: dt.date, kind: str) -> str:
    """Code of the period of `kind` (not a term) in which `day` falls."""
    if kind == "year":
        return f"{day.year}"
    if kind == "nine_months":
        return f"{day.year}N9"
    letter = _LETTERS[kind]
    part = (day.month - 1) // _MONTHS[letter] + 1
    return span_of(f"{day.year}{letter}{part}").code


def code_before(span: Span) -> str | None:
    """Code of the period of the same kind just before; None for a term."""
    if span.kind == "term":
        return None
    if span.kind == "nine_months":
        return f"{span.starts_on.year - 1}N9"
    return code_on(span.starts_on - dt.timedelta(days=1), span.kind)
