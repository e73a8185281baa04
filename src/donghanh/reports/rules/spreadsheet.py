"""A table of figures as a file: a line for each unit with a column for each indicator, or a line for each figure.

The second form is what `donghanh export-values` writes: columns unit, indicator, value, with a decimal point.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from donghanh.base.numbers import say_number
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import Heading, SheetTable, code_of, name_of_range, read_table, text_of
from donghanh.base.words import fold

from .sheet import Line

UNIT = Heading("unit", "Mã đơn vị", ("mã", "mã số", "mã cđcs", "mã công đoàn", "unit"), is_needed=True)
NAME = Heading("name", "Tên đơn vị", ("đơn vị", "tên công đoàn", "tên"))
INDICATOR = Heading("indicator", "Mã chỉ tiêu", ("chỉ tiêu", "indicator"), is_needed=True)
VALUE = Heading("value", "Số liệu", ("giá trị", "value"), is_needed=True)
MOST_NAMED = 8
_SUMS = {"tong", "cong", "tong cong", "tong so"}
_FLAT = (UNIT, INDICATOR, VALUE)


@dataclass(frozen=True)
class Typed:
    """One cell of the file: where it stands, and what an officer would have typed."""

    place: str
    text: str


@dataclass(frozen=True)
class Trouble:
    """What is wrong in the file: the cell (or the row), and the sentence."""

    place: str
    sentence: Sentence


@dataclass
class FigureFile:
    """What a file says: for each unit's code its cells by indicator, the rows they stand in, what cannot be read,
    and what was passed over.
    """

    sheet: str
    cells: dict[str, dict[str, Typed]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    wrong: list[Trouble] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)


def headings_of(lines: Iterable[Line]) -> list[Heading]:
    """The columns of a table of units: code, name, then the indicators; what is computed is not asked for."""
    return [UNIT, NAME] + [
        Heading(
            line.code,
            heading_of(line),
            (
                line.code,
                f"{line.code} {line.name}",
                line.name,
                f"{line.code} - {line.name}",
                f"{line.code}. {line.name}",
            ),
        )
        for line in lines
        if not line.is_computed
    ]


def heading_of(line: Line) -> str:
    """The heading of its column: code, name, and in what it is measured."""
    measure = f" ({line.unit_of_measure})" if line.unit_of_measure else ""
    return f"{line.code} {line.full_name}{measure}"


def read_figures(path: Path, lines: Sequence[Line], *, name: str = "", sheet: str = "") -> FigureFile:
    """What the file says of these lines; refuses one without the columns."""
    try:
        table = read_table(path, _FLAT, name=name, sheet=sheet)
    except Refusal:
        return _wide(read_table(path, headings_of(lines), name=name, sheet=sheet), lines)
    return _flat(table, lines)


def _wide(table: SheetTable, lines: Sequence[Line]) -> FigureFile:
    headings = headings_of(lines)
    if not {heading.key for heading in headings[2:]} & set(table.columns):
        raise Refusal(
            "Không thấy cột chỉ tiêu nào của biểu mẫu. Đặt tên cột bằng mã chỉ tiêu, ví dụ {code}.",
            code=headings[2].key if headings[2:] else "",
        )
    known = {line.code: line for line in lines}
    found = FigureFile(table.sheet)
    for code in sorted(table.doubled & set(known)):
        said = Sentence("Chỉ tiêu {code} có ở nhiều cột. Giữ một cột.", code=code)
        found.wrong.append(Trouble(table.cell_name(table.heading_row, code), said))
    for row in table.lines:
        unit = _code(found, table.cell_name(row.number, "unit"), row.cells[0])
        if not unit:
            _tell_nameless(found, row.number, code=row.cells[0], name=row.cells[1], figures=row.cells[2:])
            continue
        if unit in found.cells:
            said = Sentence("Đơn vị {code} có ở hai dòng. Giữ một dòng.", code=unit)
            found.wrong.append(Trouble(table.cell_name(row.number, "unit"), said))
            continue
        cells = found.cells[unit] = {}
        found.rows[unit] = row.number
        for heading, value in zip(headings[2:], row.cells[2:], strict=True):
            if heading.key in table.columns:
                place = table.cell_name(row.number, heading.key)
                _take(found, cells, known[heading.key], place=place, value=value)
    found.wrong += _merged_figures(table, set(known), rows=set(found.rows.values()))
    found.notes = list(table.notes)
    if table.others:
        names = ", ".join(f"“{name}”" for name in table.others[:MOST_NAMED])
        found.notes.append(Sentence("Các cột không có trong biểu mẫu nên không nhập: {names}.", names=names))
    return found


def _flat(table: SheetTable, lines: Sequence[Line]) -> FigureFile:
    known = {line.code: line for line in lines}
    found = FigureFile(table.sheet)
    for row in table.lines:
        unit = _code(found, table.cell_name(row.number, "unit"), row.cells[0])
        code = _code(found, table.cell_name(row.number, "indicator"), row.cells[1])
        if not unit or not code:
            missing = row.cells[1] if unit else row.cells[0]
            _tell_nameless(found, row.number, code=missing, name=row.cells[0], figures=row.cells[2:])
            continue
        if code not in known:
            said = Sentence("Biểu mẫu không có chỉ tiêu “{code}”.", code=code)
            found.wrong.append(Trouble(table.cell_name(row.number, "indicator"), said))
            continue
        if known[code].is_computed or row.cells[2] in (None, ""):
            continue
        cells = found.cells.setdefault(unit, {})
        found.rows.setdefault(unit, row.number)
        value = _with_comma(known[code], row.cells[2])
        _take(found, cells, known[code], place=table.cell_name(row.number, "value"), value=value)
    return found


def _merged_figures(table: SheetTable, codes: set[str], *, rows: set[int]) -> Iterator[Trouble]:
    """One figure over several cells is nobody's for certain: it would count for each unit, or for the first alone."""
    columns = {column for key, column in table.columns.items() if key in codes}
    for cells in table.ranges:
        (top, left), (bottom, right) = cells
        down = sum(top < row <= bottom + 1 for row in rows)
        across = sum(left <= column <= right for column in columns)
        if down * across > 1:
            said = Sentence("Các ô này bị gộp nên không rõ số của ô nào. Bỏ gộp ô và ghi từng ô.")
            yield Trouble(name_of_range(cells), said)


def _tell_nameless(
    found: FigureFile, row: int, *, code: object, name: object, figures: Sequence[object]
) -> None:
    """Figures of nobody are told, not dropped: merged cells leave such rows. A row of sums is nobody's."""
    is_sum = fold(str(name or "")).strip(" .:") in _SUMS
    if is_sum or not _is_blank(code) or all(_is_blank(figure) for figure in figures):
        return
    said = Sentence(
        "Dòng này có số liệu mà thiếu mã. Bỏ gộp ô và ghi đủ mã ở từng dòng; dòng không dùng thì xóa."
    )
    found.wrong.append(Trouble(str(row), said))


def _is_blank(value: object) -> bool:
    return value is None or not str(value).strip()


def _with_comma(line: Line, value: object) -> object:
    """ "1.250" of a program is 1,25 only where the indicator has so many decimals; else an officer typed 1250.

    Other numbers with a point are read either way; the points of an answer in words stay.
    """
    if isinstance(value, str) and line.decimals >= 3 and not line.is_text and value.count(".") == 1:
        return value.replace(".", ",")
    return value


def _code(found: FigureFile, place: str, value: object) -> str:
    try:
        return code_of(value)
    except Refusal as refusal:
        found.wrong.append(Trouble(place, refusal.sentence))
        return ""


def _take(found: FigureFile, cells: dict[str, Typed], line: Line, *, place: str, value: object) -> None:
    try:
        _check_percent(line, value)
        cells[line.code] = Typed(place, typed_of(value))
    except Refusal as refusal:
        found.wrong.append(Trouble(place, refusal.sentence))


def _check_percent(line: Line, value: object) -> None:
    """A cell that Excel shows as 95% holds 0.95: refuse to guess what a number up to one means."""
    if line.unit_of_measure == "%" and isinstance(value, int | float) and 0 < value <= 1:
        raise Refusal(
            "Ô này có số {number} ở chỉ tiêu tính bằng %. Nếu là {percent} % thì ghi {percent}, không dùng định dạng %; "
            "nếu đúng là {number} % thì ghi dưới dạng chữ.",
            number=typed_of(float(value)),
            percent=typed_of(round(float(value) * 100, 6)),
        )


def typed_of(value: object) -> str:
    """What an officer would have typed for this cell: 12.5 is "12,5"; refuses an error of the sheet."""
    if isinstance(value, float):
        return say_number(value).replace(".", "")
    return text_of(value)
