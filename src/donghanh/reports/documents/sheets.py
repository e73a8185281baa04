"""Forms of reports as spreadsheets: out with the codes that come in."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from donghanh.base.numbers import from_scaled

from ..rules.sheet import Cell, Line
from ..rules.spreadsheet import INDICATOR, NAME, UNIT, VALUE, heading_of

NAME_HEADING, MEASURE_HEADING = "Tên chỉ tiêu", "Đơn vị tính"


@dataclass(frozen=True)
class UnitSheet:
    """One unit in a file: its code and name, the lines it is asked, what is in its cells."""

    code: str
    name: str
    lines: Sequence[Line]
    cells: dict[str, Cell]


def sheet_of_unit(unit: UnitSheet) -> bytes:
    """One unit's form, a row for each line."""
    rows = [
        [
            unit.code,
            unit.name,
            line.code,
            f"{line.number}. {line.name}",
            line.unit_of_measure,
            *_value(unit, line),
        ]
        for line in unit.lines
        if not line.is_computed
    ]
    heads = [UNIT.label, NAME.label, INDICATOR.label, NAME_HEADING, MEASURE_HEADING, VALUE.label]
    return _written(heads, rows, widths=(14, 36, 14, 60, 16, 16), frozen=0)


def sheet_of_branch(units: Iterable[UnitSheet], lines: Sequence[Line]) -> bytes:
    """A row for each unit, a column for each line; what a unit is not asked is left blank."""
    asked = [line for line in lines if not line.is_computed]
    rows = []
    for unit in units:
        own = {line.code for line in unit.lines}
        rows.append(
            [unit.code, unit.name]
            + [(_value(unit, line) or [""])[0] if line.code in own else None for line in asked]
        )
    heads = [UNIT.label, NAME.label, *(heading_of(line) for line in asked)]
    return _written(heads, rows, widths=(14, 40, *[16] * len(asked)), frozen=2)


def _value(unit: UnitSheet, line: Line) -> list[object]:
    cell = unit.cells.get(line.code, Cell())
    return [cell.typed if cell.number is None else from_scaled(cell.number, line.decimals)]


def _written(heads: list[str], rows: list[list[object]], *, widths: Sequence[int], frozen: int) -> bytes:
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        page = book.add_worksheet("Số liệu")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        grey = book.add_format({"bg_color": "#EEEEEE"})
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            page.write_string(0, column, head, bold)
            page.set_column(column, column, width)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if value is None:
                    page.write_blank(number, column, None, grey)
                elif isinstance(value, str):
                    page.write_string(number, column, value)
                else:
                    page.write_number(number, column, value)
        page.freeze_panes(1, frozen)
    return buffer.getvalue()
