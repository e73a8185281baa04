"""Decisions about a course."""

import datetime as dt

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line


def check_said(text: str, *, field: str) -> str:
    """The text on one line; refuses none."""
    said = one_line(text)
    if not said:
        raise Refusal("Mục này chưa ghi gì. Ghi ngắn gọn rồi gửi lại.", field=field)
    return said


def check_days(from_on: dt.date, until_on: dt.date) -> None:
    """Refuse a course that is over before it begins."""
    if until_on < from_on:
        raise Refusal("Ngày bế giảng trước ngày khai giảng. Kiểm tra lại hai ngày.", field="until_on")


def check_seats(taken: int, *, seats: int, more: int) -> None:
    """Refuse more learners than there are seats."""
    if taken + more > seats:
        raise Refusal(
            "Lớp có {seats} chỗ, đã có {taken} người, không nhận thêm {more} người được. "
            "Bớt người, hoặc nhờ nơi mở lớp tăng số chỗ.",
            seats=seats,
            taken=taken,
            more=more,
        )


def check_past(day: dt.date, *, today: dt.date) -> None:
    """Refuse to tell the outcome of what has not been."""
    if day > today:
        raise Refusal("Lớp chưa đến ngày này. Ghi sau khi lớp đã diễn ra.")


def check_settled(open_: int, *, came: int) -> None:
    """Refuse to end a course of which it is not told who came."""
    if open_:
        raise Refusal(
            "Còn {count} người chưa ghi có học hay vắng. Ghi kết quả trước, rồi kết thúc lớp.", count=open_
        )
    if not came:
        raise Refusal("Chưa có ai học lớp này. Nếu lớp không mở được thì hủy lớp, ghi lý do.")
