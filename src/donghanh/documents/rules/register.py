"""Numbers of papers: how they are typed, what they are compared by, and what a symbol is made of."""

import datetime as dt
import re

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal, mark
from donghanh.base.words import one_line

# Abbreviations of types (Nghị định 30/2020, Phụ lục III), from memory, unverified.
TYPE_CODES = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB", "Kết luận": "KL",
    "Giao ước thi đua": "GƯ",
}  # fmt: skip
# What the journal says of a relation: of the new paper, and of the earlier one.
THIS_PAPER = {
    "amends": (mark("Sửa đổi {paper}."), mark("Được sửa đổi bởi {paper}.")),
    "supplements": (mark("Bổ sung {paper}."), mark("Được bổ sung bởi {paper}.")),
    "replaces": (mark("Thay thế {paper}."), mark("Được thay thế bởi {paper}.")),
    "revokes": (mark("Bãi bỏ {paper}."), mark("Bị bãi bỏ bởi {paper}.")),
}
_NUMBER = re.compile(r"\d{1,6}[a-zA-Z]?")
_SYMBOL = re.compile(r"[\w.&-]+(?:[/-][\w.&-]+)*")
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no letter that reads as another: 0/O, 1/I


def type_code_of(paper_type: str | None) -> str:
    """The abbreviation of a type; empty for a công văn and for a type that has none."""
    return TYPE_CODES.get(paper_type or "", "")


def symbol_of(paper_type: str | None, unit_symbol: str) -> str:
    """ "KH-LĐLĐ" of a plan of a unit whose symbol is "LĐLĐ"; "LĐLĐ" of a công văn."""
    return "-".join(part for part in (type_code_of(paper_type), unit_symbol) if part)


def checked_number(typed: str) -> str:
    """The number as it is printed. Raises Refusal for none and for what is no number."""
    number = one_line(typed)
    if not number:
        raise Refusal("Chưa có số văn bản. Văn thư nhập số lấy từ sổ của cơ quan.", field="number")
    if not _NUMBER.fullmatch(number):
        raise Refusal(
            "“{number}” không phải số văn bản. Chỉ nhập phần số đứng trước dấu gạch, ví dụ 29.",
            number=number,
            field="number",
        )
    return number


def checked_symbol(typed: str) -> str:
    """The symbol as it is printed. Raises Refusal for none and for a broken one."""
    symbol = re.sub(r"\s*([-/])\s*", r"\1", one_line(typed)).strip("/")
    if not symbol or not _SYMBOL.fullmatch(symbol):
        raise Refusal(
            "Chưa đọc được ký hiệu văn bản. Nhập phần sau dấu gạch chéo, ví dụ KH-LĐLĐ.", field="symbol"
        )
    return symbol


def padded(number: int) -> str:
    """A number as papers print it: 5 → "05"."""
    return f"{number:02d}"


def check_relation(kind: str, later: tuple[str, dt.date | None], earlier: tuple[str, dt.date | None]) -> None:
    """Refuse an unknown kind, and papers that cannot stand in it: each is (state, day of issue)."""
    if kind not in THIS_PAPER:
        raise Refusal("Chọn quan hệ: sửa đổi, bổ sung, thay thế hoặc bãi bỏ.", field="kind")
    if later[0] != "issued":
        raise Refusal("Văn bản mới chưa ban hành hoặc đã hết hiệu lực nên chưa ghi liên quan được.")
    if earlier[0] != "issued":
        raise Refusal(
            "Văn bản trước không còn hiệu lực nên không sửa đổi, thay thế được nữa.", field="earlier"
        )
    if later[1] and earlier[1] and later[1] < earlier[1]:
        raise Refusal(
            "Văn bản trước ban hành ngày {day}, sau văn bản này. Kiểm tra lại đã chọn đúng văn bản chưa.",
            day=say_date(earlier[1]),
            field="earlier",
        )


def number_key(number: str) -> str:
    """What two numbers are compared by: "05" and "5" are one number."""
    return number.lstrip("0").lower() or "0"


def check_day(issued_on: dt.date | None, today: dt.date) -> dt.date:
    """The day of issue. Raises Refusal for none and for one to come."""
    if issued_on is None:
        raise Refusal("Chưa có ngày ban hành. Nhập ngày ghi trên văn bản.", field="issued_on")
    if issued_on > today:
        raise Refusal(
            "Ngày ban hành {day} chưa đến. Nhập ngày ghi trên văn bản, không sau hôm nay.",
            day=say_date(issued_on),
            field="issued_on",
        )
    return issued_on


def check_arrival(arrived_on: dt.date, issued_on: dt.date | None, today: dt.date) -> dt.date:
    """The day of arrival. Raises Refusal for one to come and for one before the paper was issued."""
    if arrived_on > today:
        raise Refusal("Ngày đến {day} chưa tới. Kiểm tra lại.", day=say_date(arrived_on), field="arrived_on")
    if issued_on and arrived_on < issued_on:
        raise Refusal(
            "Ngày đến {day} trước ngày ghi trên văn bản. Kiểm tra lại hai ngày.",
            day=say_date(arrived_on),
            field="arrived_on",
        )
    return arrived_on


def taken(full_number: str, what: str, when: dt.date | None) -> Refusal:
    """The sentence for a number that stands on another paper already."""
    return Refusal(
        "Số {number} đã dùng cho “{what}” ngày {day}. Kiểm tra lại sổ văn bản và nhập số khác.",
        number=full_number,
        what=what,
        day=say_date(when),
        field="number",
    )


def code_from(numbers: bytes) -> str:
    """A verification code such as "ABCD-EFGH-JKLM" from twelve random bytes."""
    letters = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in numbers[:12])
    return "-".join(letters[start : start + 4] for start in range(0, 12, 4))


def code_as_kept(typed: str) -> str:
    """The code as it is stored, however it was typed: small letters, spaces, no dashes."""
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
