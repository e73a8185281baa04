"""What is wrong with the Word file that an office wants to fill its papers into, and one to begin from."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx as word
from docx.document import Document
from jinja2 import TemplateError, nodes
from lxml import etree

from donghanh.base.sentences import Refusal, Sentence

from ..paper import Clause, Paper, Recipient, Signing
from ..reading.sources.archive import RELATIONS, Archive
from .layout import DEFAULT_LAYOUT, layout_of
from .template import (
    FIELDS,
    LISTS,
    REQUIRED,
    SIGNERS,
    FieldFile,
    FieldsOnly,
    fill_template,
    signers_in,
)
from .word_base import empty_file, repacked
from .word_parts import drop_first, grid, put

UNPACKED_LIMIT = 30 * 1024 * 1024
PART_LIMIT = 1024 * 1024  # of a part that has fields
BRACES_LIMIT = 400
LOOPS_LIMIT = 10
LOOP_LENGTH = 20_000  # what is repeated for each paragraph
# … and what is never closed, over which the patterns of docxtpl would go again and again.
_WRONG_TAG = re.compile(r"{{-?\s*(?:p|r|tr|tc)\s|{%-?\s*(?:r|tc)\s|{[{%#][^}]{150}")
_SAMPLE = Paper(
    type="Kế hoạch",
    subject="Trích yếu thử",
    number="9876",
    symbol="KH-THU",
    clauses=(Clause("I", "Mục một thử"), Clause("II", "Mục hai thử")),
    recipients=(Recipient("Nơi nhận thử"),),
)
_SIGNED = tuple(
    Signing("TM.", "BAN THƯỜNG VỤ", "CHỦ TỊCH", f"Người Ký {place}") for place in ("Thử", "Hai", "Ba")
)
_EXAMPLE = (
    "{{ co_quan_tren }}", "{{ co_quan }}", "Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}",
    "{{ loai }}", "{{ trich_yeu }}", "{{ tham_quyen }}", "{%p for noi in kinh_gui %}", "Kính gửi: {{ noi }}",
    "{%p endfor %}", "{{ can_cu }}", "{{ noi_dung }}",
    "Nơi nhận:", "{{ noi_nhan }}", "Kiểm tra văn bản tại: {{ kiem_tra }}",
)  # fmt: skip


def template_faults(content: bytes) -> list[Sentence]:
    """Every reason why papers cannot be filled into this file; none when they can."""
    try:
        _check_archive(Archive(content))
        file = FieldFile(io.BytesIO(content))
        sources = list(file.sources())
    except Refusal as refusal:
        return [Sentence(refusal.sentence.template, **{"name": "Mẫu", **refusal.sentence.values})]
    except (ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return [Sentence("Tệp không phải tệp Word .docx hoặc bị hỏng. Mở bằng Word, lưu lại rồi tải lên.")]
    if any(len(xml) > PART_LIMIT or xml.count("{") > BRACES_LIMIT for xml in sources):
        return [Sentence("Mẫu quá dài hoặc có quá nhiều trường. Chỉ giữ phần khung của văn bản.")]
    return _field_faults(file, sources) or _sample_faults(content)


def _check_archive(archive: Archive) -> None:
    if archive.unpacked > UNPACKED_LIMIT:
        raise Refusal("Tệp bung ra quá lớn so với một mẫu văn bản. Bỏ bớt hình ảnh rồi tải lên.")
    types = archive.part("[Content_Types].xml") or b""
    if b"macroenabled" in types.lower():
        raise Refusal(
            "Tệp có chứa macro (mã chạy được). Chọn Lưu thành (Save As) kiểu Word Document (.docx)."
        )
    if any(re.search(r"/(embeddings|activex)/", name, re.IGNORECASE) for name in archive.names):
        raise Refusal("Tệp có đối tượng nhúng. Bỏ đối tượng nhúng ra khỏi mẫu rồi tải lên.")
    for name in sorted(archive.names):
        if name.endswith(".rels"):
            _check_relations(archive.tree(name))
        elif name.endswith(".xml"):
            archive.part(name)


def _check_relations(relations: etree._Element | None) -> None:
    for relation in relations.iter(RELATIONS) if relations is not None else ():
        is_link = relation.get("Type", "").endswith("/hyperlink")
        if relation.get("TargetMode") == "External" and not is_link:
            raise Refusal("Tệp lấy hình ảnh hoặc mẫu từ nơi khác. Đưa hẳn vào tệp rồi tải lên.")


def _field_faults(file: FieldFile, sources: list[str]) -> list[Sentence]:
    used: set[str] = set()
    faults: list[Sentence] = []
    for xml in sources:
        if _WRONG_TAG.search(re.sub(r"<[^>]*>", "", xml)):
            return [_wrong_syntax()]
        try:
            parsed = FieldsOnly().parse(file.patch_xml(xml))
        except TemplateError:
            return [_wrong_syntax()]
        faults += _walk(parsed.body, used, {})
        if len(list(parsed.find_all(nodes.For))) > LOOPS_LIMIT:
            faults.append(Sentence("Mẫu có quá nhiều vòng lặp: không quá {count}.", count=LOOPS_LIMIT))
    faults += [
        Sentence(
            "Mẫu thiếu trường {field} ({label}).",
            field=f"{{{{ {name} }}}}",
            label=Sentence((FIELDS | LISTS)[name]),
        )
        for name in REQUIRED
        if name not in used
    ]
    faults += [
        Sentence(
            "Mẫu có trường của người ký thêm nhưng thiếu trường {field} ({label}).",
            field=f"{{{{ {name} }}}}",
            label=Sentence(FIELDS[name]),
        )
        for name in _lacking_signers(used)
    ]
    return list(dict.fromkeys(faults))


def _lacking_signers(used: set[str]) -> list[str]:
    """Who signs second where something stands of the second or third, who signs third where something of the third."""
    places = [place for place in (2, 3) if any(name.endswith(f"_{place}") for name in used)]
    return [name for name in SIGNERS[1 : max(places, default=1)] if name not in used]


def _walk(body: list[nodes.Node], used: set[str], own: dict[str, str]) -> Iterator[Sentence]:
    """The faults of these pieces; the fields they name are added to `used`; `own` are names of the loop around."""
    for piece in body:
        if isinstance(piece, nodes.Output):
            for shown in piece.nodes:
                if isinstance(shown, nodes.Name):
                    yield from _name(shown.name, used, own)
                elif not isinstance(shown, nodes.TemplateData):
                    yield _wrong_syntax()
        elif isinstance(piece, nodes.For) and not own:
            yield from _loop(piece, used)
        else:
            yield _wrong_syntax()


def _loop(loop: nodes.For, used: set[str]) -> Iterator[Sentence]:
    target, source = loop.target, loop.iter
    plain = not (loop.test or loop.else_ or loop.recursive)
    if not (plain and isinstance(target, nodes.Name) and isinstance(source, nodes.Name)):
        yield _wrong_syntax()
        return
    if source.name not in LISTS:
        yield Sentence(
            "Vòng lặp chỉ dùng với {lists}, không dùng với “{name}”.",
            lists=", ".join(LISTS),
            name=source.name,
        )
    if sum(len(data.data) for data in loop.find_all(nodes.TemplateData)) > LOOP_LENGTH:
        yield Sentence("Đoạn lặp lại trong mẫu quá dài.")
    inner: set[str] = set()
    yield from _walk(loop.body, inner, {target.name: source.name})
    used |= inner


def _name(name: str, used: set[str], own: dict[str, str]) -> Iterator[Sentence]:
    if name in own:
        used.add(own[name])
    elif name in FIELDS or name in LISTS:
        used.add(name)
    else:
        yield Sentence("Không có trường nào tên là “{name}”. Xem tên các trường trên trang này.", name=name)


def _wrong_syntax() -> Sentence:
    return Sentence(
        "Mẫu có chỗ viết không đúng cách. Chỉ viết {field} cho một trường, {loop} … {end} cho một danh sách.",
        field="{{ trich_yeu }}",
        loop="{%p for doan in noi_dung %}",
        end="{%p endfor %}",
    )


def _sample_faults(content: bytes) -> list[Sentence]:
    """Fill it once: what an office loses only at issuing must be told now."""
    try:
        signed = _SIGNED[: signers_in(FieldFile(io.BytesIO(content)).names())]
        made = fill_template(content, replace(_SAMPLE, signings=signed), layout_of(DEFAULT_LAYOUT))
        document = word.Document(io.BytesIO(made))
    except (ValueError, KeyError, TypeError, AttributeError, TemplateError, etree.LxmlError):
        return [_cannot_fill()]
    parts = [document.element.body, *(s.header._element for s in document.sections)]
    parts += [section.footer._element for section in document.sections]
    text = " ".join("".join(part.itertext()) for part in parts)
    wanted = (
        "9876",
        "KH-THU",
        "Trích yếu thử",
        "Mục một thử",
        "Mục hai thử",
        *(one.name or "" for one in signed),
    )
    return [] if all(words in text for words in wanted) else [_cannot_fill()]


def _cannot_fill() -> Sentence:
    return Sentence(
        "Điền thử vào mẫu không được. Để dòng mở và dòng đóng vòng lặp thành đoạn riêng rồi tải lại."
    )


def example_template() -> bytes:
    """A Word file with every field, for an office to begin its own from."""
    document = word.Document(empty_file("Mẫu văn bản"))
    for words in _EXAMPLE:
        if words == "Nơi nhận:":
            _put_signers(document)
        put(document, words, size=14, after=6)
    made = io.BytesIO()
    document.save(made)
    return repacked(made)


def _put_signers(document: Document) -> None:
    """Who signs, side by side; who signs alone stands in the last column, where offices expect the only signer."""
    cells = grid(document, [80] * 2).rows[0].cells
    for cell, end in zip(reversed(cells), ("", "_2"), strict=True):
        for name in ("quyen_han", "chuc_vu", "nguoi_ky"):
            put(cell, f"{{{{ {name}{end} }}}}", size=14, align="center", bold=True)
        drop_first(cell)
