"""An answer by a section of the yearly work programme: where it stands."""

import datetime as dt
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line


@dataclass(frozen=True)
class Programme:
    """The yearly work programme that holds the answer: its name, number, day, and the section in it."""

    name: str = ""
    number: str = ""
    issued_on: dt.date | None = None
    section: str = ""


def check_programme(programme: Programme, *, today: dt.date) -> None:
    """Refuse a programme that nobody could find, or of a day to come."""
    if not one_line(programme.name):
        raise Refusal(
            "Chưa có tên chương trình công tác. Nhập tên, ví dụ Chương trình công tác năm 2018.",
            field="programme",
        )
    if not one_line(programme.section):
        raise Refusal("Chưa ghi mục nào trong chương trình. Nhập số mục, ví dụ III.2.", field="section")
    if programme.issued_on is None:
        raise Refusal("Chưa có ngày ban hành chương trình. Nhập ngày như 12/5/2017.", field="issued_on")
    if programme.issued_on > today:
        raise Refusal(
            "Ngày ban hành chương trình ({day}) sau ngày hôm nay. Kiểm tra lại ngày.",
            day=say_date(programme.issued_on),
            field="issued_on",
        )
