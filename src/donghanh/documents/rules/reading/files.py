"""Files into text: told by content, refused in words. Nothing in a file is ever acted on."""

from donghanh.base.sentences import Refusal
from donghanh.base.words import nfc

from .result import Reading
from .whole import read_text

READ_KINDS = ("txt",)
TEXT_LIMIT = 2 * 1024 * 1024  # bytes; a plan is 10 KB, the longest law 0.3 MB

_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, Word hoặc Excel"),
    (b"\xd0\xcf\x11\xe0", "Word hoặc Excel đời cũ"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"MZ", "chương trình chạy được"),
    (b"\x7fELF", "chương trình chạy được"),
)


def read_file(name: str, content: bytes) -> Reading:
    """The reading of an uploaded file. Raises Refusal when it cannot be read, saying why and what to do."""
    return read_text(text_of(name, content))


def text_of(name: str, content: bytes) -> str:
    """The text of a .txt file in NFC. Raises Refusal for any other or a broken one."""
    name = nfc(name).replace("\n", " ")[-150:]
    _check_name(name)
    if not content.strip():
        raise Refusal("Tệp “{name}” trống, không có nội dung. Chọn tệp khác.", name=name)
    if len(content) > TEXT_LIMIT:
        raise Refusal(
            "Tệp “{name}” quá lớn so với một văn bản (trên {limit} MB). Chọn đúng tệp văn bản.",
            name=name,
            limit=TEXT_LIMIT // (1024 * 1024),
        )
    _check_content(name, content)
    return nfc(_decoded(name, content))


def _check_name(name: str) -> None:
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension not in READ_KINDS:
        raise Refusal(
            "Chỉ đọc được tệp văn bản thuần .txt. Tệp “{name}” thuộc loại khác: mở tệp, chọn Lưu thành (Save As) "
            "kiểu Plain Text, bảng mã Unicode (UTF-8), rồi tải lên.",
            name=name,
        )


def _check_content(name: str, content: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise Refusal(
                "Tệp “{name}” thực ra là tệp {kind}, không phải tệp văn bản .txt như tên gọi. Chọn đúng tệp .txt.",
                name=name,
                kind=kind,
            )


def _decoded(name: str, content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if b"\x00" in content:
            raise _binary(name) from None
        raise Refusal(
            "Chữ trong tệp “{name}” không phải Unicode, có thể là bảng mã cũ (TCVN3, VNI). Mở tệp bằng phần mềm soạn "
            "thảo, chuyển mã sang Unicode dựng sẵn, lưu lại kiểu UTF-8 rồi tải lên.",
            name=name,
        ) from None
    if "\x00" in text:
        raise _binary(name)
    return text


def _binary(name: str) -> Refusal:
    return Refusal(
        "Tệp “{name}” không phải tệp văn bản: bên trong là dữ liệu nhị phân. Chọn đúng tệp .txt.", name=name
    )
