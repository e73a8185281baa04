"""Files into readings: told by content, refused in words. Nothing in a file is ever acted on."""

import re
from dataclasses import replace

from donghanh.base.sentences import Refusal
from donghanh.base.words import nfc

from .result import Reading
from .sources.guarded import read_guarded
from .sources.plain import read_plain
from .sources.source import Source
from .whole import read_text

READ_KINDS = ("docx", "doc", "pdf", "txt", "html", "htm")
MEGABYTE = 1024 * 1024
FILE_LIMIT = 64 * MEGABYTE
SAID_KINDS = "Word (.docx, .doc), PDF có chữ (.pdf), văn bản thuần (.txt), trang web (.html)"

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0", "doc"),
)
_OTHERS = (
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", "chương trình chạy được"),
    (b"\x7fELF", "chương trình chạy được"),
)
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|meta|\?xml|!--|div|p|table)\b", re.IGNORECASE
)
_NAMES = {
    "docx": "Word (.docx)",
    "doc": "Word đời cũ (.doc)",
    "pdf": "PDF",
    "html": "trang web (.html)",
    "txt": "văn bản thuần",
}


def read_file(name: str, content: bytes) -> Reading:
    """The reading of an uploaded file. Raises Refusal when it cannot be read, saying why and what to do."""
    source = source_of(name, content)
    return with_source(read_text(source.text), source)


def with_source(reading: Reading, source: Source) -> Reading:
    """The reading with what was said when the file was opened, and the pages its fields stand on."""
    fields = reading.fields
    if source.pages:
        fields = {
            name: replace(found, page=source.page_of(found.first_line)) for name, found in fields.items()
        }
    return replace(reading, fields=fields, warnings=(*source.warnings, *reading.warnings))


def text_of(name: str, content: bytes) -> str:
    """The text of a file in NFC. Raises Refusal for one that cannot be read."""
    return source_of(name, content).text


def source_of(name: str, content: bytes) -> Source:
    """The text of a file and what is to be said about it. Raises Refusal for one that cannot be read."""
    name = nfc(name).replace("\n", " ")[-150:]
    try:
        return _source(name, content)
    except Refusal as refusal:
        values = {"name": name, **refusal.sentence.values}
        raise Refusal(refusal.sentence.template, field=refusal.field, **values) from None


def _source(name: str, content: bytes) -> Source:
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension == "docm":
        raise Refusal(
            "Tệp “{name}” là tệp Word có macro (mã chạy được) nên không được đọc. Mở tệp, chọn Lưu thành (Save As) "
            "kiểu Word Document (.docx), rồi tải lên."
        )
    if extension not in READ_KINDS:
        raise Refusal("Chỉ đọc được tệp {kinds}. Tệp “{name}” thuộc loại khác.", kinds=SAID_KINDS)
    if not content.strip():
        raise Refusal("Tệp “{name}” trống, không có nội dung. Chọn tệp khác.")
    if len(content) > FILE_LIMIT:
        raise Refusal(
            "Tệp “{name}” quá lớn so với một văn bản (trên {limit} MB). Chọn đúng tệp văn bản.",
            limit=FILE_LIMIT // MEGABYTE,
        )
    kind = _kind(content)
    _check_name(extension, kind)
    return read_plain(content) if kind == "txt" else read_guarded(kind, content)


def _kind(content: bytes) -> str:
    """What the file is by its first bytes. Raises Refusal for what is no document at all."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    for signature, said in _OTHERS:
        if content.startswith(signature):
            raise Refusal(
                "Tệp “{name}” thực ra là tệp {kind}. Chỉ đọc được tệp {kinds}.", kind=said, kinds=SAID_KINDS
            )
    sample = content[:4000].replace(b"\x00", b"")
    return "html" if _PAGE.match(sample) or b"<html" in sample.lower() else "txt"


def _check_name(extension: str, kind: str) -> None:
    """Offices name web pages and text ".doc", and old Word files ".docx": those are read for what they are."""
    of_words = {"doc", "docx", "html", "htm", "txt"}
    same = extension == kind or (kind == "html" and extension == "htm")
    if same or ({extension, kind} <= {"doc", "docx"}) or (extension in of_words and kind == "html"):
        return
    if kind == "txt" and extension in ("html", "htm"):
        return
    raise Refusal(
        "Tệp “{name}” thực ra là tệp {kind}, không đúng như tên gọi. Đổi lại tên hoặc chọn đúng tệp.",
        kind=_NAMES[kind],
    )
