"""Who has answered a plan, who is late, who is silent. Addressees only: nobody else owes anything."""

import datetime as dt
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal, Sentence, mark


@dataclass(frozen=True, kw_only=True)
class Course:
    """What became of a plan at `count` addressees of one level for whom the same days hold.

    `ended_on` is the day from which the unit is no more.
    """

    level: str
    due_on: dt.date | None
    sent_on: dt.date
    opened_on: dt.date | None = None
    acknowledged_on: dt.date | None = None
    answered_on: dt.date | None = None
    ended_on: dt.date | None = None
    count: int = 1

    @property
    def is_answered(self) -> bool:
        """Nothing is owed any more."""
        return self.answered_on is not None

    @property
    def days(self) -> int | None:
        """Days from sending to the answer."""
        return (self.answered_on - self.sent_on).days if self.answered_on else None

    def is_owed(self, today: dt.date) -> bool:
        """Not answered, by a unit that is still there to answer."""
        return not self.is_answered and (self.ended_on is None or self.ended_on > today)

    def is_late(self, today: dt.date) -> bool:
        """Answered after the day, or not answered though the day is past."""
        return self.due_on is not None and (self.answered_on or today) > self.due_on

    def standing(self, today: dt.date) -> str:
        """answered, answered_late, late (owed, day past) or waiting."""
        if self.is_answered:
            return "answered_late" if self.is_late(today) else "answered"
        return "late" if self.is_late(today) else "waiting"


@dataclass(frozen=True, kw_only=True)
class AdoptionRow(Course):
    """One addressee of a plan. `days` from sending to the answer, None while there is none.

    `answer_id` is the key of the derived plan or of the registration, as `answer` says.
    """

    delivery_id: int
    unit_id: int
    unit_name: str
    answer: str
    state: str
    answer_id: int | None = None


STANDINGS = {
    "answered": mark("Đã phản hồi đúng hạn"),
    "answered_late": mark("Đã phản hồi, quá hạn"),
    "late": mark("Quá hạn, chưa phản hồi"),
    "waiting": mark("Chưa phản hồi, còn hạn"),
}
TONES = {"answered": "accepted", "answered_late": "due", "late": "late", "waiting": "neutral"}


@dataclass(frozen=True)
class AdoptionCount:
    """The adoption of a plan in figures; `median_days` None while nobody answered."""

    total: int
    answered: int
    answered_late: int
    late: int
    waiting: int
    unopened: int
    median_days: float | None

    @property
    def done(self) -> int:
        """Answered at all."""
        return self.answered + self.answered_late


def count_adoption(rows: Sequence[AdoptionRow], *, today: dt.date) -> AdoptionCount:
    """The figures over `rows`."""
    standings = [row.standing(today) for row in rows]
    days = [row.days for row in rows if row.days is not None]
    return AdoptionCount(
        total=len(rows),
        answered=standings.count("answered"),
        answered_late=standings.count("answered_late"),
        late=standings.count("late"),
        waiting=standings.count("waiting"),
        unopened=sum(row.state == "sent" for row in rows),
        median_days=statistics.median(days) if days else None,
    )


def zalo_text(title: str, rows: Sequence[AdoptionRow], *, today: dt.date, link: str) -> Sentence:
    """A message for a Zalo group: who has not answered, and where to answer."""
    owed = [row for row in rows if row.is_owed(today)]
    if not owed:
        return Sentence(
            "{title}: tất cả {count} đơn vị đã phản hồi. Xin cảm ơn.", title=title, count=len(rows)
        )
    lines = "\n".join(
        f"{index}. {row.unit_name}" + (" (!)" if row.is_late(today) else "")
        for index, row in enumerate(owed, start=1)
    )
    due = max((row.due_on for row in owed if row.due_on), default=None)
    return Sentence(
        "{title}\nCòn {count} đơn vị chưa phản hồi (hạn {due}; dấu (!) là đã quá hạn):\n{lines}\nĐề nghị các đơn vị "
        "vào {link} để phản hồi.",
        title=title,
        count=len(owed),
        due=f"{due.day}/{due.month}/{due.year}" if due else "–",
        lines=lines,
        link=link,
    )


def link_text(*, sender: str, unit: str, plan: str, due_on: dt.date | None, link: str) -> Sentence:
    """A message for one unit: its own link; the PIN never stands beside it."""
    return Sentence(
        "{sender} gửi {unit}:\nĐề nghị phản hồi {plan}, hạn {due}.\nMở đường dẫn riêng của đơn vị: {link}\nKhi gửi, "
        "người ký nhập mã PIN đã được báo riêng. Không chuyển tiếp tin này.",
        sender=sender,
        unit=unit,
        plan=plan,
        due=f"{due_on.day}/{due_on.month}/{due_on.year}" if due_on else "–",
        link=link,
    )


def check_change(*, is_sent: bool, due_on: dt.date | None, today: dt.date) -> None:
    """A registration once sent may be changed until its due day; a first one is welcome even late."""
    if is_sent and due_on is not None and today > due_on:
        raise Refusal(
            "Đăng ký đã gửi và đã quá hạn {due}, nên không sửa được nữa. Liên hệ công đoàn cấp trên nếu cần điều chỉnh.",
            due=f"{due_on.day}/{due_on.month}/{due_on.year}",
        )


def check_lines(count: int) -> None:
    """A registration takes on something."""
    if not count:
        raise Refusal("Chưa chọn nội dung nào để hưởng ứng. Chọn ít nhất một nội dung.", field="clauses")
