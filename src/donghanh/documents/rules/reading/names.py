"""Names of persons as they stand under a signature."""

import re

_FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Hoàng",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Đoàn",
    "Lâm",
    "Mai",
    "Trịnh",
    "Đào",
    "Hà",
    "Tô",
    "Trương",
    "Tạ",
    "Cao",
    "Châu",
    "Lương",
    "Thái",
    "Tống",
    "Vương",
    "Triệu",
    "Quách",
    "Phùng",
    "Nghiêm",
    "Kiều",
    "Khổng",
    "La",
    "Lưu",
    "Lục",
    "Mạc",
    "Nông",
    "Ông",
    "Tăng",
    "Thân",
    "Thạch",
    "Tôn",
    "Từ",
    "Văn",
    "Viên",
    "Âu",
    "Bành",
    "Chu",
    "Cù",
    "Danh",
    "Doãn",
    "Giang",
    "Hứa",
    "Kim",
    "Nhan",
    "Sơn",
    "Thi",
    "Trang",
    "Vi",
    "Điểu",
    "Siu",
    "Ksor",
]
_CAPITAL_FAMILIES = frozenset(family.upper() for family in _FAMILIES)
_RANK = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|Th\.S|Ths|BS|BSCKI{1,2}|DS|KS|CN|LS|NGƯT|NGND|TTND|TTƯT)\.?[ ,]*(?:CK ?I{1,2}\.?)?|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy)|Tiến sĩ|Thạc sĩ"
    r"|Kỹ sư|Bác sĩ|Ông|Bà|Đ/c|Đồng chí)[.:]?\s+"
)
_NAME = re.compile(r"[^\W\d_][^\W\d_’']*(?:[ -][^\W\d_][^\W\d_’']*){1,6}")
_SIGNED = re.compile(
    r"\s*[(\[]?\s*(?:đã ký|ký tên|đã kí|đã ký và đóng dấu|chữ ký(?: số)?)\s*[)\]]?\s*[:.]?\s*", re.IGNORECASE
)
_NO_NAMES = re.compile(
    r"(phó |quyền )?(chủ tịch|giám đốc|trưởng|chánh|bí thư|thư ký|tổ trưởng|nơi nhận|hiệu trưởng|ban |ủy viên|uỷ viên|tổng )",
    re.IGNORECASE,
)


def without_rank(text: str) -> str:
    """The name without "(đã ký)" before it and without academic titles and ranks."""
    text = _SIGNED.sub("", text, count=1) if _SIGNED.match(text) else text
    for _ in range(3):
        text = _RANK.sub("", text, count=1) if _RANK.match(text) else text
    return text.strip(" .,:")


def is_name(text: str) -> bool:
    """Could this be the full name of a person: two to seven words, each with a capital, not all capitals?"""
    if len(text) > 50 or _NO_NAMES.match(text):
        return False
    words = text.replace("-", " ").split(" ")
    return bool(_NAME.fullmatch(text)) and all(word[:1].isupper() for word in words) and text != text.upper()


def is_capital_name(text: str) -> bool:
    """A name all in capitals, told from a title by its family name."""
    words = text.split(" ")
    return (
        2 <= len(words) <= 5
        and text == text.upper()
        and words[0] in _CAPITAL_FAMILIES
        and bool(_NAME.fullmatch(text))
        and not _NO_NAMES.match(text)
    )
