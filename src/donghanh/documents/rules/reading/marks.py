"""How pieces of a paper announce themselves: numbering, bases, types, signing marks."""

import re
from dataclasses import dataclass

from donghanh.base.words import fold

from .lines import is_capitals

TYPES = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Thông tri", "Hướng dẫn",
    "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng",
    "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu",
    "Giấy nghỉ phép", "Giấy chứng nhận", "Giấy khen", "Bằng khen", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo",
    "Thư công", "Thư kêu gọi", "Kết luận", "Quy trình", "Nội quy", "Điều lệ", "Giao ước thi đua",
    "Bản giao ước thi đua", "Bản đăng ký", "Phiếu đăng ký", "Danh sách", "Luật", "Nghị định", "Thông tư", "Bản cam kết",
    "Phiếu đánh giá", "Bảng điểm", "Mục lục hồ sơ", "Đề cương", "Báo cáo thành tích", "Lịch", "Giấy đề nghị",
)  # fmt: skip
_TYPES = {name.upper(): name for name in sorted(TYPES, key=len, reverse=True)}
_FOLDED = {fold(name): name for name in TYPES}
_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")

_ROMAN = re.compile(r"(?!V/v\b)([IVX]+)\s*(?:[./:)]|\s[-–—]|[-–—](?=\s))\s*(.*)")
_PART = re.compile(r"([A-HK-UY])\s*[./)]\s+(.+)")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\s*[./)]\s*(?=[^\d\s])(.+)")
_SUBNUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(.+)")
_PARTY_NUMBER = re.compile(r"(\d{1,2})\s?[-–—]\s+(?=[A-ZĐÀ-Ỹ“])(.+)")  # "1- Nâng cao …"
_LETTER = re.compile(r"([a-zđ])\s*[)/]\s*(.+)|([a-zđ])\.\s+(.+)")
_DASH = re.compile(r"([-–—•▪*+])\s*(?=[^\s\-–—*+])(.+)")
_ARTICLE = re.compile(r"Điều\s+(\d+[a-z]?)\s*[.:]?\s*(.*)", re.IGNORECASE)
_CHAPTER = re.compile(r"Chương\s+([IVXLC]+)\s*[.:]?\s*(.*)", re.IGNORECASE)

_MAY_BE_MARKED = re.compile(r"[\dIVX\-–—•▪*+]|[^\W\d_]\s*[.)/]|Điều\s|Chương\s", re.IGNORECASE)

BASIS = re.compile(
    r"(?:[-+*•]\s*)?(Căn cứ|Xét|Theo|Thực hiện|Tiếp tục thực hiện|Trên cơ sở|Hưởng ứng|Triển khai)\b",
    re.IGNORECASE,
)
SURE_BASIS = re.compile(r"(?:[-+*•]\s*)?(Căn cứ|Xét)\b", re.IGNORECASE)
NUMBER_IN_TEXT = re.compile(
    r"(?<![\d/])(\d{1,5}[a-zA-Z]?\s?(?:/\s?\d{4}\s?)?[/-]\s?[A-ZĐƯ][^\W_]*(?:[-/.&][^\W_]+)*)"
)
_SIGNING_MARK = re.compile(
    r"(T\.?M|K\.?T|T\.?L|T\.?U\.?Q|TUN|Q|T/M|K/T|T/L|T/UQ)\s*(?:[.,:]|(?<=/\w)|(?=\s))\s*(?=\w)(.+)",
    re.IGNORECASE,
)
_SIGNING_BODY = re.compile(
    r"(ban |bch|btv|ủy ban|uỷ ban|ubnd|hội đồng|đoàn chủ tịch|chủ tịch|giám đốc|tổng giám đốc|trưởng|bộ trưởng|thường trực"
    r"|công đoàn|liên đoàn|thủ trưởng|hiệu trưởng|chánh|chính phủ|thủ tướng|tập thể|đảng ủy|đảng uỷ|tỉnh ủy|huyện ủy|chi bộ)",
    re.IGNORECASE,
)
SIGNER = re.compile(
    r"(?:QUYỀN |PHÓ )*(?:CHỦ TỊCH|PHÓ|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG|BÍ THƯ|ĐẠI DIỆN|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ"
    r"|CHỦ NHIỆM|NGƯỜI|VIỆN TRƯỞNG|CỤC TRƯỞNG|THỦ TRƯỞNG|CÁ NHÂN|XÁC NHẬN|TỔ TRƯỞNG|CHÁNH|BỘ TRƯỞNG|THỦ TƯỚNG|BÊN|TẬP THỂ|ỦY VIÊN|TỔNG BÍ THƯ)\b"
)
RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*(.*)", re.IGNORECASE)
ADDRESSEES = re.compile(r"Kính gửi\s*:?\s*(.*)", re.IGNORECASE)
ABOUT = re.compile(r"(?:\(\s*)?V/v\b\s*:?\s*(.*?)\)?", re.IGNORECASE)
CLOSING = re.compile(r"Trên đây là\b", re.IGNORECASE)
APPENDIX = re.compile(r"(PHỤ LỤC|Phụ lục|DANH SÁCH|BIỂU MẪU|BIỂU SỐ|MẪU SỐ|Mẫu số|Biểu mẫu)\b")
VERIFY = re.compile(r"Kiểm tra văn bản tại\s*:?\s*((?:https?://\S+)?(?:\s\S+)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """A numbering mark at the start of a paragraph: its kind, last label and the text behind it.

    `depth` counts the parts of "1.2.3" (3 here); it is 1 for every other kind.
    """

    kind: str
    label: str
    text: str
    depth: int = 1


def mark_of(text: str) -> Mark | None:
    """The numbering mark that `text` begins with."""
    if not _MAY_BE_MARKED.match(text):
        return None
    for pattern, kind in ((_CHAPTER, "chapter"), (_ARTICLE, "article")):
        if found := pattern.fullmatch(text):
            return Mark(kind, found[1].upper() if kind == "chapter" else found[1], found[2])
    if found := _ROMAN.fullmatch(text):
        return Mark("section", found[1], found[2])
    if found := _NUMBER.fullmatch(text) or _SUBNUMBER.fullmatch(text) or _PARTY_NUMBER.fullmatch(text):
        parts = found[1].split(".")
        return Mark("number", parts[-1].lstrip("0") or "0", found[2], depth=len(parts))
    if found := _LETTER.fullmatch(text):
        return Mark("letter", found[1] or found[3], found[2] or found[4])
    if found := _PART.fullmatch(text):
        return Mark("part", found[1], found[2])
    if found := _DASH.fullmatch(text):
        return Mark("plus" if found[1] == "+" else "dash", "", found[2])
    return None


def begins(text: str) -> bool:
    """Does a new piece of the content begin here?"""
    return mark_of(text) is not None or bool(SURE_BASIS.match(text) or ADDRESSEES.match(text))


def type_of(text: str) -> tuple[str, str] | None:
    """The known type that `text` begins with in capitals (or is, in any case and with a mark missed), and what
    follows it.
    """
    bare = text.strip(" :.*")
    if len(bare) > 200:
        return None
    if _SPACED.fullmatch(bare):  # "K Ế H O Ạ C H"
        return next(
            ((name, "") for name in TYPES if bare.replace(" ", "").upper() == name.replace(" ", "").upper()),
            None,
        )
    if len(bare) < 40 and fold(bare) in _FOLDED:
        return _FOLDED[fold(bare)], ""
    for capitals, name in _TYPES.items():
        if bare.startswith(f"{capitals} "):
            return name, bare[len(capitals) :].strip(" :")
    return None


def signing_mark(text: str) -> tuple[str, str] | None:
    """The mark and the body it names: ("TM.", "BAN THƯỜNG VỤ"). Capitals are missed only where a body follows."""
    found = _SIGNING_MARK.fullmatch(text) if len(text) < 90 else None
    if not found or not (is_capitals(text) or (found[1][0].isupper() and _SIGNING_BODY.match(found[2]))):
        return None
    mark = found[1].upper() if "/" in found[1] else f"{found[1].upper().replace('.', '')}."
    return mark, found[2].strip()
