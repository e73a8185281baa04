"""What the press is given: one archive with the story, its facts, the pictures and what they may be used for."""

import io
import zipfile
from collections.abc import Iterable

import docx as word

from donghanh.base.dates import say_date
from donghanh.documents.rules.writing.word_base import FIRST_MOMENT, empty_file, repacked
from donghanh.documents.rules.writing.word_parts import put

from .models import Outlet, Picture, Story


def press_kit(story: Story, *, outlets: Iterable[Outlet]) -> bytes:
    """The archive; the story is shown to the public on this day, its consent and clauses are read."""
    pictures = list(story.pictures.select_related("evidence").order_by("pk"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        _put(made, "1-bai-viet.docx", _text(story))
        _put(made, "2-thong-tin.txt", _lines(_facts(story)))
        for number, picture in enumerate(pictures, start=1):
            with picture.evidence.file.open("rb") as opened:
                _put(made, f"anh-{number}.{_ending(picture)}", opened.read())
        if pictures:
            _put(
                made,
                "3-anh-va-quyen-su-dung.txt",
                _lines(map(_rights, range(1, len(pictures) + 1), pictures)),
            )
        _put(made, "4-noi-nhan.txt", _lines(outlet.name for outlet in outlets))
    return buffer.getvalue()


def _text(story: Story) -> bytes:
    document = word.Document(empty_file(story.title))
    put(document, story.title, size=16, bold=True, after=6)
    put(document, story.summary, size=14, italic=True, after=6)
    for paragraph in filter(None, (line.strip() for line in story.text.split("\n"))):
        put(document, paragraph, size=14, align="justify", after=6)
    made = io.BytesIO()
    document.save(made)
    return repacked(made)


def _facts(story: Story) -> list[str]:
    consent, award = story.consent, story.recognition
    said = [
        f"Tập thể, cá nhân: {story.party.name}",
        f"Đơn vị: {story.party.home.name}",
        f"Đơn vị cung cấp: {story.unit.name}",
        f"Phong trào: {story.movement.name}",
        *(
            f"Thực hiện nội dung {clause.address} của kế hoạch: {clause.text}"
            for clause in story.clauses.all()
        ),
    ]
    if award:
        said.append(f"Khen thưởng: {award.form_name}, {award.decision.document}")
    return [
        *said,
        f"Ngày giới thiệu: {say_date(story.published_on)}" if story.published_on else "",
        f"Được đồng ý: {consent.purpose}; đến hết ngày {say_date(consent.until_on)}. Sau ngày này không dùng lại bài.",
    ]


def _rights(number: int, picture: Picture) -> str:
    caption = f"{picture.evidence.caption}. " if picture.evidence.caption else ""
    return f"Ảnh {number}: {caption}Ảnh: {picture.credit}. Quyền sử dụng: {picture.rights}"


def _ending(picture: Picture) -> str:
    return "jpg" if picture.evidence.kind == "jpeg" else str(picture.evidence.kind)


def _lines(lines: Iterable[str]) -> bytes:
    return "\r\n".join(filter(None, lines)).encode("utf-8-sig")


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, FIRST_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
