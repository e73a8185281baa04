"""What a work must say, and when it is late."""

import datetime as dt

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.movements.rules.reminding import Schedule

DUE_SOON = dt.timedelta(days=14)
REMINDED = Schedule(before=(14, 3, 1), after=(3, 10), escalate_after=None)


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


def check_more_time(due_on: dt.date, *, before: dt.date, today: dt.date) -> None:
    """Refuse a day that is not later, and more time for what is overdue already: late stays late."""
    if before < today:
        raise Refusal(
            "Đã quá hạn hoàn thành ({day}) nên không gia hạn được; ghi lý do chậm khi báo hoàn thành.",
            day=say_date(before),
            field="due_on",
        )
    if due_on <= before:
        raise Refusal("Ngày mới phải sau ngày đã đăng ký ({day}).", day=say_date(before), field="due_on")


def check_plated_on(plated_on: dt.date, *, accepted_on: dt.date, today: dt.date) -> None:
    """Refuse a plate mounted in days to come, and one mounted long before the work was accepted."""
    if plated_on > today:
        raise Refusal("Ngày gắn biển không thể ở sau hôm nay.", field="plated_on")
    if plated_on < accepted_on:
        raise Refusal(
            "Ngày gắn biển trước ngày nghiệm thu ({day}). Kiểm tra lại.",
            day=say_date(accepted_on),
            field="plated_on",
        )


def due_text(name: str, *, due_on: dt.date, day: dt.date) -> Sentence:
    """What the keeper of a work reads before and after its day."""
    days = (due_on - day).days
    if days > 0:
        return Sentence(
            "Còn {days} ngày đến hạn hoàn thành “{name}” ({day}).", days=days, name=name, day=say_date(due_on)
        )
    if days == 0:
        return Sentence("Hôm nay, {day}, là hạn hoàn thành “{name}”.", name=name, day=say_date(due_on))
    return Sentence(
        "“{name}” đã quá hạn {days} ngày (hạn {day}). Cập nhật tiến độ, ghi rõ lý do chậm.",
        name=name,
        days=-days,
        day=say_date(due_on),
    )
