"""Links that open one form: for how long, and how who acts through one is named."""

import datetime as dt
from dataclasses import replace

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, mark

SHORTEST, USUAL = dt.timedelta(days=7), dt.timedelta(days=30)
AFTER_DUE = dt.timedelta(days=14)
MOST_WRONG = 10  # wrong PINs typed through one link
LONGEST_NAME = 120
THROUGH = "qua đường dẫn"  # as the journal keeps it, whatever language the reader has


def expiry(due_on: dt.date | None, now: dt.datetime) -> dt.datetime:
    """When a link made now ends: two weeks after the due day, a week from now at least; a month without a day."""
    day = due_on + AFTER_DUE if due_on else now.date() + USUAL
    return dt.datetime.combine(max(day, now.date() + SHORTEST), dt.time(23, 59), now.tzinfo)


def through_link(by: Actor) -> Actor:
    """The signer as the journal names whoever acted with their PIN through a link."""
    return replace(by, name=f"{by.name[: LONGEST_NAME - len(THROUGH) - 3]} ({THROUGH})")


CLOSED = {
    "used": mark("Đường dẫn này đã dùng xong. Đơn vị đã gửi; muốn sửa thì đăng nhập hoặc xin đường dẫn mới."),
    "revoked": mark(
        "Đường dẫn này đã bị thu hồi hoặc đã được thay bằng đường dẫn mới. Xin lại ở nơi đã gửi."
    ),
    "expired": mark("Đường dẫn này đã hết hạn. Xin đường dẫn mới ở nơi đã gửi."),
    "unknown": mark("Đường dẫn không đúng. Sao chép lại cả dòng trong tin nhắn rồi mở lại."),
    "gone": mark("Việc này không còn phải làm nữa."),
}


def check_open(state: str, *, has_expired: bool) -> None:
    """Refuses a link that opens nothing any more."""
    if state != "open":
        raise Refusal(CLOSED[state])
    if has_expired:
        raise Refusal(CLOSED["expired"])
