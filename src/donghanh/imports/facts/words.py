"""Fixed words of lists, as people write them."""

from django.utils.translation import override

from donghanh.organisations.choices import OfficeKind, Sector, UnitKind
from donghanh.people.choices import Sex

from ..choices import ImportKind
from ..rules.faults import Words, words_of


def words_for(kind: str) -> Words:
    """The tables of fixed words of a list's columns; lists are in Vietnamese, whatever the reader's language."""
    with override("vi"):
        return _words(kind)


def _words(kind: str) -> Words:
    if kind == ImportKind.UNITS:
        return {
            "kind": words_of(
                UnitKind.choices,
                grassroots="CĐCS|công đoàn cơ sở|cơ sở",
                district="LĐLĐ huyện|LĐLĐ thành phố|LĐLĐ quận|LĐLĐ thị xã|huyện",
                province="LĐLĐ tỉnh|tỉnh",
                occupational="nghiệp đoàn",
                local_sector="công đoàn ngành|CĐ ngành",
                industrial_park="CĐ KCN|công đoàn KCN|khu công nghiệp",
                public_employees="công đoàn viên chức|CĐVC",
            ),
            "sector": words_of(
                Sector.choices,
                enterprise="doanh nghiệp|DN|ngoài nhà nước|FDI|doanh nghiệp nhà nước|DNNN",
                agency="cơ quan|hành chính|HCSN|cơ quan nhà nước|hành chính nhà nước",
                public_service="sự nghiệp|đơn vị sự nghiệp|sự nghiệp công lập",
            ),
        }
    return {
        "sex": words_of(Sex.choices, female="nữ|F|1.nữ", male="nam|M"),
        "office": words_of(
            OfficeKind.choices,
            chair="CT|chủ tịch công đoàn|chủ tịch CĐCS",
            vice_chair="PCT|phó chủ tịch công đoàn",
            standing="UV BTV|UVBTV|ủy viên thường vụ",
            committee="UV BCH|UVBCH|BCH|ủy viên BCH|UV Ban chấp hành",
            inspection_head="chủ nhiệm UBKT|CN UBKT",
            inspection="UV UBKT|ủy viên UBKT",
            group_lead="tổ trưởng|tổ trưởng CĐ|TTCĐ",
            group_deputy="tổ phó|tổ phó CĐ",
        ),
    }
