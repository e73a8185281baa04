"""When a movement may be closed."""

import datetime as dt

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line


def check_closing(*, still_open: int, reason: str, ends_on: dt.date, today: dt.date) -> str:
    """The reason, tidied. Refuse to close without one while something is open or before the movement's last day."""
    tidy = one_line(reason)
    if tidy:
        return tidy
    if still_open:
        raise Refusal(
            "Phong trào còn {count} loại việc chưa xong. Làm xong các việc đó, hoặc ghi lý do kết thúc.",
            count=still_open,
            field="reason",
        )
    if today < ends_on:
        raise Refusal(
            "Phong trào kéo dài đến {day}. Ghi lý do nếu kết thúc sớm.", day=say_date(ends_on), field="reason"
        )
    return ""
