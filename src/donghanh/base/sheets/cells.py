"""One cell: what people mean by what stands in it. Each reader answers None for an empty cell."""

import datetime as dt
import re

from ..dates import parse_vietnamese_date
from ..numbers import parse_number, to_scaled
from ..sentences import Refusal
from ..words import fold, one_line

_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
_SERIAL_START = dt.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = (
    3654,
    73050,
)  # 1/1/1910 to 31/12/2099: what a number in a column of days may mean
_WHOLE = re.compile(r"^-?\d+\.0+$")
_SHORT_YEAR = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$")
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?$")
_YES = {"x", "co", "1", "true", "yes", "v", "✓", "đung", "dung"}
_NO = {"khong", "0", "false", "no", "k", "-", "–"}
_TWO_DIGITS_TURN = 30  # 29 means 2029, 30 means 1930, as Excel has it


class _NoResult:
    """Stands for a formula that was saved without its result."""

    def __repr__(self) -> str:
        return "NO_RESULT"


NO_RESULT = _NoResult()


def letters_of(column: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def text_of(value: object) -> str:
    """The cell as one line of text; a whole number loses its ".0". Refuses an error and a missing result."""
    if isinstance(value, str):
        if value.startswith("#") and value in _ERRORS:
            raise Refusal("Ô chứa lỗi của Excel ({error}). Sửa công thức hoặc ghi giá trị.", error=value)
        return one_line(value)
    if value is None:
        return ""
    if value is NO_RESULT:
        raise Refusal(
            "Công thức chưa có kết quả được lưu. Mở tệp bằng Excel, bấm Lưu rồi tải lên lại, hoặc ghi giá trị."
        )
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)


def code_of(value: object) -> str:
    """A code, also where it was kept as a number: 99999.0 is 99999."""
    text = text_of(value)
    return text.split(".")[0] if _WHOLE.match(text) else text


def day_of(value: object) -> dt.date | None:
    """A day: a date cell, its serial number, 12/5/2017, 12/5/17, 2017-05-12 or prose."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _day_of_serial(value)
    text = text_of(value)
    if not text:
        return None
    if iso := _ISO.match(text):
        text = "{2}/{1}/{0}".format(*iso.groups())
    if short := _SHORT_YEAR.match(text):
        day, month, year = short.groups()
        text = f"{day}/{month}/{'19' if int(year) >= _TWO_DIGITS_TURN else '20'}{year}"
    if day_read := parse_vietnamese_date(text):
        return day_read
    raise Refusal("Chưa đọc được ngày “{typed}”. Ghi ngày, tháng, năm như 12/5/2017.", typed=text)


def _day_of_serial(value: float) -> dt.date:
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return _SERIAL_START + dt.timedelta(days=int(value))
    raise Refusal(
        "“{typed}” là số, không phải ngày. Ghi ngày, tháng, năm như 12/5/2017.", typed=text_of(value)
    )


def count_of(value: object) -> int | None:
    """A whole number that is not negative, also where it was kept as text ("1.250")."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
        whole = int(number) if number.is_integer() else None
    else:
        text = code_of(value)
        if not text:
            return None
        whole = to_scaled(parse_number(text), 0)
    if whole is None or whole < 0:
        raise Refusal("“{typed}” không phải là số nguyên từ 0 trở lên.", typed=text_of(value))
    return whole


def yes_of(value: object) -> bool | None:
    """Yes or no: x, có, 1; không, 0."""
    word = fold(text_of(value))
    if not word:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise Refusal("“{typed}” chưa rõ là có hay không. Ghi “x” hoặc để trống.", typed=text_of(value))
