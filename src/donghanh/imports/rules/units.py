"""A line of a list of units."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Sentence
from donghanh.base.sheets import Line, code_of, count_of, day_of
from donghanh.base.words import fold

from .columns import UNIT_COLUMNS
from .faults import Cells, Words, Wrong, places_of

_PLACES = places_of(UNIT_COLUMNS)
_KINDS = (
    (re.compile(r"^nghiep doan\b"), "occupational"),
    (re.compile(r"^(cong doan co so|cdcs)\b"), "grassroots"),
    (re.compile(r"^tong lien doan\b"), "confederation"),
    (re.compile(r"^(lien doan lao dong|ldld) tinh\b"), "province"),
    (re.compile(r"^(lien doan lao dong|ldld) (huyen|quan|thi xa|thanh pho|tp)\b"), "district"),
    (re.compile(r"^(cong doan|cd) vien chuc\b"), "public_employees"),
    (re.compile(r"^(cong doan|cd) (cac )?(khu cong nghiep|kcn)\b"), "industrial_park"),
    (re.compile(r"^(cong doan|cd) nganh\b"), "local_sector"),
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What a line says of a unit; "" and None where it says nothing."""

    row: int
    code: str
    name: str
    short_name: str
    kind: str
    superior_code: str
    superior: str
    sector: str
    symbol: str
    place: str
    phone: str
    founded_on: dt.date | None
    workers: int | None
    members: int | None
    as_of: dt.date | None


def read_unit(line: Line, words: Words, today: dt.date) -> tuple[UnitRow, list[Wrong]]:
    """What the line says, and what is wrong with its cells."""
    cells = Cells(line, _PLACES)
    read, text = cells.read, cells.text
    name = text("name", 250)
    row = UnitRow(
        row=line.number,
        code=read("code", code_of) or "",
        name=name,
        short_name=text("short_name", 120),
        kind=cells.word("kind", words["kind"]) or kind_of(name),
        superior_code=read("superior_code", code_of) or "",
        superior=text("superior", 250),
        sector=cells.word("sector", words["sector"]),
        symbol=text("symbol", 30),
        place=text("place", 120),
        phone=text("phone", 20),
        founded_on=read("founded_on", day_of),
        workers=read("workers", count_of),
        members=read("members", count_of),
        as_of=read("as_of", day_of),
    )
    _check(row, cells, today)
    return row, cells.wrong


def _check(row: UnitRow, cells: Cells, today: dt.date) -> None:
    refused = {wrong.key for wrong in cells.wrong}
    if not row.name and "name" not in refused:
        cells.refuse("name", Sentence("Chưa có tên đơn vị. Ghi tên đầy đủ."))
    if len(row.code) > 30:
        cells.refuse("code", Sentence("Mã dài quá 30 chữ. Ghi mã ngắn hơn."))
    if row.founded_on and row.founded_on > today:
        cells.refuse("founded_on", Sentence("Ngày thành lập không thể sau ngày hôm nay."))
    if row.as_of and row.as_of > today:
        cells.refuse("as_of", Sentence("Ngày chốt số liệu không thể sau ngày hôm nay."))
    if (row.members or 0) > (row.workers if row.workers is not None else row.members or 0):
        cells.refuse(
            "members",
            Sentence(
                "Số đoàn viên ({members}) lớn hơn số lao động ({workers}).",
                members=row.members,
                workers=row.workers,
            ),
        )


def kind_of(name: str) -> str:
    """The kind that a name tells by how it begins; "" when it tells none."""
    folded = fold(name)
    return next((kind for pattern, kind in _KINDS if pattern.match(folded)), "")


def in_order(rows: Sequence[UnitRow]) -> tuple[list[UnitRow], list[UnitRow]]:
    """Rows with every superior of this file before its subordinates, else as they stand; and those in a circle."""
    above = above_in_file(rows)
    depths: dict[int, int] = {}
    circles: set[int] = set()
    for row in rows:
        chain: list[int] = []
        number: int | None = row.row
        while number is not None and number not in depths and number not in chain:
            chain.append(number)
            number = above.get(number)
        if number in chain:
            circles.update(chain[chain.index(number) :])
        depth = depths.get(number, -1) if number is not None and number not in chain else -1
        for each in reversed(chain):
            depth += 1
            depths[each] = depth
    placed = sorted(
        (row for row in rows if row.row not in circles), key=lambda row: (depths[row.row], row.row)
    )
    return placed, [row for row in rows if row.row in circles]


def above_in_file(rows: Iterable[UnitRow]) -> dict[int, int]:
    """For each row whose superior stands in the file too, the superior's row."""
    rows = list(rows)
    by_code = {row.code: row.row for row in reversed(rows) if row.code}
    by_name: dict[str, list[int]] = {}
    for row in rows:
        by_name.setdefault(fold(row.name), []).append(row.row)
    above = {}
    for row in rows:
        named = by_name.get(fold(row.superior), []) if row.superior else []
        code = row.superior_code or (row.superior if not named else "")
        found = by_code.get(code) if code else named[0] if len(named) == 1 else None
        if found is not None:
            above[row.row] = found
    return above


def repeated(rows: Iterable[UnitRow]) -> list[Wrong]:
    """Rows that say again what an earlier row says: the same code, or without codes the same name and superior."""
    first: dict[tuple[str, ...], int] = {}
    wrong = []
    for row in rows:
        key = (
            ("code", row.code)
            if row.code
            else ("name", fold(row.name), row.superior_code, fold(row.superior))
        )
        if key in first:
            wrong.append(
                Wrong(row.row, key[0], Sentence("Trùng với dòng {row}. Giữ lại một dòng.", row=first[key]))
            )
        else:
            first[key] = row.row
    return wrong


def differences(row: UnitRow, known: Mapping[str, object]) -> dict[str, object]:
    """What the row says otherwise than is known, of what a list may change; an empty cell says nothing."""
    told = {
        "short_name": row.short_name,
        "sector": row.sector,
        "symbol": row.symbol,
        "place": row.place,
        "phone": row.phone,
    }
    return {key: value for key, value in told.items() if value and value != known[key]}
