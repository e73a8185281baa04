"""What an uploaded file really is: told by its content, never by its name."""

import hashlib
import io
import zipfile
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from .sentences import Refusal
from .words import one_line

MEGABYTE = 1024 * 1024
DEFAULT_LIMIT = 20 * MEGABYTE
EXPANSION_LIMIT = 200 * MEGABYTE

EXTENSIONS = {
    "txt": ("txt",),
    "pdf": ("pdf",),
    "docx": ("docx",),
    "xlsx": ("xlsx",),
    "jpeg": ("jpg", "jpeg"),
    "png": ("png",),
}
# Phones write several pictures into one JPEG (MPO): the first is the photograph.
PICTURE_FORMATS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png"}
SCAN_KINDS = ("pdf", "jpeg", "png")
EVIDENCE_KINDS = ("pdf", "jpeg", "png", "docx", "xlsx")
CONTENT_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


@dataclass(frozen=True)
class CheckedFile:
    """A file whose content was looked at: `kind` is a key of EXTENSIONS, `sha256` hexadecimal."""

    name: str
    kind: str
    content: bytes
    sha256: str

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)


def check_upload(
    name: str, content: bytes, *, kinds: tuple[str, ...], limit: int = DEFAULT_LIMIT
) -> CheckedFile:
    """The file, once its content is what its name says and its kind is one of `kinds`.

    Raises Refusal for an empty, too large, lying or unwanted file. `limit` in bytes.
    """
    name = one_line(name).replace("/", "_").replace("\\", "_")[-150:]
    check_size(name, len(content), limit=limit)
    kind = kind_of(content)
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if kind not in kinds:
        raise Refusal(
            "Không nhận tệp “{name}” ở đây. Các loại tệp nhận được: {kinds}.",
            name=name,
            kinds=", ".join(f".{k}" for k in kinds),
        )
    if extension not in EXTENSIONS[kind]:
        raise Refusal(
            "Tệp “{name}” thực ra là tệp {kind}, không đúng như tên gọi. Kiểm tra lại tệp rồi tải lên.",
            name=name,
            kind=kind.upper(),
        )
    return CheckedFile(name, kind, content, hashlib.sha256(content).hexdigest())


def digest_of(content: bytes) -> str:
    """The SHA-256 that files are compared by, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def check_size(name: str, size: int, *, limit: int = DEFAULT_LIMIT) -> None:
    """Refuse an empty file and one above `limit` bytes, before its content is read."""
    if not size:
        raise Refusal("Tệp “{name}” trống, không có nội dung. Chọn tệp khác.", name=name)
    if size > limit:
        raise Refusal(
            "Tệp “{name}” nặng {size} MB, vượt mức {limit} MB. Giảm dung lượng rồi tải lại.",
            name=name,
            size=-(-size // MEGABYTE),
            limit=limit // MEGABYTE,
        )


def kind_of(content: bytes) -> str:
    """A key of EXTENSIONS, or "unknown"."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _picture_kind(content)
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "txt"
    return "unknown" if b"\x00" in content else "txt"


def _picture_kind(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.verify()
            return PICTURE_FORMATS.get(picture.format or "", "unknown")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "unknown"


def _office_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > EXPANSION_LIMIT:
                return "unknown"
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return "unknown"
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else "unknown"
