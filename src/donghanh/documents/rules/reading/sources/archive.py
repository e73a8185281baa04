"""The parts of a .docx, each with its bounds checked before and while it is unpacked."""

import io
import re
import zipfile
import zlib

from lxml import etree

from donghanh.base.sentences import Refusal

PARTS_AT_MOST = 5_000
PART_LIMIT = 96 * 1024 * 1024
TOTAL_LIMIT = 300 * 1024 * 1024
RATIO_LIMIT = 250  # XML of Word packs 10 to 40 times
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DECLARES = re.compile(rb"<\s*!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class Archive:
    """An opened .docx. Raises Refusal for bombs, macros, entities and what is broken."""

    def __init__(self, content: bytes) -> None:
        if content[-66_000:].count(b"PK\x05\x06") and _entries(content) > PARTS_AT_MOST:
            raise bomb()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise broken() from None
        self.names = set(self._zip.namelist())
        self._check()

    def _check(self) -> None:
        items = self._zip.infolist()
        if len(items) > PARTS_AT_MOST or sum(item.file_size for item in items) > TOTAL_LIMIT:
            raise bomb()
        if any(
            item.file_size > 1_000_000 and item.file_size > RATIO_LIMIT * max(1, item.compress_size)
            for item in items
        ):
            raise bomb()
        if any(item.flag_bits & 1 for item in items):
            raise Refusal("Tệp “{name}” có mật khẩu. Mở tệp, bỏ mật khẩu, lưu lại rồi tải lên.")
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise Refusal(
                "Tệp “{name}” có chứa macro (mã chạy được) nên không được đọc. Mở tệp, chọn Lưu thành (Save As) kiểu "
                "Word Document (.docx), rồi tải lên."
            )

    @property
    def unpacked(self) -> int:
        """Bytes of all parts together."""
        return sum(item.file_size for item in self._zip.infolist())

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is none. Raises Refusal when it grows past its bounds."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as opened:
                content = opened.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise broken() from None
        if len(content) > PART_LIMIT:
            raise bomb()
        if _DECLARES.search(content) or (
            content[:2] in (b"\xff\xfe", b"\xfe\xff") and b"D\x00O\x00C\x00T" in content[:4000]
        ):
            raise Refusal(
                "Tệp “{name}” khai báo thực thể XML, cách thường dùng để làm treo máy, nên không được đọc. Xin lại tệp "
                "gốc từ nơi gửi."
            )
        return content

    def tree(self, name: str) -> etree._Element | None:
        """A small part as a tree; None when there is none."""
        content = self.part(name)
        if content is None:
            return None
        try:
            return etree.fromstring(content, etree.XMLParser(**SAFE))
        except etree.XMLSyntaxError:
            raise broken() from None

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        relations = self.tree("_rels/.rels")
        for relation in relations.iter(RELATIONS) if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"


SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _entries(content: bytes) -> int:
    at = content.rfind(b"PK\x05\x06")
    return int.from_bytes(content[at + 10 : at + 12], "little")


def bomb() -> Refusal:
    """The refusal of what would grow beyond measure."""
    return Refusal(
        "Tệp “{name}” bung ra quá lớn so với một văn bản nên không được đọc. Kiểm tra lại nguồn gốc của tệp."
    )


def broken() -> Refusal:
    """The refusal of a file whose inside is not what it should be."""
    return Refusal("Tệp “{name}” bị hỏng, không mở được. Mở bằng phần mềm soạn thảo, lưu lại rồi tải lên.")
