"""The locked number book: which types share a row of numbers, and what the next number is."""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal

SERIES = Path(__file__).resolve().parents[1] / "data" / "series.toml"
DEFAULT_SERIES = "each-type"


@dataclass(frozen=True)
class Series:
    """One way of numbering: each group of type codes has a row of its own; a type in no group stands alone.

    "*" in a group is every type that no other group names; "" is the công văn, which has no code.
    """

    code: str
    name: str
    source: str
    verified: bool
    groups: tuple[tuple[str, ...], ...]

    def types_of(self, type_code: str) -> str:
        """The key of the row that a type is numbered in."""
        named = next((group for group in self.groups if type_code in group), None)
        group = named or next((group for group in self.groups if "*" in group), (type_code,))
        return " ".join(code or "-" for code in group)


@cache
def all_series() -> tuple[Series, ...]:
    """Every way of numbering, in the order of the data file."""
    data = tomllib.loads(SERIES.read_text(encoding="utf-8"))
    return tuple(
        Series(code, row["name"], row["source"], row["verified"], tuple(map(tuple, row["groups"])))
        for code, row in data.items()
    )


def series_of(code: str) -> Series:
    """The way of numbering called `code`. Raises Refusal for an unknown one."""
    found = next((series for series in all_series() if series.code == code), None)
    if found is None:
        raise Refusal("Chọn một cách đánh số trong danh sách.", field="series")
    return found


def check_next(typed: str, following: int) -> None:
    """Refuse a typed number that is not the book's next one; nothing typed is right."""
    if typed.strip() and (not typed.strip().isdecimal() or int(typed) != following):
        raise Refusal(
            "Đơn vị dùng sổ cấp số của chương trình, số tiếp theo là {number}. Nhập số đó hoặc để trống ô số.",
            number=following,
            field="number",
        )


def check_not_back_dated(issued_on: dt.date, last_on: dt.date | None) -> None:
    """Refuse a day before that of the number given last."""
    if last_on and issued_on < last_on:
        raise Refusal(
            "Số trước đã cấp cho ngày {day}, sổ không lùi ngày. Nhập ngày ban hành từ {day} trở đi.",
            day=say_date(last_on),
            field="issued_on",
        )


def missing_numbers(first: int, last: int, taken: Iterable[int]) -> list[int]:
    """Numbers of first…last that nothing took."""
    known = set(taken)
    return [number for number in range(first, last + 1) if number not in known]
