"""The papers of an event: invitation, minutes, the table of contents of its file; and the file as one archive."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

from donghanh.base.dates import say_date, today
from donghanh.base.words import lowered
from donghanh.documents.documents import body_of, letter_of, recipients_of
from donghanh.documents.facts import render, signed_copy_of
from donghanh.documents.models import Document, StoredFile
from donghanh.documents.rules.paper import Appendix, Paper, Recipient, Signing, Table, numbered
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, docx, pdf

from .models import AgendaLine, Event, Guest
from .rules import FileItem, file_name, say_time

MOST_IN_LETTER = 6  # more guests than this stand on a list behind the letter


@dataclass(frozen=True)
class Invitation:
    """Giấy mời: who is invited to what, where and when, with the programme behind it."""

    event: Event
    programme: Sequence[AgendaLine]
    guests: Sequence[Guest]

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        event, day = self.event, today()
        names = [guest.name for guest in self.guests]
        is_long = len(names) > MOST_IN_LETTER
        whom = "Các đơn vị, đại biểu theo danh sách kèm theo" if is_long else "; ".join(names)
        lines = ("Như trên",) if not is_long else ("Các đơn vị, đại biểu theo danh sách",)
        return letter_of(
            event.unit,
            "Giấy mời",
            day,
            subject=f"Dự {lowered(event.name)}",
            opening=(
                f"{body_of(event.unit)} trân trọng kính mời: {whom}.",
                f"Đến dự {lowered(event.name)}, thuộc phong trào thi đua “{event.movement.name}”.",
                f"Thời gian: {say_time(event.begins)}, ngày {say_date(event.held_on)}.",
                f"Địa điểm: {event.place}.",
                *((f"Chủ trì: {event.chair}.",) if event.chair else ()),
                "Chương trình gửi kèm theo. Rất mong quý đại biểu đến dự đúng thời gian và trả lời giấy mời "
                "trước ngày tổ chức.",
            ),
            recipients=(*(Recipient(line) for line in lines), Recipient("Lưu: VT")),
            appendices=(
                Appendix("CHƯƠNG TRÌNH", event.name, tables=(_programme(self.programme),)),
                *((Appendix("DANH SÁCH MỜI", tables=(_names(names),)),) if is_long else ()),
            ),
        )


@dataclass(frozen=True)
class Minutes:
    """Biên bản: when and where, who came, what was said and concluded; signed by secretary and chair."""

    event: Event
    guests: Sequence[Guest]
    secretary: str
    discussed: str
    concluded: str

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        event = self.event
        came = [guest.name for guest in self.guests if guest.came]
        absent = [guest.name for guest in self.guests if not guest.came]
        return letter_of(
            event.unit,
            "Biên bản",
            today(),
            subject=event.name,
            clauses=numbered(
                (
                    "Thời gian, địa điểm",
                    (
                        f"Thời gian: {say_time(event.begins)}, ngày {say_date(event.held_on)}",
                        f"Địa điểm: {event.place}",
                    ),
                ),
                (
                    "Thành phần",
                    (
                        f"Chủ trì: {event.chair or event.unit.name}",
                        f"Thư ký: {self.secretary}",
                        f"Có mặt {len(came)} trên {len(self.guests)} đơn vị, đại biểu được mời"
                        + (f"; vắng: {'; '.join(absent)}" if absent else ""),
                    ),
                ),
                ("Nội dung", tuple(_paragraphs(self.discussed))),
                ("Kết luận", tuple(_paragraphs(self.concluded))),
            ),
            signings=(
                Signing(title="THƯ KÝ", name=self.secretary),
                Signing(title="CHỦ TRÌ", name=event.chair or None),
            ),
            recipients=recipients_of(event.unit, today(), "Các đơn vị dự họp"),
            appendices=(Appendix("DANH SÁCH CÓ MẶT", tables=(_names(came),)),)
            if len(came) > MOST_IN_LETTER
            else (),
        )


@dataclass(frozen=True)
class Contents:
    """Mục lục hồ sơ: number, day and pages of everything in the file."""

    event: Event
    items: Sequence[FileItem]

    def paper(self) -> Paper:
        """Printed as it is, without a number of its own."""
        event = self.event
        return letter_of(
            event.unit,
            "Mục lục hồ sơ",
            event.filed_on or today(),
            symbol="",
            subject=f"{event.name}, ngày {say_date(event.held_on)}",
            tables=(
                Table(
                    head=("STT", "Số, ký hiệu", "Ngày", "Tên tài liệu", "Số trang", "Ghi chú"),
                    rows=tuple(_row(number, item) for number, item in enumerate(self.items, start=1)),
                    widths=(0.08, 0.18, 0.14, 0.36, 0.1, 0.14),
                    numeric=(0, 4),
                ),
            ),
            closing=(
                f"Hồ sơ gồm {len(self.items)} tài liệu, {sum(item.pages for item in self.items)} trang.",
            ),
        )


def _row(number: int, item: FileItem) -> tuple[str, ...]:
    return (
        str(number),
        item.number,
        say_date(item.on) if item.on else "",
        item.title,
        str(item.pages or ""),
        item.note,
    )


def contents_file(event: Event, items: Sequence[FileItem], form: str) -> bytes:
    """The table of contents as "docx" or "pdf"."""
    return {"docx": docx, "pdf": pdf}[form](Contents(event, items).paper(), DEFAULT_LAYOUT)


@dataclass(frozen=True)
class Enclosure:
    """One thing in the file with its content, ready for the archive."""

    item: FileItem
    name: str
    content: bytes


def enclosures(event: Event, papers: Sequence[Document], site: str = "") -> Iterator[Enclosure]:
    """Everything in the file in its order: each paper as PDF (its signed copy where there is one), each picture."""
    position = 0
    for document in papers:
        position += 1
        signed = signed_copy_of(document)
        content = _read(signed.file) if signed else render(document, "pdf", site=site)
        kind = signed.kind if signed else "pdf"
        item = FileItem(
            title=document.subject or str(document),
            number=document.full_number,
            on=document.issued_on,
            pages=_pages(content) if kind == "pdf" else 1,
            note=_said_of(signed, document),
        )
        yield Enclosure(item, file_name(position, f"{document}", kind), content)
    for picture in event.pictures.order_by("pk"):
        position += 1
        item = FileItem(title=f"Ảnh: {picture}", on=event.held_on, pages=1)
        yield Enclosure(
            item, file_name(position, f"anh {picture.caption}", _extension(picture.kind)), _read(picture.file)
        )


def _said_of(signed: StoredFile | None, document: Document) -> str:
    if signed is None:
        return ""
    return "Bản quét có chữ ký" if signed == document.scan else "Bản ký số"


def archive(event: Event, items: Sequence[FileItem], enclosed: Iterator[Enclosure]) -> bytes:
    """The whole file as a .zip: the table of contents first."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("00-muc-luc-ho-so.pdf", contents_file(event, items, "pdf"))
        for one in enclosed:
            made.writestr(one.name, one.content)
    return buffer.getvalue()


def _extension(kind: str) -> str:
    return "jpg" if kind == "jpeg" else kind


def _read(file) -> bytes:  # type: ignore[no-untyped-def]
    with file.open("rb") as opened:
        return bytes(opened.read())


def _pages(content: bytes) -> int:
    """How many pages a PDF has; 1 for one that cannot be opened."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return 1
    try:
        return len(opened)
    finally:
        opened.close()


def _programme(lines: Sequence[AgendaLine]) -> Table:
    return Table(
        head=("Thời gian", "Nội dung", "Thực hiện"),
        rows=tuple((say_time(line.begins), line.text, line.who) for line in lines),
        widths=(0.18, 0.52, 0.3),
    )


def _names(names: Sequence[str]) -> Table:
    return Table(
        head=("STT", "Đơn vị, đại biểu"),
        rows=tuple((str(number), name) for number, name in enumerate(names, start=1)),
        widths=(0.12, 0.88),
        numeric=(0,),
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.splitlines() if part.strip()]
