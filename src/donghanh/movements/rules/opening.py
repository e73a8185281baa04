"""What a plan must say before a movement exists by it."""

import datetime as dt
import re
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?")
_LONGEST_NAME = 500


@dataclass(frozen=True)
class Opening:
    """What a person confirmed about the plan that opens a movement."""

    name: str
    number: str | None
    symbol: str | None
    subject: str | None
    issued_on: dt.date | None
    starts_on: dt.date | None
    ends_on: dt.date | None


def check_opening(opening: Opening, *, today: dt.date) -> None:
    """Refuse what cannot be the plan of a movement, each with its own sentence."""
    if not opening.number:
        raise Refusal(
            "Kế hoạch chưa có số. Nhập số theo bản giấy, ví dụ 29, rồi xác nhận lại.", field="number"
        )
    if not _NUMBER.fullmatch(opening.number):
        raise Refusal(
            "Số “{number}” chưa đúng. Chỉ ghi phần số đứng trước dấu gạch chéo, ví dụ 29.",
            number=opening.number,
            field="number",
        )
    if not one_line(opening.symbol or ""):
        raise Refusal("Chưa có ký hiệu. Nhập phần sau dấu gạch chéo, ví dụ KH-LĐLĐ.", field="symbol")
    if not one_line(opening.subject or ""):
        raise Refusal("Chưa có trích yếu. Nhập nội dung tóm tắt của kế hoạch.", field="subject")
    if opening.issued_on is None:
        raise Refusal("Chưa có ngày ban hành. Nhập ngày như 12/5/2017.", field="issued_on")
    if opening.issued_on > today:
        raise Refusal(
            "Ngày ban hành {day} sau ngày hôm nay. Kiểm tra lại ngày trên kế hoạch.",
            day=say_date(opening.issued_on),
            field="issued_on",
        )
    _check_movement(opening)


def _check_movement(opening: Opening) -> None:
    if not one_line(opening.name):
        raise Refusal("Chưa có tên phong trào. Nhập tên phong trào thi đua.", field="name")
    if len(opening.name) > _LONGEST_NAME:
        raise Refusal(
            "Tên phong trào quá dài. Rút gọn còn dưới {most} chữ cái.", most=_LONGEST_NAME, field="name"
        )
    if opening.starts_on is None or opening.ends_on is None:
        raise Refusal("Chưa có giai đoạn thực hiện. Nhập ngày bắt đầu và ngày kết thúc.", field="starts_on")
    if opening.ends_on < opening.starts_on:
        raise Refusal("Ngày kết thúc đứng trước ngày bắt đầu. Kiểm tra lại hai ngày.", field="ends_on")


def check_number_is_free(number: str, day: dt.date, *, taken: bool) -> None:
    """Refuse a second plan of one unit with the same number in the same year."""
    if taken:
        raise Refusal(
            "Số {number} năm {year} đã dùng cho một kế hoạch khác của đơn vị. Kiểm tra lại số.",
            number=number,
            year=day.year,
            field="number",
        )


def check_issue_number(number: str) -> str:
    """The number as typed by the clerk, bare; refuses anything else than "29" or "29a"."""
    bare = one_line(number)
    if not bare:
        raise Refusal("Chưa có số kế hoạch. Lấy số ở sổ văn bản đi rồi nhập vào.", field="number")
    if not _NUMBER.fullmatch(bare):
        raise Refusal(
            "Số “{number}” chưa đúng. Chỉ ghi phần số đứng trước dấu gạch chéo, ví dụ 29.",
            number=bare,
            field="number",
        )
    return bare


def check_issue_day(day: dt.date | None, *, superior_on: dt.date | None, today: dt.date) -> dt.date:
    """The day of issue: given, not to come, and not before the superior plan's."""
    if day is None:
        raise Refusal("Chưa có ngày ban hành. Nhập ngày như 12/5/2017.", field="issued_on")
    if day > today:
        raise Refusal(
            "Ngày ban hành {day} sau ngày hôm nay. Kiểm tra lại.", day=say_date(day), field="issued_on"
        )
    if superior_on and day < superior_on:
        raise Refusal(
            "Ngày ban hành {day} trước ngày của kế hoạch cấp trên ({above}). Kiểm tra lại.",
            day=say_date(day),
            above=say_date(superior_on),
            field="issued_on",
        )
    return day
