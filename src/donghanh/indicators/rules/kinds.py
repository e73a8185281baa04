"""What kind of thing an indicator is, and which ways of adding up go with it."""

from donghanh.base.sentences import Refusal

_MONEY = "đồng"
_TOGETHER = ("ratio", "distinct")


def kind_of(over_units: str, unit_of_measure: str) -> str:
    """The kind that goes with a way of adding up and a unit of measure, where nobody said it."""
    if over_units in _TOGETHER:
        return over_units
    if unit_of_measure.strip().lower().endswith(_MONEY):
        return "money"
    return "percent" if unit_of_measure.strip() == "%" else "count"


def check_kind(kind: str, *, over_units: str, over_time: str, unit_of_measure: str) -> None:
    """Refuse a way of adding up that would make figures of this kind wrong."""
    for both in _TOGETHER:
        if (kind == both) != (over_units == both):
            raise Refusal(
                "Loại chỉ tiêu và cách gộp giữa các đơn vị chưa khớp nhau. Với tỷ lệ và số người, chọn cách gộp cùng tên.",
                field="over_units",
            )
    if kind == "text":
        _check_text(over_units, over_time)
    elif not unit_of_measure:
        raise Refusal(
            "Chưa có đơn vị tính. Nhập đơn vị tính, ví dụ người, cuộc, triệu đồng.", field="unit_of_measure"
        )
    if kind == "percent" and "sum" in (over_units, over_time):
        raise Refusal(
            "Phần trăm do đơn vị tự tính thì không cộng được. Chọn không gộp hoặc lấy số lớn nhất; muốn gộp đúng, dùng tỷ lệ tính từ hai chỉ tiêu.",
            field="over_units",
        )
    if kind == "money" and not unit_of_measure.lower().endswith(_MONEY):
        raise Refusal(
            "Đơn vị tính của số tiền là đồng, nghìn đồng, triệu đồng hoặc tỷ đồng.", field="unit_of_measure"
        )


def _check_text(over_units: str, over_time: str) -> None:
    if (over_units, over_time) != ("none", "none"):
        raise Refusal(
            "Thuyết minh bằng lời thì không gộp giữa các đơn vị và các kỳ. Chọn không gộp.",
            field="over_units",
        )
