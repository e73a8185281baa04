"""Who recognises how far, and when."""

import datetime as dt

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Refusal

# How far a unit of each level may say that an effect reaches (places of `Reach`).
_REACH_OF_LEVEL = {"grassroots": 1, "upper": 1, "province": 2, "national": 3}
_REACHES = ("base", "province", "nation")


def reaches_of(level: str) -> tuple[str, ...]:
    """The reaches that a unit of this level recognises."""
    return _REACHES[: _REACH_OF_LEVEL.get(level, 0)]


def check_may_reach(reach: str, *, level: str, before: str = "") -> None:
    """Refuse a reach above the unit's level, and one that is not wider than before."""
    if reach not in reaches_of(level):
        raise Refusal(
            "Phạm vi này do cấp cao hơn công nhận. Chọn phạm vi của đơn vị, hoặc đề nghị cấp trên công nhận.",
            field="reach",
        )
    if before and _REACHES.index(reach) <= _REACHES.index(before):
        raise Refusal("Phạm vi mới phải rộng hơn phạm vi đã công nhận.", field="reach")


def check_recognised_on(recognised_on: dt.date, *, submitted_on: dt.date, today: dt.date) -> None:
    """Refuse a day to come and one before it was sent."""
    if recognised_on > today:
        raise Refusal("Ngày công nhận không thể ở sau hôm nay.", field="recognised_on")
    if recognised_on < submitted_on:
        raise Refusal(
            "Ngày công nhận trước ngày gửi ({day}). Kiểm tra lại.",
            day=say_date(submitted_on),
            field="recognised_on",
        )


def say_likeness(per_thousand: int) -> str:
    """620 is 62%."""
    return f"{say_number(per_thousand // 10)}%"
