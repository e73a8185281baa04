"""What dialogues and disputes must say; when the next dialogue is due."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line


@dataclass(frozen=True)
class Rhythm:
    """From a day on a periodic dialogue is held every so many months; the article that says so."""

    from_on: dt.date
    months: int
    source: str


def check_said(text: str, *, field: str) -> str:
    """The text on one line; refuses none."""
    said = one_line(text)
    if not said:
        raise Refusal("Mục này chưa ghi gì. Ghi ngắn gọn rồi gửi lại.", field=field)
    return said


def check_past(day: dt.date, *, field: str, today: dt.date) -> None:
    """Refuse a day to come: only what has happened is recorded."""
    if day > today:
        raise Refusal("Ngày không thể ở sau hôm nay. Kiểm tra lại ngày.", field=field)


def check_after(day: dt.date, *, begun: dt.date, field: str) -> None:
    """Refuse what is done or ends before it begins."""
    if day < begun:
        raise Refusal("Ngày này trước ngày xảy ra vụ việc. Kiểm tra lại ngày.", field=field)


def check_people(number: int, *, field: str) -> None:
    """Refuse nobody."""
    if number < 1:
        raise Refusal("Ghi số người, ít nhất là 1.", field=field)


def rhythm_on(rhythms: Sequence[Rhythm], day: dt.date) -> Rhythm | None:
    """The one in force on `day`."""
    return max((one for one in rhythms if one.from_on <= day), key=lambda one: one.from_on, default=None)


def next_on(last: dt.date, months: int) -> dt.date:
    """The day by which the next one is held: so many months after the last, or the end of that month."""
    years, month = divmod(last.month - 1 + months, 12)
    year, month = last.year + years, month + 1
    return dt.date(year, month, min(last.day, calendar.monthrange(year, month)[1]))
