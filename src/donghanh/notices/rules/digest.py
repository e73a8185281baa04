"""Several things told in one notice, and when the next one may come."""

import datetime as dt
from collections.abc import Iterable, Sequence

from donghanh.base.dates import say_date
from donghanh.base.dues import Due
from donghanh.base.sentences import Refusal, Sentence

MOST_LINES = 30
AHEAD = dt.timedelta(days=14)


def is_digest_day(rhythm: str, last_on: dt.date | None, today: dt.date) -> bool:
    """May a digest go out today? Once a day, or once a week from Monday on."""
    if last_on is None:
        return True
    if rhythm == "weekly":
        return last_on < today - dt.timedelta(days=today.weekday())
    return last_on < today


def due_soon(dues: Iterable[Due], today: dt.date) -> list[Due]:
    """What a digest lists: overdue, or due in the next two weeks; the earliest first."""
    dated = [due for due in dues if due.due_on is not None and due.due_on <= today + AHEAD]
    return sorted(dated, key=lambda due: (due.due_on or today, str(due.title)))


def digest_text(dues: Sequence[Due], others: Sequence[str], *, today: dt.date) -> Sentence:
    """Everything due, a line each, then what else there is to say."""
    lines = [_line(due, today) for due in dues] + list(others)
    shown = [f"{place}. {line}" for place, line in enumerate(lines[:MOST_LINES], start=1)]
    if len(lines) > MOST_LINES:
        shown.append(str(Sentence("… và {count} việc nữa.", count=len(lines) - MOST_LINES)))
    return Sentence(
        "Nhắc việc ngày {day}: {count} việc.\n{lines}",
        day=say_date(today),
        count=len(lines),
        lines="\n".join(shown),
    )


def _line(due: Due, today: dt.date) -> str:
    assert due.due_on is not None, "only dated things are listed"
    days = (today - due.due_on).days
    said = {"verb": due.verb, "title": due.title, "day": say_date(due.due_on)}
    if days > 0:
        return str(Sentence("{verb} – {title}: hạn {day}, đã quá {days} ngày.", days=days, **said))
    return str(Sentence("{verb} – {title}: hạn {day}.", **said))


def check_address(email: str) -> None:
    """An address of a mailbox has one @ with something on both sides, on one line."""
    name, at, host = email.partition("@")
    if email and (not name or not at or "." not in host or any(c.isspace() or c in ",;<>" for c in email)):
        raise Refusal("Địa chỉ thư điện tử chưa đúng. Nhập như ten@congdoan.vn.", field="email")
