"""Papers that the tests of this folder share."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from donghanh.documents.rules.paper import (
    Basis,
    Clause,
    Paper,
    Recipient,
    Signing,
    Table,
    articles,
    numbered,
)

SEED = (Path(__file__).parent / "ke-hoach-29-KH-LDLD.txt").read_text(encoding="utf-8")

PLAN = Paper(
    type="Kế hoạch",
    subject="Tổ chức phong trào thi đua “Lao động giỏi” năm 2017",
    issuer_parent="LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE",
    issuer="LIÊN ĐOÀN LAO ĐỘNG HUYỆN CHÂU THÀNH",
    number="12",
    symbol="KH-LĐLĐ",
    place="Châu Thành",
    issued_on=dt.date(2017, 6, 5),
    bases=(
        Basis(
            "Căn cứ Kế hoạch số 29/KH-LĐLĐ ngày 12/5/2017 của Ban Thường vụ LĐLĐ tỉnh về phong trào thi đua",
            "29/KH-LĐLĐ",
            dt.date(2017, 5, 12),
            "Ban Thường vụ LĐLĐ tỉnh",
        ),
    ),
    opening=("Ban Thường vụ LĐLĐ huyện xây dựng kế hoạch như sau:",),
    clauses=numbered(
        ("Mục đích", ["Nâng cao năng suất.", "Chăm lo đời sống."]),
        ("Nội dung", [("Đăng ký thi đua:", ["Tập thể với tập thể;", "Cá nhân với cá nhân."])]),
    ),
    closing=("Trên đây là kế hoạch của huyện, đề nghị các cấp công đoàn thực hiện.",),
    recipients=(Recipient("LĐLĐ tỉnh", "để báo cáo"), Recipient("Lưu: VT")),
    signings=(Signing("TM.", "BAN THƯỜNG VỤ", "CHỦ TỊCH", "Trần Văn Bình"),),
)
DECISION = replace(
    PLAN,
    type="Quyết định",
    subject="Về việc tặng Giấy khen",
    symbol="QĐ-LĐLĐ",
    authority="BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG HUYỆN CHÂU THÀNH",
    opening=(),
    enacting="QUYẾT ĐỊNH:",
    clauses=articles("Tặng Giấy khen cho 02 cá nhân.", ("Tổ chức thực hiện", ["Văn phòng;", "Các ban."])),
    closing=(),
)
MINUTES = replace(
    PLAN,
    type="Biên bản",
    symbol="BB-LĐLĐ",
    signings=(
        Signing(None, None, "THƯ KÝ", "Lê Thị Cúc"),
        Signing(None, None, "CHỦ TRÌ", "Phạm Văn Dũng"),
    ),
)
TABLED = replace(
    PLAN,
    tables=(
        Table(
            head=("TT", "Đơn vị", "Số đoàn viên"),
            rows=tuple((str(n), f"Công đoàn cơ sở số {n}", str(n * 13)) for n in range(1, 61)),
            caption="Bảng 1. Đoàn viên theo đơn vị",
            after="II.1",
            numeric=(2,),
        ),
    ),
)
PLEDGE_CLAUSE = Clause("I.1", "Nâng cao năng suất.")
