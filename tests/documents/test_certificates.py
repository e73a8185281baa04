"""Certificates in bulk."""

import io
from dataclasses import replace

from pypdf import PdfReader

from donghanh.documents.rules.writing import Card, certificates

CARD = Card(
    kind="Giấy khen",
    issuer="Ban Thường vụ Liên đoàn Lao động huyện Châu Thành",
    given_to="Nguyễn Thị Quỳnh Hường",
    about="Tổ trưởng tổ may số 3, Công đoàn cơ sở Công ty May Hàm Luông",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua năm 2017",
    decision="Quyết định số 12/QĐ-LĐLĐ ngày 20 tháng 12 năm 2017",
    golden_book="45/2017",
    place_date="Châu Thành, ngày 20 tháng 12 năm 2017",
    signing_lines=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    signer="Trần Văn Bình",
)


def test_each_name_has_its_own_landscape_page():
    cards = [replace(CARD, given_to=f"Nguyễn Thị {name}") for name in ("An", "Ổi", "Đượm")]
    pages = PdfReader(io.BytesIO(certificates(cards))).pages

    assert [(round(page.mediabox.width * 25.4 / 72), next(
        line for line in page.extract_text().splitlines() if line.startswith("Nguyễn")
    )) for page in pages] == [(297, "Nguyễn Thị An"), (297, "Nguyễn Thị Ổi"), (297, "Nguyễn Thị Đượm")]  # fmt: skip


def test_a_long_achievement_stays_on_its_page():
    card = replace(
        CARD, achievement="Đã có thành tích xuất sắc trong phong trào thi đua " * 8, about="Tổ may " * 30
    )

    assert len(PdfReader(io.BytesIO(certificates([card, card]))).pages) == 2


def test_the_same_cards_give_the_same_bytes():
    assert certificates([CARD, CARD]) == certificates([CARD, CARD])
