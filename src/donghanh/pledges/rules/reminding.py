"""What people are reminded of: to register before the gate closes, to say how promises ended."""

import datetime as dt
from collections.abc import Sequence

from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.movements.rules.reminding import Schedule

TO_REGISTER = Schedule(before=(14, 7, 3, 1), after=(), escalate_after=None)
TO_TELL = Schedule(before=(30, 14, 7, 1), after=(3, 7), escalate_after=5)
NAMED = 5


def register_text(year: int, *, closes_on: dt.date, day: dt.date) -> Sentence:
    """What a unit reads that has not gone through the gate."""
    days = (closes_on - day).days
    if days > 0:
        return Sentence(
            "Còn {days} ngày đến hạn {day} đăng ký giao ước thi đua năm {year}. "
            "Đơn vị không đăng ký không được xét danh hiệu của năm.",
            days=days,
            day=say_date(closes_on),
            year=year,
        )
    return Sentence(
        "Hôm nay, {day}, là hạn đăng ký giao ước thi đua năm {year}.", day=say_date(closes_on), year=year
    )


def tell_text(year: int, count: int, *, ends_on: dt.date, day: dt.date) -> Sentence:
    """What a side reads that has not said how its promises ended."""
    days = (ends_on - day).days
    said = {"year": year, "count": count, "day": say_date(ends_on)}
    if days > 0:
        return Sentence(
            "Còn {days} ngày đến hạn {day} ghi kết quả {count} giao ước thi đua năm {year}.",
            days=days,
            **said,
        )
    if days == 0:
        return Sentence("Hôm nay, {day}, là hạn ghi kết quả {count} giao ước thi đua năm {year}.", **said)
    return Sentence(
        "Đã quá hạn {days} ngày (hạn {day}): ghi kết quả {count} giao ước thi đua năm {year}.",
        days=-days,
        **said,
    )


def silent_text(year: int, names: Sequence[str], *, ends_on: dt.date, day: dt.date) -> Sentence:
    """What the unit reads that opened the gate: who has not told, the first of them by name."""
    shown = "; ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    return Sentence(
        "Quá hạn {days} ngày, còn {count} đơn vị chưa ghi đủ kết quả giao ước thi đua năm {year}: {names}.",
        days=(day - ends_on).days,
        count=len(names),
        year=year,
        names=shown,
    )
