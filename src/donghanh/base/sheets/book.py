"""A file opened: its sheets, the rows of one, what is merged, which formulas have no result."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ..alphabets import latin
from ..sentences import Refusal, Sentence
from .cells import NO_RESULT
from .guard import check_file, pieces, unknown_kind
from .letters import Row, in_unicode

_UNSOLVED = re.compile(
    rb"""<(?:\w+:)?c [^>]*?r=["']([A-Z]{1,3})(\d+)["'][^>]*>\s*<(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_ERROR = re.compile(
    rb"""<(?:\w+:)?c [^>]*?r=["']([A-Z]{1,3})(\d+)["'][^>]*?t=["']e["'][^>]*>(?:<[^v][^<]*)*<(?:\w+:)?v>(#[^<]{1,10})<"""
)
_TAG = re.compile(rb"<(?:\w+:)?(sheet|Relationship)\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_DELIMITERS = ";\t,"


@dataclass
class Sheet:
    """One sheet in Unicode: rows from the very first, each from column `first_column` (from 0); what is merged; and
    what was turned on the way.
    """

    name: str
    rows: Iterator[Row]
    first_column: int = 0
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)


class Book:
    """A checked file, open for reading."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path, self.name = path, name or path.name
        self.kind = check_file(path, self.name)
        self._csv: list[Row] = []
        self._book: CalamineWorkbook | None = None
        if self.kind == "csv":
            self._csv = _csv_rows(path.read_bytes(), self.name)
        else:
            self._book = self._open()

    def _open(self) -> CalamineWorkbook:
        try:
            return CalamineWorkbook.from_path(str(self.path))
        except PasswordError as error:
            raise Refusal(
                "Tệp “{name}” có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi tải lên.", name=self.name
            ) from error
        except (CalamineError, OSError, ValueError) as error:
            raise unknown_kind(self.name) from error

    def sheet_names(self) -> list[str]:
        """Sheets that hold cells and are in sight, in order; hidden ones only where nothing is in sight."""
        if self._book is None:
            return [self.name]
        of_cells = [each for each in self._book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        seen = [each.name for each in of_cells if each.visible == SheetVisibleEnum.Visible]
        return seen or [each.name for each in of_cells]

    def sheet(self, name: str) -> Sheet:
        """One sheet by its name."""
        if self._book is None:
            rows, notes = in_unicode(iter(self._csv))
            return Sheet(name, rows, notes=notes)
        try:
            found = self._book.get_sheet_by_name(name)
            start = found.start or (0, 0)
            merged = list(found.merged_cell_ranges or [])
        except (CalamineError, ValueError) as error:
            raise Refusal("Không đọc được trang “{sheet}”. Mở bằng Excel và lưu lại.", sheet=name) from error
        rows, notes = in_unicode(found.iter_rows())
        return Sheet(name, rows, start[1], merged, notes)

    def unsolved(self, sheet: str) -> dict[tuple[int, int], object]:
        """What the reader leaves empty, by row and column (from 0): a formula without result, or Excel's error."""
        if self.kind != "xlsx":
            return {}
        found: dict[tuple[int, int], object] = {}
        with zipfile.ZipFile(self.path) as archive:
            part = _part_of(archive, sheet)
            for piece in pieces(archive, archive.getinfo(part)) if part else ():
                if b"<f" in piece or b":f" in piece:
                    for letters, number in _UNSOLVED.findall(piece):
                        found[int(number) - 1, _index(letters)] = NO_RESULT
                if b'"e"' in piece or b"'e'" in piece:
                    for letters, number, error in _ERROR.findall(piece):
                        found[int(number) - 1, _index(letters)] = error.decode("ascii", "replace")
        return found


def _index(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of the archive in which the sheet of this name lies."""
    names = set(archive.namelist())
    if "xl/_rels/workbook.xml.rels" not in names:
        return None
    keys: dict[str, str] = {}
    for tag, written in _TAG.findall(archive.read("xl/workbook.xml")):
        told = {key.rpartition(b":")[2]: value for key, value in _ATTRIBUTE.findall(written)}
        if tag == b"sheet" and _unescaped(told.get(b"name", b"")) == sheet:
            keys["id"] = told.get(b"id", b"").decode()
    for tag, written in _TAG.findall(archive.read("xl/_rels/workbook.xml.rels")):
        told = dict(_ATTRIBUTE.findall(written))
        if tag == b"Relationship" and told.get(b"Id", b"").decode() == keys.get("id"):
            target = told.get(b"Target", b"").decode().lstrip("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            return part if part in names else None
    return None


def _unescaped(text: bytes) -> str:
    plain = text.decode("utf-8", "replace")
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        plain = plain.replace(written, meant)
    return plain


def _csv_rows(content: bytes, name: str) -> list[Row]:
    """Rows of a text file, whatever its delimiter and encoding."""
    text = _decoded(content)
    head = text[:20_000]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise unknown_kind(name) from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return latin(content)
