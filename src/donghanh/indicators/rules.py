"""What makes an indicator sound, and how figures become one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.sentences import Refusal

_CODE = re.compile(r"^[A-Z][A-Z0-9_.-]{1,19}$")
PERCENT = 100


@dataclass(frozen=True)
class Draft:
    """An indicator before it is a row."""

    code: str
    name: str
    unit_of_measure: str
    decimals: int
    over_units: str
    over_time: str
    numerator: str = ""
    denominator: str = ""


def check_indicator(draft: Draft) -> None:
    """Refuse an indicator that could not be counted."""
    if not _CODE.match(draft.code):
        raise Refusal(
            "Mã chỉ tiêu “{code}” chưa đúng. Viết bằng chữ in hoa không dấu và số, ví dụ DV03.",
            code=draft.code,
            field="code",
        )
    if not draft.name:
        raise Refusal("Chưa có tên chỉ tiêu. Nhập tên đầy đủ.", field="name")
    if not 0 <= draft.decimals <= 4:
        raise Refusal("Số chữ số sau dấu phẩy từ 0 đến 4.", field="decimals")
    if draft.over_units == "ratio":
        _check_parts(draft)
    elif draft.numerator or draft.denominator:
        raise Refusal(
            "Chỉ chỉ tiêu tỷ lệ mới có tử số và mẫu số. Bỏ trống hai ô này hoặc chọn cách gộp là tỷ lệ.",
            field="numerator",
        )


def _check_parts(draft: Draft) -> None:
    if not draft.numerator or not draft.denominator:
        raise Refusal("Chỉ tiêu tỷ lệ cần có tử số và mẫu số. Chọn hai chỉ tiêu đã có.", field="numerator")
    if draft.numerator == draft.denominator or draft.code in (draft.numerator, draft.denominator):
        raise Refusal("Tử số và mẫu số phải là hai chỉ tiêu khác nhau.", field="denominator")


@dataclass(frozen=True)
class RatioScale:
    """How a ratio in whole numbers is made: round(numerator × up / (denominator × down)), halves upwards."""

    up: int
    down: int

    def of(self, numerator: int | None, denominator: int | None) -> int | None:
        """The scaled ratio; None without parts or with nothing to divide by. Parts are never negative."""
        if numerator is None or not denominator:
            return None
        whole = denominator * self.down
        return (2 * numerator * self.up + whole) // (2 * whole)


def ratio_scale(
    *, decimals: int, numerator_decimals: int, denominator_decimals: int, unit: str
) -> RatioScale:
    """The scale of a ratio; a unit of measure "%" means per hundred."""
    shift = decimals + denominator_decimals - numerator_decimals
    hundred = PERCENT if unit.strip() == "%" else 1
    return RatioScale(hundred * 10 ** max(shift, 0), 10 ** max(-shift, 0))


def combine(how: str, numbers: Iterable[int]) -> int | None:
    """One figure from those of many units or periods, in order of time; None where they may not be joined."""
    known = list(numbers)
    if not known:
        return None
    if how == "sum":
        return sum(known)
    if how == "max":
        return max(known)
    if how == "last":
        return known[-1]
    return None
