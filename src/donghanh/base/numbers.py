"""Numbers the Vietnamese way: a dot for thousands, a comma for decimals; kept as scaled integers."""

import re
from decimal import ROUND_HALF_UP, Decimal

from .sentences import Refusal

_GROUPED = re.compile(r"^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$")
_SPACED = re.compile(r"^-?[1-9]\d{0,2}( \d{3})+(,\d+)?$")
_NOTHING = frozenset({"-", "–", "—", "không", "không có", "ko"})
_PLAIN = re.compile(r"^-?(\d+(,\d+)?|(0|[1-9]\d*)\.\d+)$")


def parse_number(typed: str) -> Decimal:
    """The number typed: "1.500" and "1 500" are fifteen hundred, "1,5" and "1.5" one and a half.

    Only whole thousands are grouped: "0.125" is an eighth; "12 5" and "01.500" are slips and no numbers. Raises Refusal in
    words for anything else.
    """
    text = typed.replace("\u00a0", " ").replace("- ", "-").strip()
    if _SPACED.match(text):
        text = text.replace(" ", "")
    if _GROUPED.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.match(text):
        return Decimal(text.replace(",", "."))
    if text.lower() in _NOTHING:
        raise Refusal("“{typed}” chưa rõ là bằng 0 hay chưa có số. Nếu không có thì nhập 0.", typed=typed)
    raise Refusal("“{typed}” không phải là số. Nhập số như 1.250 hoặc 12,5.", typed=typed)


def to_scaled(number: Decimal, decimals: int) -> int:
    """`number` as a whole count of its smallest unit; refuses more decimals than the indicator has."""
    scaled = number.scaleb(decimals)
    if scaled != scaled.to_integral_value():
        if not decimals:
            raise Refusal(
                "Số {number} là số lẻ; ở đây chỉ nhận số nguyên. Làm tròn rồi nhập lại.",
                number=say_number(number),
            )
        raise Refusal(
            "Số {number} có quá {decimals} chữ số sau dấu phẩy. Làm tròn rồi nhập lại.",
            number=say_number(number),
            decimals=decimals,
        )
    return int(scaled)


def from_scaled(scaled: int, decimals: int) -> Decimal:
    """The number behind a scaled integer."""
    return Decimal(scaled).scaleb(-decimals)


def say_number(number: Decimal | int | float, decimals: int | None = None) -> str:
    """1.234.567,89; trailing zeros are dropped unless `decimals` fixes them."""
    value = Decimal(str(number))
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{value:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def say_scaled(scaled: int | None, decimals: int) -> str:
    """A scaled integer as people read it; nothing for None."""
    return "" if scaled is None else say_number(from_scaled(scaled, decimals))


def say_money(dong: int) -> str:
    """1.250.000 đồng."""
    return f"{say_number(dong)} đồng"


def say_part(part: int, whole: int) -> str:
    """971/1.000."""
    return f"{say_number(part)}/{say_number(whole)}"


def say_ratio(part: int, whole: int) -> str:
    """45,2 %; a dash when the whole is nothing."""
    return f"{say_number(Decimal(part) * 100 / Decimal(whole), 1)}\u00a0%" if whole else "–"
