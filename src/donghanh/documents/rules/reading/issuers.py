"""Who issues a paper: lines of the top left, put together where one body's name runs over several."""

import re
from collections.abc import Sequence

from .lines import Line

_OF_A_PLACE = re.compile(
    r"(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|VIỆT NAM|ĐẶC KHU|TRUNG ƯƠNG)\b(?! ỦY| UỶ)"
)
_BODY_BEGINS = re.compile(
    r"(TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN|LĐLĐ|CÔNG ĐOÀN|CĐ|CĐCS|NGHIỆP ĐOÀN|TỔ CÔNG ĐOÀN|CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|XÍ NGHIỆP"
    r"|NHÀ MÁY|CHI NHÁNH|DOANH NGHIỆP|HỢP TÁC XÃ|NGÂN HÀNG|ỦY BAN|UỶ BAN|UBND|UBMTTQ|MẶT TRẬN|MTTQ|HỘI|HĐND|ĐOÀN"
    r"|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|BỘ|TỔNG CỤC|CỤC|CHI CỤC|SỞ|PHÒNG|VĂN PHÒNG|TRUNG TÂM|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN"
    r"|BỆNH VIỆN|TRẠM|VIỆN|TÒA ÁN|TOÀ ÁN|KHO BẠC|BẢO HIỂM|CÔNG AN|BAN|BCH|BTV|ĐÀI|BÁO|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ"
    r"|HUYỆN ỦY|HUYỆN UỶ|QUẬN ỦY|QUẬN UỶ|THỊ ỦY|THỊ UỶ|ĐẢNG|ĐẢNG ỦY|ĐẢNG UỶ|CHI BỘ|KHỐI|CỤM|TIỂU BAN|TỔ)\b",
    re.IGNORECASE,
)
_WANTS_A_NAME = re.compile(
    r"(CÔNG ĐOÀN CƠ SỞ|CĐCS|CÔNG ĐOÀN|CÔNG ĐOÀN NGÀNH|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|LIÊN ĐOÀN LAO ĐỘNG|HỘI ĐỒNG"
    r"|CÔNG TY|CÔNG TY TNHH|CÔNG TY CỔ PHẦN|TRƯỜNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG THI ĐUA|NGHIỆP ĐOÀN|TRUNG TÂM)"
    r"|.*(\s(VÀ|CỦA|CÁC|TNHH|MTV|NGÀNH|CÔNG TY|CƠ SỞ|LAO ĐỘNG TỈNH|HUYỆN|TỈNH)|[-–,])",
    re.IGNORECASE,
)
NO_ISSUER = re.compile(
    r"(DỰ THẢO.*|HỎA TỐC.*|HOẢ TỐC.*|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT|SAO Y.*|SAO LỤC|TRÍCH SAO|BẢN SAO|LƯU HÀNH NỘI BỘ"
    r"|MẪU SỐ.*|ĐỂ B/C|KÝ BỞI.*)",
    re.IGNORECASE,
)


def issuers_of(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """(superior, own) of the issuer lines."""
    whole: list[str] = []
    for line in lines:
        if whole and _belongs_above(whole[-1], line.text):
            whole[-1] = f"{whole[-1]} {line.text}"
        else:
            whole.append(line.text)
    if not whole:
        return None, None
    return " ".join(whole[:-1]) or None, whole[-1]


def _belongs_above(above: str, text: str) -> bool:
    if _OF_A_PLACE.match(text) or _WANTS_A_NAME.fullmatch(above):
        return True
    return not _BODY_BEGINS.match(text) or (
        " " not in text and text in ("HỘI", "ĐOÀN", "BAN", "TỔ", "CỤM", "KHỐI")
    )
