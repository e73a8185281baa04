"""A line of a list of members."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.sentences import Sentence
from donghanh.base.sheets import Line, code_of, day_of, text_of, yes_of
from donghanh.base.words import fold
from donghanh.people.rules import HIDDEN, check_national_id

from .columns import MEMBER_COLUMNS
from .faults import Cells, Words, Wrong, places_of

_PLACES = places_of(MEMBER_COLUMNS)
CODE_START = "DV"
OLDEST = 100


@dataclass(frozen=True, slots=True)
class MemberRow:
    """What a line says of a member; "" and None where it says nothing. `national_id` is digits only."""

    row: int
    person: int | None
    unit_code: str
    unit: str
    name: str
    sex: str
    born_on: dt.date | None
    national_id: str
    phone: str
    joined_union_on: dt.date | None
    from_on: dt.date | None
    collective: str
    post: str
    is_direct_worker: bool | None
    office: str
    office_from: dt.date | None
    office_until: dt.date | None


def member_code(person_id: int) -> str:
    """What a list calls a member."""
    return f"{CODE_START}{person_id}"


def read_member(line: Line, words: Words, today: dt.date) -> tuple[MemberRow, list[Wrong]]:
    """What the line says, and what is wrong with its cells."""
    cells = Cells(line, _PLACES)
    read, text = cells.read, cells.text
    row = MemberRow(
        row=line.number,
        person=_person(cells),
        unit_code=read("unit_code", code_of) or "",
        unit=text("unit", 250),
        name=text("name", 120),
        sex=cells.word("sex", words["sex"]),
        born_on=read("born_on", day_of),
        national_id=read("national_id", _national_id) or "",
        phone=text("phone", 20),
        joined_union_on=read("joined_union_on", day_of),
        from_on=read("from_on", day_of),
        collective=text("collective", 200),
        post=text("post", 120),
        is_direct_worker=read("is_direct_worker", yes_of),
        office=cells.word("office", words["office"]),
        office_from=read("office_from", day_of),
        office_until=read("office_until", day_of),
    )
    _check(row, cells, today)
    return row, cells.wrong


def _person(cells: Cells) -> int | None:
    code = (cells.read("code", code_of) or "").upper()
    if not code:
        return None
    number = code.removeprefix(CODE_START)
    if number.isdecimal() and len(number) < 12:
        return int(number)
    cells.refuse("code", Sentence("Mã đoàn viên do phần mềm đặt, như DV123. Để trống với người mới."))
    return None


def _national_id(value: object) -> str:
    """Digits; "" where the list shows it hidden, as our own lists do."""
    text = text_of(value)
    if HIDDEN in text:
        return ""
    return check_national_id(text, was_number=isinstance(value, int | float))


def _check(row: MemberRow, cells: Cells, today: dt.date) -> None:
    refused = {wrong.key for wrong in cells.wrong}
    if not row.name and "name" not in refused:
        cells.refuse("name", Sentence("Chưa có họ và tên. Ghi đầy đủ họ, chữ đệm và tên."))
    for key in ("born_on", "joined_union_on", "from_on"):
        day = getattr(row, key)
        if day and day > today:
            cells.refuse(key, Sentence("Ngày này không thể sau ngày hôm nay."))
    if row.born_on and row.born_on.year < today.year - OLDEST:
        cells.refuse("born_on", Sentence("Năm sinh {year} quá xa. Kiểm tra lại.", year=row.born_on.year))
    if row.born_on and row.joined_union_on and row.joined_union_on <= row.born_on:
        cells.refuse("joined_union_on", Sentence("Ngày vào công đoàn phải sau ngày sinh."))
    if row.office and not row.office_from and "office_from" not in refused:
        cells.refuse("office_from", Sentence("Có chức vụ công đoàn thì ghi nhiệm kỳ từ ngày nào."))
    if row.office_from and row.office_until and row.office_until <= row.office_from:
        cells.refuse("office_until", Sentence("Nhiệm kỳ phải kết thúc sau ngày bắt đầu."))


def repeated(placed: Iterable[tuple[MemberRow, int | None]]) -> list[Wrong]:
    """Rows that name again somebody whom an earlier row names.

    The same name, unit and birthday are two persons only where both rows tell their identity numbers or codes.
    """
    sure: dict[tuple[str, object], int] = {}
    named: dict[tuple[object, ...], tuple[int, bool]] = {}
    wrong = []
    for row, unit in placed:
        keys: list[tuple[str, object]] = [("code", row.person)] if row.person else []
        keys += [("national_id", row.national_id)] if row.national_id else []
        name = (unit, fold(row.name), row.born_on)
        before = next(((key, sure[key]) for key in keys if key in sure), None)
        if before is None and name in named and not (keys and named[name][1]):
            before = (("name", None), named[name][0])
        if before is not None:
            said = Sentence(
                "Trùng với dòng {row}. Giữ lại một dòng, hoặc ghi ngày sinh, số định danh nếu là hai người.",
                row=before[1],
            )
            wrong.append(Wrong(row.row, before[0][0], said))
            continue
        sure |= dict.fromkeys(keys, row.row)
        named[name] = (row.row, bool(keys) and named.get(name, (0, True))[1])
    return wrong
