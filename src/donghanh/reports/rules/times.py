"""Days of a request: open, due, late, closed."""

import datetime as dt

from donghanh.base.dates import say_date
from donghanh.base.sentences import Overtaken, Refusal


def is_late(*, due_on: dt.date, grace_days: int, sent_on: dt.date | None, today: dt.date) -> bool:
    """Was it (or is it still to be) sent after the due day and its grace?"""
    return (sent_on or today) > due_on + dt.timedelta(days=grace_days)


def check_takes_figures(*, closed_on: dt.date | None, period: str, asker: str) -> None:
    """Refuse a report for a closed period."""
    if closed_on is not None:
        raise Refusal(
            "Kỳ báo cáo “{period}” đã khóa sổ ngày {day}, không nhận thêm số liệu. Đề nghị {asker} mở lại kỳ nếu cần sửa.",
            period=period,
            day=say_date(closed_on),
            asker=asker,
        )


def check_due_day(*, due_on: dt.date, today: dt.date, ends_on: dt.date) -> None:
    """Refuse a due day in the past, or one so early that the period has hardly begun."""
    if due_on < today:
        raise Refusal(
            "Hạn gửi {due} đã qua. Chọn ngày từ hôm nay trở đi.", due=say_date(due_on), field="due_on"
        )
    if due_on < ends_on - dt.timedelta(days=60):
        raise Refusal(
            "Hạn gửi {due} quá sớm so với ngày cuối kỳ {end}. Kiểm tra lại kỳ báo cáo và hạn gửi.",
            due=say_date(due_on),
            end=say_date(ends_on),
            field="due_on",
        )


def check_version(*, seen: int | None, present: int, writer: str = "", same_writer: bool = False) -> None:
    """Tell the second of two people at once; `same_writer` is the form that saved last, saving again."""
    if seen is None or seen == present or same_writer:
        return
    raise Overtaken(
        "{writer} vừa sửa báo cáo này trong lúc trang đang mở, nên chưa ghi đè. Mở lại trang để xem số mới rồi nhập tiếp.",
        writer=writer or "Người khác",
    )


def check_reason(reason: str) -> str:
    """A return says why."""
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal("Chưa ghi lý do trả lại. Ghi rõ mục nào cần sửa, sửa thế nào.", field="reason")
    return reason
