"""What makes an indicator sound."""

import re
from dataclasses import dataclass

from donghanh.base.sentences import Refusal

from .kinds import check_kind, kind_of

_CODE = re.compile(r"^[A-Z][A-Z0-9_.-]{1,19}$")


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
    kind: str = ""


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
    check_kind(
        draft.kind or kind_of(draft.over_units, draft.unit_of_measure),
        over_units=draft.over_units,
        over_time=draft.over_time,
        unit_of_measure=draft.unit_of_measure,
    )
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
