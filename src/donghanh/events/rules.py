"""What an event's programme, guests and file must be: plain values in, verdicts and plain values out."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal
from donghanh.base.words import fold, one_line

LONGEST_TEXT = 300
MOST_LINES = 40


@dataclass(frozen=True)
class AgendaItem:
    """One line of a programme: from when, what, and who does it."""

    begins: dt.time
    text: str
    who: str = ""


@dataclass(frozen=True)
class FileItem:
    """One thing in the file: what the table of contents says of it."""

    title: str
    number: str = ""
    on: dt.date | None = None
    pages: int = 0
    note: str = ""


# Minutes after the beginning, what happens, who usually does it: an officer changes it as needed.
_USUAL: dict[str, tuple[tuple[int, str, str], ...]] = {
    "launch": (
        (0, "Đón tiếp đại biểu", "Ban Tổ chức"),
        (30, "Chào cờ, tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức"),
        (45, "Công bố kế hoạch phát động phong trào thi đua", "Lãnh đạo công đoàn"),
        (75, "Đại diện các đơn vị phát biểu hưởng ứng", "Đại diện các đơn vị"),
        (105, "Phát biểu chỉ đạo", "Lãnh đạo cấp trên"),
        (120, "Bế mạc", "Chủ trì"),
    ),
    "signing": (
        (0, "Đón tiếp đại biểu", "Ban Tổ chức"),
        (15, "Tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức"),
        (30, "Thông qua nội dung giao ước thi đua", "Cụm trưởng"),
        (50, "Các bên ký kết giao ước thi đua", "Đại diện các đơn vị"),
        (80, "Phát biểu chỉ đạo, bế mạc", "Chủ trì"),
    ),
    "interim": (
        (0, "Đón tiếp đại biểu", "Ban Tổ chức"),
        (30, "Tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức"),
        (45, "Báo cáo kết quả thực hiện phong trào thi đua", "Lãnh đạo công đoàn"),
        (75, "Tham luận của các đơn vị", "Đại diện các đơn vị"),
        (135, "Khen thưởng tập thể, cá nhân tiêu biểu", "Ban Tổ chức"),
        (150, "Kết luận, bế mạc", "Chủ trì"),
    ),
    "other": (
        (0, "Tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức"),
        (15, "Nội dung chính", "Chủ trì"),
        (90, "Kết luận, bế mạc", "Chủ trì"),
    ),
}


def usual_programme(kind: str, begins: dt.time) -> list[AgendaItem]:
    """The programme such events usually have, from `begins` on."""
    start = dt.datetime.combine(dt.date(2000, 1, 1), begins)
    lines = _USUAL.get(kind) or _USUAL["interim" if kind == "final" else "other"]
    return [AgendaItem((start + dt.timedelta(minutes=after)).time(), text, who) for after, text, who in lines]


def checked_programme(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The lines in the order of time; refuses an empty programme and a line without text."""
    lines = [AgendaItem(item.begins, one_line(item.text), one_line(item.who)) for item in items]
    if not lines:
        raise Refusal("Chương trình chưa có dòng nào. Nhập ít nhất một dòng.")
    if len(lines) > MOST_LINES:
        raise Refusal("Chương trình dài quá {most} dòng. Gộp bớt các dòng.", most=MOST_LINES)
    for line in lines:
        if not line.text:
            raise Refusal("Dòng lúc {time} chưa có nội dung.", time=say_time(line.begins))
        if len(line.text) > LONGEST_TEXT or len(line.who) > LONGEST_TEXT:
            raise Refusal("Dòng lúc {time} dài quá. Viết ngắn lại.", time=say_time(line.begins))
    return sorted(lines, key=lambda line: line.begins)


def say_time(moment: dt.time) -> str:
    """8 giờ 00, as papers say it."""
    return f"{moment.hour} giờ {moment.minute:02d}"


def check_held_on(held_on: dt.date, *, today: dt.date, starts_on: dt.date) -> None:
    """Refuse a day that is past when the event is planned, and one long before the movement."""
    if held_on < today:
        raise Refusal("Ngày tổ chức đã qua. Chọn ngày từ hôm nay trở đi.", field="held_on")
    if held_on.year < starts_on.year:
        raise Refusal("Ngày tổ chức trước khi phong trào bắt đầu. Kiểm tra lại năm.", field="held_on")


def check_invitable(*, guests: int, lines: int) -> None:
    """Refuse an invitation to nobody, or without a programme."""
    if not guests:
        raise Refusal("Chưa mời ai. Chọn đơn vị hoặc ghi khách mời trước khi ban hành giấy mời.")
    if not lines:
        raise Refusal("Chưa có chương trình. Nhập chương trình trước khi ban hành giấy mời.")


def check_over(held_on: dt.date, *, today: dt.date) -> None:
    """Refuse to say who came before the day has come."""
    if today < held_on:
        raise Refusal("Chưa đến ngày tổ chức nên chưa điểm danh được.")


def checked_guests(names: str) -> list[str]:
    """Guests outside the tree, one a line, each once."""
    found: dict[str, str] = {}
    for line in names.splitlines():
        name = one_line(line)
        if name:
            found.setdefault(fold(name), name[:200])
    return list(found.values())


def checked_text(text: str, *, field: str, most: int = 500) -> str:
    """One line that must say something."""
    said = one_line(text)
    if not said:
        raise Refusal("Chưa nhập nội dung này. Ghi ngắn gọn.", field=field)
    if len(said) > most:
        raise Refusal("Nội dung dài quá {most} ký tự. Viết ngắn lại.", most=most, field=field)
    return said


def check_filed(items: Sequence[FileItem], *, has_minutes: bool) -> None:
    """Refuse a file without minutes: what was decided could not be found again."""
    if not has_minutes:
        raise Refusal("Hồ sơ chưa có biên bản. Ban hành biên bản rồi đóng hồ sơ.")
    if not items:
        raise Refusal("Hồ sơ chưa có văn bản nào.")


def file_name(position: int, title: str, extension: str) -> str:
    """01-giay-moi-12-gm-ldld.pdf: plain letters that any computer opens."""
    plain = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in fold(title))
    short = "-".join(part for part in plain.split("-") if part)[:60].rstrip("-")
    return f"{position:02d}-{short or 'tep'}.{extension}"
