"""The table in a sheet: found by its headings, read line by line, each cell with its address."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from ..sentences import Refusal, Sentence
from ..words import fold
from .book import Book, Sheet
from .cells import letters_of, text_of
from .letters import Row

Range = tuple[tuple[int, int], tuple[int, int]]
LOOKED_AT_ROWS = 40
_BESIDE = re.compile(r"\([^)]*\)|[*:.]")
_COUNTED = re.compile(r"^\(?(\d{1,2}|[a-z])\)?$")
_TOTALS = re.compile(r"^(tong cong|tong so|tong|cong)( ?[\d(].*)?:?$")
_SIGNED = re.compile(
    r"^(nguoi lap|lap bieu|nguoi ghi|chu tich|pho chu tich|t/?m|k/?t|ghi chu|ky ten|xac nhan)\b|, ngay "
)


@dataclass(frozen=True)
class Heading:
    """A column to look for: its heading as we write it, what else people call it, whether it must be there."""

    key: str
    label: str
    others: tuple[str, ...] = ()
    is_needed: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """Every name of it, folded."""
        return frozenset(bare(name) for name in (self.label, *self.others))


@dataclass(frozen=True)
class Line:
    """One row of the table: its number as Excel counts, and its cells in the order of the headings asked for."""

    number: int
    cells: tuple[object, ...]


@dataclass
class SheetTable:
    """The table found: `columns` says in which column each heading stands (from 0), `notes` what was passed over.

    `doubled` names the headings that stand over several columns, of which the first is read; `merged` the cells
    merged downwards ("B3:B4") of which every row takes the one value; `ranges` all that is merged, corners from 0;
    `others` the headings over columns that nobody asked for.
    """

    sheet: str
    heading_row: int
    columns: Mapping[str, int]
    looked_at: tuple[str, ...]
    lines: Iterator[Line]
    notes: list[Sentence] = field(default_factory=list)
    doubled: frozenset[str] = frozenset()
    merged: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    others: tuple[str, ...] = ()

    def cell_name(self, row: int, key: str) -> str:
        """C12; only the row where the sheet has no such column."""
        return f"{letters_of(self.columns[key])}{row}" if key in self.columns else str(row)


def bare(text: str) -> str:
    """A heading as it is compared: folded, without what stands in brackets."""
    return " ".join(_BESIDE.sub(" ", fold(text)).split()) if text else ""


def read_table(path: Path, headings: Sequence[Heading], *, name: str = "", sheet: str = "") -> SheetTable:
    """The table with these headings; `sheet` names the one to read, else each is looked at until one fits.

    Raises Refusal, naming the sheets looked at and the headings that lack, when there is none.
    """
    book = Book(path, name)
    names = book.sheet_names()
    if sheet and sheet not in names:
        raise Refusal("Tệp không có trang “{sheet}”. Các trang có: {names}.", sheet=sheet, names=_list(names))
    looked_at: list[str] = []
    nearest: tuple[int, str, list[str]] = (-1, "", [])
    for each in [sheet] if sheet else names:
        looked_at.append(each)
        found = book.sheet(each)
        first = list(islice(found.rows, LOOKED_AT_ROWS))
        place = _find(first, headings, found)
        lacking = [h.label for h in headings if h.is_needed and h.key not in place.columns]
        if place.columns and not lacking:
            return _table(book, found, first, place=place, headings=headings, looked_at=looked_at)
        nearest = max(nearest, (len(place.columns), each, lacking), key=lambda seen: seen[0])
    raise Refusal(
        "Không thấy bảng có các cột cần thiết. Đã xem các trang: {names}. Gần đúng nhất là trang “{sheet}”, còn "
        "thiếu cột: {lacking}. Tải tệp mẫu để xem các cột.",
        names=_list(looked_at),
        sheet=nearest[1],
        lacking=_list(nearest[2]),
    )


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:12])


@dataclass(frozen=True)
class _Place:
    """Where headings stand: in row `row` (from 0), the data begins at `data`."""

    row: int
    data: int
    columns: dict[str, int]


def _find(first: Sequence[Row], headings: Sequence[Heading], sheet: Sheet) -> _Place:
    """The row, or two rows one above the other, with the most of the headings."""
    best = _Place(0, 0, {})
    texts = [[_shown(cell) for cell in row] for row in first]
    _spread_merged(texts, sheet)
    for index, row in enumerate(texts):
        below = texts[index + 1] if index + 1 < len(texts) else []
        both = [
            {bare(above), bare(under), bare(f"{above} {under}")} if under != above else {bare(above)}
            for above, under in zip(row, [*below, *[""] * len(row)], strict=False)
        ]
        single = _matched([{bare(text)} for text in row], headings, sheet.first_column)
        double = _matched(both, headings, sheet.first_column)
        for columns, data in ((single, index + 1), (double, index + 2)):
            if len(columns) > len(best.columns):
                best = _Place(index, data, columns)
    return best


def _matched(cells: Sequence[set[str]], headings: Sequence[Heading], shift: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for heading in headings:
        for column, said in enumerate(cells):
            if column + shift not in found.values() and (said - {""}) & heading.words:
                found[heading.key] = column + shift
                break
    return found


def _shown(cell: object) -> str:
    try:
        return text_of(cell)
    except Refusal:
        return ""


def _spread_merged(texts: list[list[str]], sheet: Sheet) -> None:
    for (top, left), (bottom, right) in sheet.merged:
        if bottom >= len(texts) or left < sheet.first_column:
            continue
        for row in range(top, bottom + 1):
            for column in range(left - sheet.first_column, right - sheet.first_column + 1):
                if column < len(texts[row]) and left - sheet.first_column < len(texts[top]):
                    texts[row][column] = texts[top][left - sheet.first_column]


def _table(
    book: Book,
    sheet: Sheet,
    first: list[Row],
    *,
    place: _Place,
    headings: Sequence[Heading],
    looked_at: list[str],
) -> SheetTable:
    wanted = [place.columns.get(heading.key, -1) for heading in headings]
    needed = [index for index, heading in enumerate(headings) if heading.is_needed]
    table = SheetTable(
        sheet.name,
        place.row + 1,
        place.columns,
        tuple(looked_at),
        iter(()),
        list(sheet.notes),
        _doubled(first[place.row], headings) if first else frozenset(),
        tuple(_merged_downwards(sheet, set(wanted), data=place.data)),
        tuple(sheet.merged),
        tuple(_others(first[place.row], set(wanted), shift=sheet.first_column)) if first else (),
    )
    reader = _Reader(sheet, wanted, unsolved=book.unsolved(sheet.name), data=place.data)
    table.lines = _told(reader.lines(first), needed, table.notes)
    return table


def _merged_downwards(sheet: Sheet, wanted: set[int], *, data: int) -> Iterator[str]:
    for (top, left), (bottom, right) in sheet.merged:
        if bottom > top >= data and any(left <= column <= right for column in wanted):
            yield name_of_range(((top, left), (bottom, right)))


def name_of_range(cells: Range) -> str:
    """“B3:B4”."""
    (top, left), (bottom, right) = cells
    return f"{letters_of(left)}{top + 1}:{letters_of(right)}{bottom + 1}"


def _others(row: Row, wanted: set[int], *, shift: int) -> Iterator[str]:
    for column, cell in enumerate(row):
        if column + shift not in wanted and (text := _shown(cell)):
            yield text


def _doubled(row: Row, headings: Sequence[Heading]) -> frozenset[str]:
    """Headings written in more than one cell of the row."""
    written = [bare(_shown(cell)) for cell in row]
    return frozenset(h.key for h in headings if sum(bool(text) and text in h.words for text in written) > 1)


class _Reader:
    """Rows of a sheet as lines: merged cells filled, formulas without result marked, beginnings aligned."""

    def __init__(
        self, sheet: Sheet, wanted: list[int], *, unsolved: dict[tuple[int, int], object], data: int
    ) -> None:
        self.sheet, self.wanted, self.unsolved, self.data = sheet, wanted, unsolved, data
        self.fills = self._fills()

    def _fills(self) -> dict[int, list[tuple[int, int, int]]]:
        """For each row with cells merged downwards: (column, top row, column of the value)."""
        fills: dict[int, list[tuple[int, int, int]]] = {}
        asked = set(self.wanted)
        for (top, left), (bottom, right) in self.sheet.merged:
            columns = [column for column in range(left, min(right, left + 500) + 1) if column in asked]
            for row in range(max(top, self.data), bottom + 1) if columns else ():
                fills.setdefault(row, []).extend((column, top, left) for column in columns)
        return fills

    def lines(self, first: list[Row]) -> Iterator[tuple[Line, object]]:
        """Every row beneath the headings, and the first filled cell of it, asked for or not."""
        shift, kept = self.sheet.first_column, dict[tuple[int, int], object]()
        picks = [column - shift for column in self.wanted]
        rows = _chained(first, self.sheet.rows)
        for index, row in enumerate(rows):
            if index < self.data:
                continue
            width = len(row)
            cells = [row[pick] if 0 <= pick < width else None for pick in picks]
            if index in self.fills:
                self._fill(index, row, cells=cells, kept=kept)
            if self.unsolved:
                self._mark(index, cells)
            yield Line(index + 1, tuple(cells)), next((cell for cell in row if not _is_empty(cell)), None)

    def _fill(
        self, index: int, row: Row, *, cells: list[object], kept: dict[tuple[int, int], object]
    ) -> None:
        for column, top, left in self.fills[index]:
            if top == index:
                at = left - self.sheet.first_column
                kept[top, left] = row[at] if 0 <= at < len(row) else None
            if (top, left) in kept:
                cells[self.wanted.index(column)] = kept[top, left]

    def _mark(self, index: int, cells: list[object]) -> None:
        for position, column in enumerate(self.wanted):
            if (index, column) in self.unsolved:
                cells[position] = self.unsolved[index, column]


def _chained(first: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest


def _is_empty(cell: object) -> bool:
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def _told(lines: Iterator[tuple[Line, object]], needed: list[int], notes: list[Sentence]) -> Iterator[Line]:
    """Lines without blank rows, the row that numbers the columns, group rows, totals and what is signed beneath."""
    waiting: list[Line] = []
    after_blank, is_first = False, True
    for line, lead in lines:
        filled = [cell for cell in line.cells if not _is_empty(cell)]
        if not filled:
            after_blank = True
            continue
        if is_first and _numbers_columns(filled):
            is_first = False
            continue
        is_first = False
        if _is_group_or_total(lead, filled, len(line.cells)):
            notes.append(Sentence("Dòng {row} là dòng nhóm hoặc dòng cộng nên không nhập.", row=line.number))
            continue
        lacking = any(_is_empty(line.cells[index]) for index in needed)
        if (after_blank or waiting) and _may_be_foot(filled, lacking=lacking or bool(waiting)):
            waiting.append(line)
            continue
        yield from waiting
        waiting.clear()
        after_blank = False
        yield line
    if waiting:
        notes.append(Sentence("Từ dòng {row} là phần ghi dưới bảng nên không nhập.", row=waiting[0].number))


def _may_be_foot(filled: list[object], *, lacking: bool) -> bool:
    """Few cells, and what is needed lacks or somebody signs: beneath the table, unless lines follow."""
    if len(filled) > 3:
        return False
    return lacking and len(filled) <= 2 or any(_SIGNED.search(fold(_shown(cell))) for cell in filled)


def _numbers_columns(filled: list[object]) -> bool:
    texts = [fold(_shown(cell)) for cell in filled]
    return len(texts) > 1 and len(set(texts)) == len(texts) and all(_COUNTED.match(text) for text in texts)


def _is_group_or_total(lead: object, filled: list[object], width: int) -> bool:
    """A line that begins with "Tổng cộng", or a text merged over the row."""
    if isinstance(lead, str) and _TOTALS.match(fold(lead)):
        return True
    return width > 2 and len(filled) > 2 and isinstance(lead, str) and all(cell == lead for cell in filled)
