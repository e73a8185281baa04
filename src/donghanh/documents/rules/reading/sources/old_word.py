"""Old Word files (.doc, Word 97 to 2003): the text found through the piece table; nothing else is opened.

Source: [MS-DOC], File Information Block, Clx, PlcBtePapx.
"""

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import olefile

from donghanh.base.alphabets import alphabet_of, decoder_of
from donghanh.base.sentences import Refusal
from donghanh.base.words import nfc

from .archive import bomb, broken
from .breaks import lines_of_paragraph
from .grid import as_lines
from .plain import said_of
from .source import Source

STREAM_LIMIT = 64 * 1024 * 1024
_MACROS = ("macros", "_vba_project_cur", "vba", "_vba_project")
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_CHARACTERS = {0x0B: "\n", 0x0C: "\r", 0x0E: "\r", 0x1E: "-", 0x1F: None, 0x01: None, 0x02: None, 0x05: None, 0x08: None}  # fmt: skip
_ROW_END, _IN_TABLE = 0x2417, 0x2416


def read_old_word(content: bytes) -> Source:
    """The text of a .doc. Raises Refusal for macros, passwords, and what is broken or older than Word 97."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            main, table = _streams(ole)
    except Refusal:
        raise
    except Exception as error:  # whatever a broken file makes the opener do
        raise broken() from error
    try:
        pieces, length = _pieces(main, table)
        text, marks = _text(main, pieces, length), _table_marks(main, table, pieces)
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        raise broken() from None
    alphabet = alphabet_of(text)
    whole = "\n".join(_lines(text, marks, decoder_of(alphabet)))
    if not any(c.isalpha() for c in whole):
        raise broken()
    return Source(nfc(whole), said_of(alphabet))


def _streams(ole: olefile.OleFileIO) -> tuple[bytes, bytes]:
    names = ["/".join(entry).lower() for entry in ole.listdir(streams=True, storages=True)]
    if any(name.split("/")[0] in _MACROS for name in names):
        raise Refusal(
            "Tệp “{name}” có chứa macro (mã chạy được) nên không được đọc. Mở tệp, chọn Lưu thành (Save As) kiểu "
            "Word Document (.docx), rồi tải lên."
        )
    if "encryptedpackage" in names:
        raise _locked()
    if "worddocument" not in names:
        raise Refusal(
            "Tệp “{name}” không phải văn bản Word: bên trong không có phần nội dung. Chọn đúng tệp."
        )
    main = _stream(ole, "WordDocument")
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if struct.unpack_from("<H", main, 0)[0] != 0xA5EC:
        raise broken()
    if flags & 0x0100:
        raise _locked()
    name = "1Table" if flags & 0x0200 else "0Table"
    if name.lower() not in names:
        raise Refusal(
            "Tệp “{name}” do Word quá cũ (trước Word 97) tạo ra, không đọc được. Mở tệp, lưu lại kiểu .docx rồi tải lên."
        )
    return main, _stream(ole, name)


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    if ole.get_size(name) > STREAM_LIMIT:
        raise bomb()
    return bytes(ole.openstream(name).read())


def _locked() -> Refusal:
    return Refusal("Tệp “{name}” có mật khẩu. Mở tệp, bỏ mật khẩu, lưu lại rồi tải lên.")


Piece = tuple[int, int, int, bool]  # first character, one behind the last, byte offset, one byte a character


def _pieces(main: bytes, table: bytes) -> tuple[list[Piece], int]:
    start, size = struct.unpack_from("<II", main, 0x01A2)
    length = struct.unpack_from("<I", main, 0x4C)[0]
    clx = table[start : start + size]
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise ValueError("no piece table")
    plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
    count = (len(plc) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plc, 0)
    pieces = []
    for index in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        single = bool(place & 0x40000000)
        offset = (place & 0x3FFFFFFF) // (2 if single else 1)
        if bounds[index] > bounds[index + 1]:
            raise ValueError("pieces out of order")
        pieces.append((bounds[index], bounds[index + 1], offset, single))
    return pieces, length


def _text(main: bytes, pieces: list[Piece], length: int) -> str:
    parts, taken = [], 0
    for first, last, offset, single in pieces:
        size = min(last, length) - first
        if size <= 0:
            continue
        taken += size
        if taken > STREAM_LIMIT:  # pieces may lie over each other
            raise bomb()
        raw = main[offset : offset + size * (1 if single else 2)]
        parts.append(raw.decode("cp1252", "replace") if single else raw.decode("utf-16-le", "replace"))
    return "".join(parts)


@dataclass(frozen=True)
class TableMarks:
    """The ends of paragraphs that stand in a table, and of those that end a row."""

    inside: frozenset[int] = frozenset()
    row_ends: frozenset[int] = frozenset()


def _table_marks(main: bytes, table: bytes, pieces: list[Piece]) -> TableMarks:
    inside, row_ends = set(), set()
    by_offset = sorted((offset, first, single) for first, _last, offset, single in pieces)
    for end, properties in _paragraph_properties(main, table):
        if struct.pack("<HB", _IN_TABLE, 1) in properties:
            inside.add(_character_at(end, by_offset) - 1)
        if struct.pack("<HB", _ROW_END, 1) in properties:
            row_ends.add(_character_at(end, by_offset) - 1)
    return TableMarks(frozenset(inside), frozenset(row_ends))


def _paragraph_properties(main: bytes, table: bytes) -> Iterator[tuple[int, bytes]]:
    """The byte behind each paragraph and the properties it carries."""
    start, size = struct.unpack_from("<II", main, 0x0102)
    plc = table[start : start + size]
    count = (len(plc) - 4) // 8
    for index in range(min(count, 20_000)):
        page = (struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF) * 512
        fkp = main[page : page + 512]
        runs = fkp[511] if len(fkp) == 512 else 0
        if not runs or 4 * (runs + 1) + 13 * runs > 511:
            continue
        bounds = struct.unpack_from(f"<{runs + 1}I", fkp, 0)
        for run in range(runs):
            at = fkp[4 * (runs + 1) + 13 * run] * 2
            if at and at < 510:
                first, last = (at + 1, at + 2 * fkp[at]) if fkp[at] else (at + 2, at + 2 + 2 * fkp[at + 1])
                yield bounds[run + 1], fkp[first + 2 : min(last, 511)]


def _character_at(byte: int, pieces: list[tuple[int, int, bool]]) -> int:
    index = bisect_right(pieces, byte - 1, key=lambda piece: piece[0]) - 1
    if index < 0:
        return -1
    offset, first, single = pieces[index]
    return first + (byte - offset) // (1 if single else 2)


def _lines(text: str, marks: TableMarks, decode: Callable[[str], str]) -> list[str]:
    """Paragraphs, and rows of cells that tables are made of."""
    lines: list[str] = []
    rows: list[list[str]] = []
    cells: list[str] = []
    cell: list[str] = []
    for first, last, mark in _paragraph_bounds(text):
        piece = lines_of_paragraph(decode(_clean(text[first:last])))
        if last in marks.row_ends:
            rows.append(cells)
            cells, cell = [], []
        elif mark == "\x07":
            cells.append("\n".join([*cell, *piece]))
            cell = []
        elif last in marks.inside:
            cell += piece
        else:
            if rows or cells:
                lines += ["", *as_lines([*rows, cells] if cells else rows), ""]
                rows, cells = [], []
            lines += piece
    if cells:
        rows.append(cells)
    return [*lines, *(["", *as_lines(rows)] if rows else [])]


def _paragraph_bounds(text: str) -> Iterator[tuple[int, int, str]]:
    first = 0
    for found in re.finditer("[\r\x07\x0c\x0e]", text):
        yield first, found.start(), found[0]
        first = found.end()
    yield first, len(text), "\r"


def _clean(text: str) -> str:
    before = None
    while "\x13" in text and text != before:
        before, text = text, _FIELD.sub(lambda found: found[1] or "", text)
    return re.sub("[\x13\x14\x15\x03\x04\x06]", "", text).translate(_CHARACTERS)
