"""What a case and an activity must say, and how long a case has been open."""

import datetime as dt

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

LONG_OPEN = 30  # days after which a list marks an open case; this program's own choice, no rule of law

WARN_BEFORE = dt.timedelta(days=90)  # when a unit is warned that an agreement runs out; no rule of law either
WARN_AGAIN = dt.timedelta(days=30)


def step_before(until_on: dt.date, today: dt.date) -> int:
    """Which warning of an agreement has come: 90 or 30 days before its last day, 0 once that is past."""
    left = until_on - today
    if left < dt.timedelta(0):
        return 0
    return (WARN_AGAIN if left <= WARN_AGAIN else WARN_BEFORE).days


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


def check_amount(number: int, *, field: str) -> None:
    """Refuse fewer than nothing."""
    if number < 0:
        raise Refusal("Số này không được là số âm. Nhập từ 0 trở lên.", field=field)


def days_open(*, raised_on: dt.date, closed_on: dt.date | None, today: dt.date) -> int:
    """Whole days from the day it was raised to the day it was closed, or to today."""
    return max(0, ((closed_on or today) - raised_on).days)


def is_up(*, holder_id: int, target_id: int, above_id: int | None, beneath: "frozenset[int]") -> bool:
    """Does handing over go up? Refuses who is neither right above nor right beneath the holder."""
    if target_id == holder_id or (target_id != above_id and target_id not in beneath):
        raise Refusal(
            "Chỉ chuyển cho công đoàn cấp trên trực tiếp hoặc công đoàn cấp dưới trực tiếp. Chọn lại nơi nhận.",
            field="target",
        )
    return target_id == above_id
