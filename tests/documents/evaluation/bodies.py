"""Bodies that issue papers, and how each writes its head and signs."""

import random
from dataclasses import dataclass

from . import wording as w

UNION_TYPES = (("Kế hoạch", "KH"), ("Hướng dẫn", "HD"), ("Báo cáo", "BC"), ("Thông báo", "TB"), ("Chương trình", "CTr"), ("Quyết định", "QĐ"), ("Tờ trình", "TTr"), ("Nghị quyết", "NQ"), (None, ""), (None, ""))  # fmt: skip
STATE_TYPES = (("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Chỉ thị", "CT"), ("Báo cáo", "BC"), ("Thông báo", "TB"), (None, ""))  # fmt: skip
PARTY_TYPES = (("Kế hoạch", "KH"), ("Chỉ thị", "CT"), ("Hướng dẫn", "HD"), ("Thông tri", "TT"), ("Kết luận", "KL"), (None, "CV"))  # fmt: skip


@dataclass(frozen=True)
class Body:
    """Who issues: the lines at the top left (the last is its own), its symbol, how it signs."""

    lines: tuple[str, ...]
    unit: str
    place: str
    authority: str
    said: str
    titles: tuple[tuple[str, ...], ...]
    types: tuple[tuple[str | None, str], ...]
    is_party: bool = False

    @property
    def name(self) -> str:
        return self.lines[-1]

    @property
    def mark(self) -> str:
        return "-" if self.is_party else "/"

    def type_for(self, chance: random.Random) -> tuple[str | None, str]:
        return chance.choice(self.types)

    def symbol(self, code: str) -> str:
        if self.is_party:
            return f"{code}/{self.unit}"
        return f"{code}-{self.unit}" if code else self.unit

    def signing(self, chance: random.Random) -> list[str]:
        return list(chance.choice(self.titles))


def body_for(chance: random.Random) -> Body:
    place = chance.choice(w.PLACES)
    local = place.replace("TP. ", "").replace("Thành phố ", "")
    return chance.choice((_province, _district, _grassroots, _state, _office, _party, _party_committee))(
        place, local
    )


def _province(place: str, local: str) -> Body:
    return Body(
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", f"LIÊN ĐOÀN LAO ĐỘNG TỈNH {local.upper()}"),
        "LĐLĐ", place, f"BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH {local.upper()}",
        "Ban Thường vụ Liên đoàn Lao động tỉnh ban hành",
        (("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"), ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"), ("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"), ("TM.BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH")),
        UNION_TYPES,
    )  # fmt: skip


def _district(place: str, local: str) -> Body:
    return Body(
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE", f"LIÊN ĐOÀN LAO ĐỘNG HUYỆN {local.upper()}"),
        "LĐLĐ", place, f"BAN CHẤP HÀNH LIÊN ĐOÀN LAO ĐỘNG HUYỆN {local.upper()}",
        "Ban Thường vụ LĐLĐ huyện xây dựng",
        (("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"), ("T/M BAN CHẤP HÀNH", "CHỦ TỊCH"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH")),
        UNION_TYPES,
    )  # fmt: skip


def _grassroots(place: str, local: str) -> Body:
    return Body(
        (f"LĐLĐ HUYỆN {local.upper()}", "CĐCS CÔNG TY TNHH MAY HÀM LUÔNG"),
        "CĐCS", place, "BAN CHẤP HÀNH CÔNG ĐOÀN CƠ SỞ CÔNG TY TNHH MAY HÀM LUÔNG",
        "Ban Chấp hành Công đoàn cơ sở xây dựng",
        (("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), ("T/M BAN CHẤP HÀNH", "CHỦ TỊCH"), ("TM. BCH CÔNG ĐOÀN", "CHỦ TỊCH"), ("CHỦ TỊCH",)),
        UNION_TYPES,
    )  # fmt: skip


def _state(place: str, local: str) -> Body:
    return Body(
        (f"ỦY BAN NHÂN DÂN TỈNH {local.upper()}",),
        "UBND", place, f"ỦY BAN NHÂN DÂN TỈNH {local.upper()}",
        "Ủy ban nhân dân tỉnh ban hành",
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("CHỦ TỊCH",), ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
        STATE_TYPES,
    )  # fmt: skip


def _office(place: str, local: str) -> Body:
    return Body(
        (f"UBND TỈNH {local.upper()}", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
        "SLĐTBXH", place, "GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Sở Lao động - Thương binh và Xã hội ban hành",
        (("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), ("Q. GIÁM ĐỐC",)),
        STATE_TYPES,
    )  # fmt: skip


def _party(place: str, local: str) -> Body:
    return Body(
        (f"TỈNH ỦY {local.upper()}",),
        "TU", place, f"BAN THƯỜNG VỤ TỈNH ỦY {local.upper()}",
        "Ban Thường vụ Tỉnh ủy ban hành",
        (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
        PARTY_TYPES, is_party=True,
    )  # fmt: skip


def _party_committee(place: str, local: str) -> Body:
    return Body(
        (f"HUYỆN ỦY {local.upper()}", "BAN TUYÊN GIÁO"),
        "BTGHU", place, "BAN TUYÊN GIÁO HUYỆN ỦY",
        "Ban Tuyên giáo Huyện ủy",
        (("TRƯỞNG BAN",), ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        PARTY_TYPES, is_party=True,
    )  # fmt: skip
