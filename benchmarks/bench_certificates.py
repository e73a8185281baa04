"""Writing certificates: ours, with layout, line breaking and QR codes, against the bare typesetter."""

from itertools import count

from benchmarks.measure import Measure, seconds
from donghanh.documents.rules.writing import Card, certificates
from donghanh.documents.rules.writing.certificate import MOTTO, NATIONAL, _page
from donghanh.documents.rules.writing.typeset import typeset

COUNT = 500
AT_MOST = 1.3  # the budget for 10,000 certificates
series = count()  # other names in every round: the typesetter remembers what it has set before


def cards() -> list[Card]:
    return [
        Card(
            kind="Giấy khen",
            issuer="Ban Chấp hành Liên đoàn Lao động tỉnh Bến Tre",
            given_to=f"Nguyễn Thị Quỳnh Hường {number}",
            about="Đoàn viên Công đoàn cơ sở Công ty May Hàm Luông, huyện Châu Thành",
            achievement="Đã có thành tích xuất sắc trong phong trào thi đua lao động giỏi, lao động sáng tạo năm 2017",
            decision="Quyết định số 12/QĐ-LĐLĐ ngày 20/12/2017",
            golden_book=str(number),
            place_date="Bến Tre, ngày 20 tháng 12 năm 2017",
            signing_lines=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
            signer="Trần Văn Bình",
            verify_url=f"https://donghanh.example/verify/{number:08d}/",
        )
        for number in (next(series) for _ in range(COUNT))
    ]


def prepared() -> dict[str, object]:
    """What the typesetter is given, lines broken and QR codes drawn."""
    return {"pages": [_page(card) for card in cards()], "national": [NATIONAL, MOTTO], "title": "GIẤY KHEN"}


def measures() -> list[Measure]:
    given, made = iter([cards() for _ in range(3)]), iter([prepared() for _ in range(3)])
    return [
        Measure(
            what=f"{COUNT} certificates in one PDF",
            ours=seconds(lambda: certificates(next(given)), rounds=2),
            bare=seconds(lambda: typeset("certificate.typ", next(made)), rounds=2),
            at_most=AT_MOST,
        )
    ]
