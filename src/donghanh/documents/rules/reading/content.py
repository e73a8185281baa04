"""The content of a paper: bases, opening paragraphs, the tree of clauses, closing, tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from donghanh.base.dates import parse_vietnamese_date
from donghanh.base.sentences import Refusal, Sentence

from ..paper import Basis, Clause, Table
from .lines import Paragraph, is_capitals
from .marks import ADDRESSEES, BASIS, CLOSING, NUMBER_IN_TEXT, SURE_BASIS, Mark, mark_of
from .result import Found
from .tables import Row, is_row, tables_of
from .tree import Tree

_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{2}[.;])\s+(?=[A-ZĐÀ-Ỹ“])|(?<=[.;][”)])\s+(?=[A-ZĐÀ-Ỹ])|;\s+(?=căn cứ|thực hiện|xét)|(?<=\d[.;])\s+(?=[A-ZĐÀ-Ỹ“])"
)
_ACTING = re.compile(
    r",\s+(?=(?:Ban|BCH|BTV|Liên đoàn|LĐLĐ|Công đoàn|CĐCS|Tổng Liên đoàn|Ủy ban|UBND|Đảng ủy|Hội đồng)\b[^;]*?"
    r"\b(?:xây dựng|ban hành|đề nghị|tổ chức|phát động|triển khai|báo cáo|thông báo|hướng dẫn|yêu cầu)\b)"
)
_OF = re.compile(
    r"\s*,?\s*của\s+(.+?)(?=\s+(?:về|quy định|hướng dẫn|ban hành|sửa đổi|v/v|khóa|khoá|triển khai)\b|\s*[,;(“]|\.?$)"
)
_DAY = re.compile(
    r"\s*,?\s*ngày\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)
_TYPE_NAMED = re.compile(
    r"(Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Chương trình|Hướng dẫn|Thông tri|Công văn|Luật|Nghị định|Thông tư|Quy chế|Đề án)\b",
    re.IGNORECASE,
)


_CAPTION = re.compile(r"(Bảng|Biểu)(\s+số)?\s*\d")
_ENACTING = re.compile(r"(QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO)\s*:", re.IGNORECASE)


@dataclass
class Content:
    """What stands between head and tail."""

    authority: str | None = None
    addressees: tuple[str, ...] = ()
    bases: list[Basis] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    enacting: str | None = None
    clauses: tuple[Clause, ...] = ()
    closing: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    fields: dict[str, Found] = field(default_factory=dict)
    warnings: list[Sentence] = field(default_factory=list)


def read_content(paragraphs: Sequence[Paragraph]) -> Content:
    """The content made of `paragraphs`."""
    content = Content()
    rest = _take_addressees(content, list(paragraphs))
    rest = _take_preamble(content, rest)
    rest = _take_closing(content, rest)
    tree, caption = Tree(), ""
    rows: list[Row] = []
    for paragraph, after in zip_longest(rest, rest[1:]):
        if is_row(paragraph.text):
            rows.append(
                Row(paragraph.text, paragraph.first, paragraph.last, after=tree.here, caption=caption)
            )
        elif after and is_row(after.text) and _CAPTION.match(paragraph.text) and len(paragraph.text) < 250:
            caption = paragraph.text
            continue
        else:
            tree.add(paragraph)
        caption = ""
    content.clauses = tree.clauses()
    content.fields.update(tree.fields)
    _take_tables(content, rows)
    content.warnings += tree.warnings
    return content


def _take_addressees(content: Content, paragraphs: list[Paragraph]) -> list[Paragraph]:
    if not paragraphs or not (found := ADDRESSEES.fullmatch(paragraphs[0].text)):
        return paragraphs
    names, used = [found[1]] if found[1] else [], 1
    for paragraph in paragraphs[1:] if not found[1] else ():
        mark = mark_of(paragraph.text)
        if mark is None or mark.kind != "dash":
            break
        names.append(mark.text)
        used += 1
    content.addressees = tuple(name.rstrip(" ;.") for name in names)
    content.fields["addressees"] = Found(0.95, paragraphs[0].first, paragraphs[used - 1].last)
    return paragraphs[used:]


def _take_preamble(content: Content, paragraphs: list[Paragraph]) -> list[Paragraph]:
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if (is_capitals(text) or _ENACTING.fullmatch(text)) and not mark_of(text):
            if (
                not content.bases
                and not content.opening
                and content.authority is None
                and not text.endswith(":")
            ):
                content.authority = text
            else:
                content.enacting = text
        elif _begins_clauses(text):
            return paragraphs[index:]
        else:
            _take_bases(content, paragraph)
    return []


def _begins_clauses(text: str) -> bool:
    mark = mark_of(text)
    return text.startswith("|") or (mark is not None and not (mark.kind == "dash" and SURE_BASIS.match(text)))


def _take_bases(content: Content, paragraph: Paragraph) -> None:
    """The leading sentences that name a basis; what follows them is an opening paragraph."""
    rest = paragraph.text
    while not content.opening and BASIS.match(rest):
        parts = _SENTENCE.split(rest, maxsplit=1)
        sentence, after = parts[0], parts[1] if len(parts) > 1 else ""
        acting = _ACTING.split(sentence, maxsplit=1)
        if len(acting) > 1:
            sentence, after = acting[0], f"{acting[1]} {after}".strip()
        basis = _basis(content, re.sub(r"^[-+*•]\s*", "", sentence))
        if basis is None:
            break
        content.fields[f"bases.{len(content.bases)}"] = Found(
            0.9 if basis.number else 0.7, paragraph.first, paragraph.last
        )
        content.bases.append(basis)
        rest = after
    if rest:
        content.fields[f"opening.{len(content.opening)}"] = Found(0.9, paragraph.first, paragraph.last)
        content.opening.append(rest)


def _basis(content: Content, sentence: str) -> Basis | None:
    number = NUMBER_IN_TEXT.search(sentence)
    if not number and not SURE_BASIS.match(sentence) and not _names_a_paper(sentence):
        return None
    end = number.end() if number else 0
    day = _DAY.match(sentence, end) if number else _DAY.search(sentence)
    issued_on = None
    if day:
        try:
            issued_on = parse_vietnamese_date(day[0])
        except Refusal as refusal:
            content.warnings.append(refusal.sentence)
    issuer = _OF.match(sentence, day.end() if day else end) if number or day else None
    return Basis(
        text=sentence.rstrip(" ;.,"),
        number=re.sub(r"\s", "", number[0]) if number else None,
        issued_on=issued_on,
        issuer=issuer[1].strip() if issuer else None,
    )


def _names_a_paper(sentence: str) -> bool:
    after = BASIS.sub("", sentence, count=1).strip()
    return bool(_TYPE_NAMED.match(after)) and not sentence.endswith(":")


def _take_closing(content: Content, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """From "Trên đây là …", or the last plain paragraph when it carries the closing "./."."""
    index = next((i for i, paragraph in enumerate(paragraphs) if CLOSING.match(paragraph.text)), None)
    if index is None:
        index = len(paragraphs) - 1
        if index < 1 or mark_of(paragraphs[index].text) or not paragraphs[index].text.endswith("./."):
            return paragraphs
    taken = paragraphs[index:]
    content.closing = tuple(paragraph.text.replace("./.", ".") for paragraph in taken)
    content.fields["closing"] = Found(0.8, taken[0].first, taken[-1].last)
    return paragraphs[:index]


def _take_tables(content: Content, rows: Sequence[Row]) -> None:
    for table, first, last in tables_of(rows):
        content.fields[f"tables.{len(content.tables)}"] = Found(0.85, first, last)
        content.tables += (table,)


__all__ = ["Content", "Mark", "read_content"]
