"""What those read who owe a report, and their superior."""

import datetime as dt
from collections.abc import Iterable

from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence

CATCH_UP = dt.timedelta(days=7)  # days without the daily job after which a step is let go
NAMED = 5


def has_just_come(*, due_on: dt.date, step: int, day: dt.date) -> bool:
    """Did the step's day come within the last days? Older ones were told, or are too old to tell."""
    return day - CATCH_UP <= due_on + dt.timedelta(days=step) <= day


def owing_text(title: str, *, due_on: dt.date, grace_days: int, day: dt.date) -> Sentence:
    """What the unit reads, counted from the day on which it is made."""
    said, days = {"title": title, "due": say_date(due_on)}, (due_on - day).days
    if days > 0:
        return Sentence("Còn {days} ngày đến hạn {due} gửi “{title}”.", days=days, **said)
    if days == 0:
        return Sentence("Hôm nay, {due}, là hạn gửi “{title}”.", **said)
    if -days <= grace_days:
        last = say_date(due_on + dt.timedelta(days=grace_days))
        return Sentence(
            "Đã qua hạn {due} gửi “{title}”; gửi đến hết ngày {last} chưa tính là chậm.", last=last, **said
        )
    return Sentence("Đã quá hạn {days} ngày (hạn {due}): gửi “{title}”.", days=-days, **said)


def silent_text(title: str, units: Iterable[str], *, due_on: dt.date, day: dt.date) -> Sentence:
    """What the direct superior reads: who has not sent, the first of them by name."""
    names = list(units)
    return Sentence(
        "Quá hạn {days} ngày, còn {count} đơn vị trực thuộc chưa gửi “{title}”: {names}. Mở danh sách để nhắc trực tiếp.",
        days=(day - due_on).days,
        count=len(names),
        title=title,
        names=", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else ""),
    )


def link_text(*, sender: str, unit: str, title: str, due_on: dt.date, link: str) -> Sentence:
    """A message for one unit: its own link; the PIN never stands beside it."""
    return Sentence(
        "{sender} gửi {unit}:\nĐề nghị gửi “{title}”, hạn {due}.\nMở đường dẫn riêng của đơn vị: {link}\nKhi gửi, "
        "người ký nhập mã PIN đã được báo riêng. Không chuyển tiếp tin này.",
        sender=sender,
        unit=unit,
        title=title,
        due=say_date(due_on),
        link=link,
    )
