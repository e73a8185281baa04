"""What a work must say, and when it is late."""

import datetime as dt

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

DUE_SOON = dt.timedelta(days=14)


def check_name(name: str) -> str:
    """The name on one line; refuses none."""
    said = one_line(name)
    if not said:
        raise Refusal("Chưa có tên công trình, sản phẩm, phần việc. Ghi ngắn gọn tên gọi.", field="name")
    return said


def check_value(value: int) -> None:
    """Refuse a negative value."""
    if value < 0:
        raise Refusal("Giá trị không được là số âm. Nhập số tiền từ 0 đồng trở lên.", field="value")


def check_days(*, starts_on: dt.date, due_on: dt.date) -> None:
    """Refuse a due day before the start."""
    if due_on < starts_on:
        raise Refusal(
            "Ngày hoàn thành ({due}) trước ngày bắt đầu ({start}). Kiểm tra lại hai ngày.",
            due=say_date(due_on),
            start=say_date(starts_on),
            field="due_on",
        )


def check_progress(progress: int, *, before: int) -> None:
    """Refuse what is no share, a hundred (that is completion) and going back."""
    if not 0 <= progress <= 100:
        raise Refusal("Mức thực hiện là số từ 0 đến 100.", field="progress")
    if progress < before:
        raise Refusal(
            "Mức thực hiện {progress}% thấp hơn lần trước ({before}%). Kiểm tra lại, hoặc ghi rõ ở lần hoàn thành.",
            progress=progress,
            before=before,
            field="progress",
        )


def check_completed_on(completed_on: dt.date, *, starts_on: dt.date, today: dt.date) -> None:
    """Refuse a day to come and one before the start."""
    if completed_on > today:
        raise Refusal("Ngày hoàn thành không thể ở sau hôm nay.", field="completed_on")
    if completed_on < starts_on:
        raise Refusal(
            "Ngày hoàn thành trước ngày bắt đầu ({start}). Kiểm tra lại.",
            start=say_date(starts_on),
            field="completed_on",
        )


def check_accepted(*, accepted_on: dt.date, completed_on: dt.date, today: dt.date) -> None:
    """Refuse an acceptance before completion or in days to come."""
    if accepted_on > today:
        raise Refusal("Ngày nghiệm thu không thể ở sau hôm nay.", field="accepted_on")
    if accepted_on < completed_on:
        raise Refusal(
            "Ngày nghiệm thu trước ngày hoàn thành ({day}). Kiểm tra lại.",
            day=say_date(completed_on),
            field="accepted_on",
        )


def check_said(text: str, *, field: str) -> str:
    """The text on one line; refuses none."""
    said = one_line(text)
    if not said:
        raise Refusal("Mục này chưa ghi gì. Ghi ngắn gọn rồi gửi lại.", field=field)
    return said


def days_late(*, due_on: dt.date, completed_on: dt.date | None, today: dt.date) -> int:
    """How many days after its day it was completed, or is still not; 0 in time."""
    return max(0, ((completed_on or today) - due_on).days)
