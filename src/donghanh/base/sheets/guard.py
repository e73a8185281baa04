"""What is refused before a sheet is read: too large, a bomb, locked, of another kind.

A reader in native code lays a sheet out densely, so one cell far away, or one long text named a million times,
would fill the memory of the whole server. All of it is counted first, unpacking in pieces and keeping none.
"""

import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ..sentences import Refusal
from ..uploads import MEGABYTE
from .cells import letters_of

LARGEST = 60 * MEGABYTE
MOST_UNPACKED = 400 * MEGABYTE
MOST_CELLS = 12_000_000
MOST_TEXT = 400 * MEGABYTE
_PIECE = MEGABYTE
_OVERLAP = 200
_NARROW = 52  # columns up to AZ are not counted one by one
_ROW = re.compile(rb"""<(?:\w+:)?row[^>]{0,150}? r=["'](\d{4,10})""")
_FAR = re.compile(rb"""r=["']([B-Z][A-Z]|[A-Z]{3})\d""")
_ITEM = re.compile(rb"<(?:\w+:)?si[ >/]")
_NAMED = re.compile(rb"""t=["']s["'][^>]{0,80}><(?:\w+:)?v>(\d+)<""")
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


def check_file(path: Path, name: str = "") -> str:
    """The kind of the file: xlsx, xls or csv. Refuses in words what cannot or should not be read."""
    name = name or path.name
    size = path.stat().st_size
    if not size:
        raise Refusal("Tệp “{name}” trống, không có nội dung. Chọn tệp khác.", name=name)
    if size > LARGEST:
        raise Refusal(
            "Tệp “{name}” nặng {size} MB, vượt mức {limit} MB. Chia thành nhiều tệp nhỏ hơn.",
            name=name,
            size=-(-size // MEGABYTE),
            limit=LARGEST // MEGABYTE,
        )
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(OLE):
        return "xls"
    if start.startswith(ZIP):
        _check_archive(path, name)
        return "xlsx"
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in start and not is_wide or start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise unknown_kind(name)
    return "csv"


def unknown_kind(name: str) -> Refusal:
    """The refusal of a file that is no sheet."""
    return Refusal("Tệp “{name}” không phải bảng tính. Chọn tệp .xlsx, .xls hoặc .csv.", name=name)


def _check_archive(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise unknown_kind(name)
            if len(parts) > 5000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _bomb(name)
            named = 0
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    named += _check_spread(archive, part, name)
                else:
                    _unpack(archive, part)
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _bomb(name)
            if named:
                _check_texts(archive, name, named)
    except OverflowError:
        raise _bomb(name) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Refusal(
            "Tệp “{name}” bị hỏng nên không mở được. Mở bằng Excel, lưu lại rồi tải lên.", name=name
        ) from error


def _bomb(name: str) -> Refusal:
    return Refusal(
        "Tệp “{name}” bung ra quá lớn, vượt sức đọc an toàn. Giữ lại đúng trang cần nhập rồi lưu lại.",
        name=name,
    )


def pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part unpacked to its true end, in pieces that overlap a little.

    Its header may understate its size, and the reader would believe the content: so the header is not asked, and
    the size found is written there.
    """
    kept, size = b"", 0
    part.file_size = 2**40
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > MOST_UNPACKED:
                raise OverflowError
            yield kept + piece
            kept = piece[-_OVERLAP:]
    part.file_size = size


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Walk through a part, which checks its sum and finds its size."""
    for _ in pieces(archive, part):
        pass


def _check_spread(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> int:
    """Refuse a sheet whose cells lie too far apart; how many cells name a shared text, at most."""
    last, widest, named = 0, _NARROW, 0
    for piece in pieces(archive, part):
        for found in _ROW.findall(piece):
            last = max(last, int(found))
        for letters in set(_FAR.findall(piece)):
            widest = max(widest, _column_of(letters))
        named += piece.count(b't="s"') + piece.count(b"t='s'")
    if last * widest > MOST_CELLS:
        raise Refusal(
            "Tệp “{name}” có ô nằm rất xa (đến {cell}). Xóa các dòng, cột thừa ở cuối rồi lưu lại.",
            name=name,
            cell=f"{letters_of(widest - 1)}{last}",
        )
    return named


def _column_of(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column


def _check_texts(archive: zipfile.ZipFile, name: str, named: int) -> None:
    """Refuse when the texts that cells name would together fill the memory."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return
    lengths: list[int] = []
    still_open = 0
    with archive.open("xl/sharedStrings.xml") as stream:
        while piece := stream.read(_PIECE):
            starts = [found.start() for found in _ITEM.finditer(piece)]
            if not starts:
                still_open += len(piece)
                continue
            lengths.append(still_open + starts[0])
            lengths += [after - before for before, after in pairwise(starts)]
            still_open = len(piece) - starts[-1]
    lengths = [*lengths[1:], still_open]
    if max(lengths) * named <= MOST_TEXT:
        return
    total = 0
    for part in archive.infolist():
        if not part.filename.startswith("xl/worksheets/"):
            continue
        for piece in pieces(archive, part):
            total += sum(lengths[int(n)] for n in _NAMED.findall(piece) if int(n) < len(lengths))
            if total > MOST_TEXT:
                raise _bomb(name)
