"""When addressees of a plan are reminded, and when their superior is told that they are silent."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.sentences import Refusal, Sentence

MOST_STEPS, FARTHEST = 6, 60


@dataclass(frozen=True)
class Schedule:
    """Days before and after the due day on which to remind; `escalate_after` days the superior is told (never
    when None).
    """

    before: tuple[int, ...] = (7, 3, 1)
    on_day: bool = True
    after: tuple[int, ...] = (1, 3, 7)
    escalate_after: int | None = 5

    @property
    def offsets(self) -> list[int]:
        """Every step in order, days from the due day: −7, −3, −1, 0, 1 …"""
        return sorted([*(-days for days in self.before), *([0] if self.on_day else []), *self.after])


USUAL = Schedule()


def step_on(schedule: Schedule, *, sent_on: dt.date, due_on: dt.date, day: dt.date) -> int | None:
    """The last step that has come by `day`, as days from the due day; None before the first.

    Steps on or before the day of sending never come: what was just sent needs no reminder. Asking for the last
    step, and keeping each step once, makes up for days on which nothing ran.
    """
    days = [(step, due_on + dt.timedelta(days=step)) for step in schedule.offsets]
    come = [step for step, on in days if sent_on < on <= day]
    return come[-1] if come else None


def is_escalated(schedule: Schedule, *, due_on: dt.date, day: dt.date) -> bool:
    """Is it time to tell the superior?"""
    after = schedule.escalate_after
    return after is not None and day >= due_on + dt.timedelta(days=after)


def read_days(text: str, field: str) -> tuple[int, ...]:
    """ "7, 3, 1" as days; refuses what is no number, too many of them, and days far off."""
    words = text.replace(",", " ").replace(";", " ").split()
    if not all(word.isdecimal() and 1 <= int(word) <= FARTHEST for word in words):
        raise Refusal(
            "Ghi số ngày từ 1 đến {most}, cách nhau bằng dấu phẩy, ví dụ: 7, 3, 1.",
            most=FARTHEST,
            field=field,
        )
    if len(words) > MOST_STEPS:
        raise Refusal("Nhắc nhiều nhất {count} lần. Bỏ bớt ngày.", count=MOST_STEPS, field=field)
    return tuple(sorted({int(word) for word in words}))


def reminder_text(plan: str, sender: str, *, due_on: dt.date, day: dt.date) -> Sentence:
    """What the addressee reads, counted from the day it is made."""
    days = (due_on - day).days
    said = {"plan": plan, "sender": sender, "due": f"{due_on.day}/{due_on.month}/{due_on.year}"}
    if days > 0:
        return Sentence("Còn {days} ngày đến hạn {due} phản hồi {plan} của {sender}.", days=days, **said)
    if days == 0:
        return Sentence("Hôm nay, {due}, là hạn phản hồi {plan} của {sender}.", **said)
    return Sentence("Đã quá hạn {days} ngày (hạn {due}): phản hồi {plan} của {sender}.", days=-days, **said)


NAMED = 5


def escalation_text(plan: str, units: Iterable[str], *, due_on: dt.date, day: dt.date) -> Sentence:
    """What the superior reads: who is silent, the first of them by name."""
    names = list(units)
    shown = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    return Sentence(
        "Quá hạn {days} ngày, còn {count} đơn vị chưa phản hồi {plan}: {names}. Xem danh sách để liên hệ trực tiếp.",
        days=(day - due_on).days,
        count=len(names),
        plan=plan,
        names=shown,
    )
