"""Lists as spreadsheets: going out with the columns that come in, and the lines to be mended."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from donghanh.base.sentences import Refusal
from donghanh.base.sheets import Heading, read_table, text_of

from .choices import ImportKind
from .rules.columns import MEMBER_COLUMNS, UNIT_COLUMNS

_WIDE = {"name", "superior", "unit", "short_name"}
ROW_HEADING = "Dòng trong tệp"
WRONG_HEADING = "Chỗ cần sửa"


def columns_of(kind: str) -> Sequence[Heading]:
    """The columns of a list."""
    return UNIT_COLUMNS if kind == ImportKind.UNITS else MEMBER_COLUMNS


def write_list(path: Path, kind: str, rows: Iterable[Sequence[Any]]) -> int:
    """One sheet with the headings and these rows, written as they come; how many there were."""
    count = 0
    with _book(path) as (book, sheet, styles):
        _headings(sheet, columns_of(kind), style=styles["heading"])
        for count, row in enumerate(rows, start=1):
            _row(sheet, count, row, styles=styles)
    return count


class _book:
    """A workbook written row by row, so that its size costs no memory."""

    def __init__(self, path: Path) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(str(path), options)

    def __enter__(self) -> tuple[Any, Any, dict[str, Any]]:
        add = self.book.add_format
        styles = {
            "heading": add({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "day": add({"num_format": "d/m/yyyy", "align": "left"}),
            "wrong": add({"bg_color": "#FFD9D6", "border": 1, "border_color": "#B3261E"}),
            "note": add({"text_wrap": True, "valign": "top"}),
        }
        return self.book, self.book.add_worksheet("Danh sách"), styles

    def __exit__(self, *_error: object) -> None:
        self.book.close()


def _headings(sheet: Any, columns: Sequence[Heading], *, style: Any, more: Sequence[str] = ()) -> None:
    for index, heading in enumerate(columns):
        sheet.set_column(index, index, 36 if heading.key in _WIDE else 16)
    for index, label in enumerate([*(heading.label for heading in columns), *more]):
        sheet.write_string(0, index, label, style)
    sheet.freeze_panes(1, 0)


def _row(
    sheet: Any,
    number: int,
    row: Sequence[Any],
    *,
    styles: dict[str, Any],
    marked: frozenset[int] = frozenset(),
) -> None:
    for index, value in enumerate(row):
        style = styles["wrong"] if index in marked else None
        if value is None or value == "":
            if style:
                sheet.write_blank(number, index, None, style)
        elif isinstance(value, int):
            sheet.write_number(number, index, value, style)
        elif isinstance(value, str):
            sheet.write_string(number, index, value, style)
        else:
            sheet.write_datetime(number, index, value, style or styles["day"])


def write_template(path: Path, kind: str) -> None:
    """The headings alone."""
    write_list(path, kind, ())


def write_faulty(
    source: Path, target: Path, *, kind: str, sheet: str, faults: dict[int, list[tuple[str, str]]]
) -> int:
    """The faulty lines of `source` with the wrong cells marked and told; mended, the file can be brought in again.

    `faults`: for each row the columns and sentences.
    """
    columns = columns_of(kind)
    place = {heading.key: index for index, heading in enumerate(columns)}
    table = read_table(source, columns, sheet=sheet)
    count = 0
    with _book(target) as (book, made, styles):
        _headings(made, columns, style=styles["heading"], more=(WRONG_HEADING, ROW_HEADING))
        made.set_column(len(columns), len(columns), 60)
        for line in table.lines:
            told = faults.get(line.number)
            if told is None:
                continue
            count += 1
            marked = frozenset(place[key] for key, _ in told if key in place)
            _row(made, count, [_shown(cell) for cell in line.cells], styles=styles, marked=marked)
            made.write_string(count, len(columns), " ".join(said for _, said in told), styles["note"])
            made.write_number(count, len(columns) + 1, line.number)
    return count


def _shown(cell: object) -> Any:
    try:
        return cell if hasattr(cell, "year") else text_of(cell)
    except Refusal:
        return ""
