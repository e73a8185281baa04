"""A table as a spreadsheet file: the same columns that the page shows, numbers and days as such."""

import csv
import datetime as dt
import io
from decimal import Decimal

import xlsxwriter
from django.http import HttpRequest, HttpResponse

from .tables import Cell, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A text that starts so would be run as a formula by a spreadsheet (OWASP, CSV injection).
_STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60


def wanted_export(request: HttpRequest) -> str:
    """The file format asked for with ?export=, or nothing."""
    asked = request.GET.get("export", "")
    return asked if asked in ("xlsx", "csv") else ""


def export(table: Table, form: str, *, name: str) -> HttpResponse:
    """`table` as a download in the format of `wanted_export`."""
    return export_csv(table, name=name) if form == "csv" else export_xlsx(table, name=name)


def export_csv(table: Table, *, name: str = "danh-sach") -> HttpResponse:
    """A download in CSV that Excel opens with its marks right (UTF-8 with a byte order mark, semicolons)."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([harmless(str(column.label)) for column in table.columns])
    for line in table.lines():
        writer.writerow([harmless(cell.shown if cell.shown != "–" else "") for cell in line])
    return answer


def export_xlsx(table: Table, *, name: str = "danh-sach") -> HttpResponse:
    """A download in Excel's format."""
    answer = HttpResponse(xlsx_bytes(table), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def xlsx_bytes(table: Table) -> bytes:
    """The workbook: heading line kept in sight, column widths from the texts, texts never formulas."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet()
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        day = book.add_format({"num_format": "d/m/yyyy", "align": "left"})
        lines = table.lines() + ([table.foot_cells()] if table.foot else [])
        for index, column in enumerate(table.columns):
            sheet.write_string(0, index, str(column.label), heading)
            sheet.set_column(index, index, _width(str(column.label), [line[index] for line in lines]))
        for row, line in enumerate(lines, start=1):
            for index, cell in enumerate(line):
                _write(sheet, (row, index), cell=cell, day=day)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _width(label: str, cells: list[Cell]) -> int:
    longest = max([len(label), *(len(cell.shown) for cell in cells)])
    return min(max(longest + 2, 8), _WIDEST)


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], *, cell: Cell, day: object) -> None:
    value = cell.exported
    if isinstance(value, dt.date):
        sheet.write_datetime(*at, dt.datetime(value.year, value.month, value.day), day)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(*at, value)
    elif value != "–":
        sheet.write_string(*at, str(value))


def harmless(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would run; negative numbers stay numbers."""
    is_number = text.lstrip("-").replace(".", "").replace(",", "").isdigit()
    return f"'{text}" if text.startswith(_STARTS_OF_FORMULAS) and not is_number else text
