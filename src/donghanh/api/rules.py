"""Access keys and what comes in by them: how a key is made, how long it lasts, what a JSON value means in a cell."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal, mark
from donghanh.base.words import one_line

BEGINS = "dh_"
USUAL, LONGEST = dt.timedelta(days=180), dt.timedelta(days=366)
LONGEST_NAME, LONGEST_WHO = 60, 120
MOST_KEYS = 10  # that one person holds for one unit at a time
MOST_A_MINUTE = 120
MOST_UNITS = 100  # in one answer, and in one request
THROUGH = "khóa “{name}”"  # as the journal keeps it, whatever language the reader has


def new_secret() -> str:
    """256 bits of chance: nobody guesses it, so that a plain digest keeps it."""
    return BEGINS + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """All that is stored of a key."""
    return hashlib.sha256(secret.encode()).hexdigest()


def check_key(name: str, last_day: dt.date, *, today: dt.date, held: int) -> str:
    """The name a key is known by; refuses an empty one, a day that has passed or is more than a year away."""
    name = one_line(name)
    if not name:
        raise Refusal("Chưa đặt tên khóa. Ghi tên phần mềm sẽ dùng khóa này.", field="name")
    if last_day < today:
        raise Refusal("Ngày hết hạn đã qua. Chọn ngày từ hôm nay trở đi.", field="last_day")
    if last_day > today + LONGEST:
        raise Refusal(
            "Khóa dùng lâu nhất một năm. Chọn ngày hết hạn từ {latest} trở về trước.",
            latest=say_date(today + LONGEST),
            field="last_day",
        )
    if held >= MOST_KEYS:
        raise Refusal("Đã có {count} khóa còn dùng được. Thu hồi khóa không dùng nữa.", count=held)
    return name[:LONGEST_NAME]


def by_key(by: Actor, name: str) -> Actor:
    """The holder as the journal names whoever acts by a key."""
    through = THROUGH.format(name=name)
    return replace(by, name=f"{by.name[: LONGEST_WHO - len(through) - 3]} ({through})")


@dataclass(frozen=True)
class Sent:
    """What a program sends for one unit: cells and notes by code, remarks, and the version they were written over."""

    version: int
    cells: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    remarks: str | None = None


WRONG_SHAPE = mark(
    "Nội dung gửi lên chưa đúng mẫu. Cần “version” (số nguyên), “cells” (mã chỉ tiêu và giá trị), “remarks” (nếu có)."
)


class WrongShape(Refusal):
    """What was sent is not of the documented form."""


class NoVersion(Refusal):
    """It does not say which version it was written over."""


def read_sent(told: Any, *, version: int | None = None) -> Sent:
    """What was sent for one unit; `version` where it stands elsewhere (in `If-Match`)."""
    if not isinstance(told, Mapping) or set(told) - {"version", "cells", "remarks"}:
        raise WrongShape(WRONG_SHAPE)
    cells, remarks = told.get("cells", {}), told.get("remarks")
    if not isinstance(cells, Mapping) or not isinstance(remarks, str | None):
        raise WrongShape(WRONG_SHAPE)
    typed, notes = dict[str, str](), dict[str, str]()
    for code, value in cells.items():
        if isinstance(value, Mapping):
            if set(value) - {"value", "note"}:
                raise WrongShape(WRONG_SHAPE)
            notes |= {code: _text_of(value["note"])} if "note" in value else {}
            typed |= {code: _text_of(value["value"])} if "value" in value else {}
        else:
            typed[code] = _text_of(value)
    return Sent(read_version(told.get("version"), version), typed, notes, remarks)


def read_version(told: Any, elsewhere: int | None = None) -> int:
    """The version that something was written over; refuses where it is not said."""
    version = elsewhere if told is None else told
    if version is None:
        raise NoVersion(
            mark(
                "Chưa ghi số bản đang sửa. Đọc lại số liệu, rồi gửi kèm “version” vừa đọc được (hoặc If-Match)."
            )
        )
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        raise WrongShape(mark("“version” là số nguyên đã đọc được từ lần đọc trước."))
    return version


def _text_of(value: Any) -> str:
    """What would have been typed: 12.5 of JSON is 12,5; texts stay as they are."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise WrongShape(mark("Giá trị của ô là một số, một đoạn chữ hoặc null (để trống)."))
    return format(value, "f").replace(".", ",") if isinstance(value, Decimal) else str(value)
