"""A paper filled into the Word file of an office's own, whose named fields stand as {{ so }}, {{ trich_yeu }}.

What the fields of the file do not say is not lost: bases and addressees go before the content, tables, figures and
appendices stand where they stand in the program's layout, the mark of a sample and the address of verification are
added.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from donghanh.base.dates import say_long_date
from donghanh.base.sentences import mark

from ..paper import Figure, Paper, Signing, Table
from .layout import Layout
from .sheet import attached_line, basis_lines, blocks_of, recipient_lines
from .word import put_appendix
from .word_base import repacked
from .word_blocks import put_block
from .word_parts import put, put_address, put_watermark

FIELDS = {
    "co_quan_tren": mark("Cơ quan cấp trên"),
    "co_quan": mark("Cơ quan ban hành"),
    "so": mark("Số văn bản"),
    "ky_hieu": mark("Ký hiệu văn bản"),
    "dia_danh": mark("Địa danh"),
    "ngay_thang": mark("Ngày, tháng, năm ban hành"),
    "loai": mark("Tên loại văn bản"),
    "trich_yeu": mark("Trích yếu nội dung"),
    "tham_quyen": mark("Dòng thẩm quyền của quyết định"),
    "quyen_han": mark("Quyền hạn của người ký (TM., KT., TUQ.)"),
    "chuc_vu": mark("Chức vụ của người ký"),
    "nguoi_ky": mark("Họ tên người ký"),
    "quyen_han_2": mark("Quyền hạn của người ký thứ hai, khi văn bản có nhiều người ký"),
    "chuc_vu_2": mark("Chức vụ của người ký thứ hai"),
    "nguoi_ky_2": mark("Họ tên người ký thứ hai"),
    "quyen_han_3": mark("Quyền hạn của người ký thứ ba"),
    "chuc_vu_3": mark("Chức vụ của người ký thứ ba"),
    "nguoi_ky_3": mark("Họ tên người ký thứ ba"),
    "kiem_tra": mark("Địa chỉ kiểm tra văn bản"),
}
SIGNERS = ("nguoi_ky", "nguoi_ky_2", "nguoi_ky_3")  # in the order in which they stand side by side
LISTS = {
    "kinh_gui": mark("Nơi nhận ghi sau chữ Kính gửi, mỗi nơi một đoạn"),
    "can_cu": mark("Các căn cứ, mỗi căn cứ một đoạn"),
    "noi_dung": mark("Nội dung, mỗi điều khoản một đoạn"),
    "noi_nhan": mark("Nơi nhận, mỗi nơi một dòng"),
}
REQUIRED = ("so", "ky_hieu", "trich_yeu", "noi_dung", "nguoi_ky")

_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ue000\ue001\ufffe\uffff]+")
_PLACE = re.compile("\ue000(\\d+)\ue001")  # where a table or a figure goes in


class Lines(tuple[str, ...]):
    """Paragraphs: one after the other in a loop, each a paragraph of its own where the field stands alone."""

    def __str__(self) -> str:
        return "\a".join(self)


class FieldsOnly(SandboxedEnvironment):
    """Plain fields and loops: nothing to call, no attribute, no filter, no test."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No attribute is."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is."""
        return False


class FieldFile(DocxTemplate):  # type: ignore[misc]
    """A Word file whose text, headers and footers have fields; its properties and notes have none."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave them as they are."""

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave them as they are."""

    def sources(self) -> Iterator[str]:
        """The text of each part that has fields, as it will be read."""
        self.init_docx()
        yield self.get_xml()
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield self.get_part_xml(part)

    def names(self) -> set[str]:
        """The fields that stand in it."""
        return set(
            re.findall(r"[a-z_\d]+", " ".join(tag for xml in self.sources() for tag in self.tags(xml)))
        )

    def tags(self, xml: str) -> list[str]:
        """What stands between the braces."""
        return re.findall(r"{[{%](.*?)[%}]}", self.patch_xml(xml), flags=re.DOTALL)


def fill_template(content: bytes, paper: Paper, layout: Layout) -> bytes:
    """The office's Word file with the paper in its fields; the same bytes for the same file and paper.

    `content` passed `template_faults`; each who signs the paper has a field in it (`fits_template`).
    """
    file = FieldFile(io.BytesIO(content))
    names = file.names()
    values, things = _values(paper, names)
    file.render(values, jinja_env=FieldsOnly())
    document = file.docx
    _put_things(document, things, layout)
    if paper.verify_url and "kiem_tra" not in names:
        put_address(put(document, "Kiểm tra văn bản tại: ", size=8.5, before=6), paper.verify_url)
    if paper.watermark:
        _mark(document, paper.watermark)
    page = layout
    for appendix in paper.appendices:
        page = put_appendix(document, appendix, page, attached=attached_line(paper))
    made = io.BytesIO()
    document.save(made)
    return repacked(made)


def fits_template(content: bytes, paper: Paper) -> bool:
    """Has the file a field for each who signs? A paper that more sign keeps the program's layout."""
    return len(paper.signings) <= signers_in(FieldFile(io.BytesIO(content)).names())


def signers_in(names: set[str]) -> int:
    """How many may sign a paper filled into a file with these fields."""
    return sum(name in names for name in SIGNERS)


def _values(paper: Paper, names: set[str]) -> tuple[dict[str, object], list[Table | Figure]]:
    said = {
        "co_quan_tren": paper.issuer_parent,
        "co_quan": paper.issuer,
        "so": paper.number,
        "ky_hieu": paper.symbol,
        "dia_danh": paper.place,
        "ngay_thang": say_long_date(paper.issued_on) if paper.issued_on else "",
        "loai": (paper.type or "").upper(),
        "trich_yeu": paper.subject,
        "tham_quyen": paper.authority,
        "kiem_tra": paper.verify_url,
        **_signed(paper),
    }
    content, things = _content(paper, names)
    lists = {
        "kinh_gui": paper.addressees,
        "can_cu": basis_lines(paper),
        "noi_nhan": recipient_lines(paper),
    }
    plain = {name: "\n".join(map(_clean, (words or "").split("\n"))) for name, words in said.items()}
    return {
        **plain,
        **{name: Lines(map(_clean, lines)) for name, lines in lists.items()},
        "noi_dung": Lines(content),
    }, things


def _signed(paper: Paper) -> dict[str, str | None]:
    """What each who signs says, empty where fewer sign than the file has fields for."""
    said: dict[str, str | None] = {}
    for place, name in enumerate(SIGNERS):
        signing = paper.signings[place] if place < len(paper.signings) else Signing()
        end = name.removeprefix("nguoi_ky")
        said[f"quyen_han{end}"] = " ".join(filter(None, (signing.mark, signing.body)))
        said[f"chuc_vu{end}"], said[name] = signing.title, signing.name
    return said


def _content(paper: Paper, names: set[str]) -> tuple[list[str], list[Table | Figure]]:
    """The paragraphs of the content, with what has no field of its own in front; tables by their number."""
    lines: list[str] = []
    things: list[Table | Figure] = []
    if paper.authority and "tham_quyen" not in names:
        lines.append(_clean(paper.authority))
    if paper.addressees and "kinh_gui" not in names:
        lines.append(_clean(f"Kính gửi: {'; '.join(paper.addressees)}"))
    for block in blocks_of(replace(paper, bases=()) if "can_cu" in names else paper):
        if isinstance(block, Table | Figure):
            lines.append(f"\ue000{len(things)}\ue001")
            things.append(block)
        else:
            lines.append(_clean(block.text))
    return lines, things


def _clean(words: str) -> str:
    return _UNSEEN.sub(" ", words)


def _put_things(document: Document, things: list[Table | Figure], layout: Layout) -> None:
    body = document.element.body
    for text in list(body.iter(qn("w:t"))):
        for place in _PLACE.findall(text.text or ""):
            paragraph = next(text.iterancestors(qn("w:p")))
            before = set(body)
            put_block(document, things[int(place)], layout)
            for made in [child for child in body if child not in before]:
                paragraph.addprevious(made)
        text.text = _PLACE.sub("", text.text or "")


def _mark(document: Document, words: str) -> None:
    """The mark of a sample: the first line, and across the pages."""
    body = document.element.body
    line = put(document, words, size=13, align="center", bold=True, after=6)._p
    body.insert(0, line)
    for section in document.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        for header in headers:
            header.is_linked_to_previous = False
            paragraphs = header.paragraphs
            put_watermark(paragraphs[0] if paragraphs else header.add_paragraph(), words)
