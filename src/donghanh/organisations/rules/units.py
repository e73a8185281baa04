"""What a unit may be, and what is counted there."""

import datetime as dt
from collections.abc import Iterable

from donghanh.base.sentences import Refusal


def check_founded_on(founded_on: dt.date, today: dt.date) -> None:
    """A unit is entered when it exists."""
    if founded_on > today:
        raise Refusal(
            "Ngày thành lập không thể sau ngày hôm nay. Kiểm tra lại ngày, tháng, năm.", field="founded_on"
        )


def check_joined_on(from_on: dt.date, today: dt.date) -> None:
    """A member is entered when they belong."""
    if from_on > today:
        raise Refusal("Ngày vào đơn vị không thể sau ngày hôm nay. Kiểm tra lại ngày.", field="from_on")


LEVELS = ("national", "province", "upper", "grassroots")


def check_place(level: str, superior_level: str) -> None:
    """No unit stands under a lower one, and nothing under the grassroots."""
    below, above = LEVELS.index(level), LEVELS.index(superior_level)
    if above > below or superior_level == "grassroots":
        raise Refusal(
            "Công đoàn cấp dưới không thể là cấp trên của đơn vị này. Chọn loại đơn vị hoặc đơn vị cấp trên khác.",
            field="superior",
        )


def code_beneath(code: str, taken: Iterable[str]) -> str:
    """The code after the last one given of the form code-7; short enough for the column."""
    numbers = [int(end) for each in taken if (end := each.removeprefix(f"{code}-")).isdecimal()]
    return f"{code[:24]}-{max(numbers, default=0) + 1}"


def check_headcount(*, workers: int, members: int) -> None:
    """Headcounts are whole and not negative, and members are among the workers."""
    if workers < 0 or members < 0:
        raise Refusal(
            "Số lao động và số đoàn viên không thể là số âm. Nhập lại số từ 0 trở lên.", field="workers"
        )
    if members > workers:
        raise Refusal(
            "Số đoàn viên ({members}) lớn hơn số lao động ({workers}). Kiểm tra lại hai số này.",
            members=members,
            workers=workers,
            field="members",
        )


def check_counted_on(as_of: dt.date, today: dt.date) -> None:
    """Heads are counted as of a day that has come."""
    if as_of > today:
        raise Refusal(
            "Ngày chốt số liệu không thể sau ngày hôm nay. Kiểm tra lại ngày, tháng, năm.", field="as_of"
        )


def is_whole_list(listed: int, counted: int | None) -> bool:
    """Does a list of members look whole beside the last count? Half of it is taken for begun, not whole."""
    return listed > 0 and (counted is None or 2 * listed >= counted)


def named_after(union: str) -> str:
    """The enterprise after which a grassroots union is named: what follows "Công đoàn cơ sở"."""
    return union.removeprefix("Công đoàn cơ sở ").strip()
