"""Papers of other bodies and shapes."""

import datetime as dt

import pytest

from donghanh.documents.rules.reading import read_text

BODY = "\n\nKẾ HOẠCH\n\nVề thi đua\n\nI. Mục đích\n"


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 29 /KH-LĐLĐ", "29", "KH-LĐLĐ"),
        ("Số: 64/LĐLĐ", "64", "LĐLĐ"),
        ("Số 36-HD/VPTW", "36", "HD/VPTW"),
        ("Số: 91/2017/NĐ-CP", "91", "2017/NĐ-CP"),
        ("Số : 05 / KH - UBND", "05", "KH-UBND"),
        ("SỐ: 1689/QĐ-TLĐ", "1689", "QĐ-TLĐ"),
        ("Số:      /KH-CĐN", None, "KH-CĐN"),
    ],
)
def test_the_number_line_is_read_as_offices_write_it(line, number, symbol):
    paper = read_text(line + BODY).paper

    assert (paper.number, paper.symbol) == (number, symbol)


def test_a_head_set_in_two_columns_is_read():
    paper = read_text(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE\t\tĐộc lập - Tự do - Hạnh phúc\n"
        "-------\n"
        "Số: 05/KH-LĐLĐ          Bến Tre, ngày 05 tháng 01 năm 2017\n" + BODY
    ).paper

    assert (paper.issuer_parent, paper.issuer, paper.number, paper.place, paper.issued_on) == (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE",
        "05",
        "Bến Tre",
        dt.date(2017, 1, 5),
    )


def test_a_subject_may_span_lines():
    paper = read_text(
        "Số: 1/KH-X\n\nKẾ HOẠCH\nTổ chức Tháng Công nhân\nvà Tháng hành động về an toàn\n\nI. Mục đích"
    ).paper

    assert paper.subject == "Tổ chức Tháng Công nhân và Tháng hành động về an toàn"


def test_letters_dashes_and_paragraphs_hang_where_they_belong():
    paper = read_text(
        "Số: 1/KH-X"
        + BODY
        + "1. Một\na) A\n- a một\n+ nhỏ\nb) B\nĐoạn của b.\n2. Hai\n2.1. Hai một\n\nII. Sau"
    ).paper

    assert [clause.address for clause in paper.walk()] == [
        "I", "I.1", "I.1.a", "I.1.a.d1", "I.1.a.d1.d1", "I.1.b", "I.1.b.p2", "I.2", "I.2.1", "II",
    ]  # fmt: skip


def test_articles_of_a_decision_are_read():
    reading = read_text(
        "Số: 12/QĐ-LĐLĐ\n\nQUYẾT ĐỊNH\nVề việc tặng Giấy khen\n\nBAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH\n\n"
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;\nXét đề nghị của Ban Chính sách - Pháp luật,\n\n"
        "QUYẾT ĐỊNH:\n\nĐiều 1. Tặng Giấy khen.\n\n1. Tập thể;\n\nĐiều 2. Thi hành."
    )

    paper = reading.paper
    assert (
        paper.authority,
        [(basis.number, basis.issued_on) for basis in paper.bases],
        paper.enacting,
        [(clause.address, clause.text) for clause in paper.walk()],
    ) == (
        "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH",
        [(None, dt.date(2003, 11, 26)), (None, None)],
        "QUYẾT ĐỊNH:",
        [("Đ1", "Tặng Giấy khen."), ("Đ1.1", "Tập thể;"), ("Đ2", "Thi hành.")],
    )


def test_lines_broken_by_hand_are_joined():
    text = (
        "Số: 1/KH-X" + BODY + "1. Động viên cán bộ, đoàn viên thi đua lao động sản xuất, làm việc\n"
        "với tinh thần trách nhiệm cao của Liên đoàn\ntrong từng ngành.\n2. Hai"
    )

    assert read_text(text).paper.clause("I.1").text == (
        "Động viên cán bộ, đoàn viên thi đua lao động sản xuất, làm việc với tinh thần trách nhiệm cao của Liên đoàn "
        "trong từng ngành."
    )


def test_a_tail_set_in_two_columns_is_read():
    paper = read_text(
        "Số: 1/KH-X" + BODY + "1. Một.\n\nNơi nhận:                         TM. BAN CHẤP HÀNH\n"
        "- Như trên;                              CHỦ TỊCH\n- Lưu: VT.\n\n\n"
        "                                        Nguyễn Thị An\n"
    ).paper

    signing = paper.signing
    assert (
        [line.name for line in paper.recipients],
        (signing.mark, signing.body, signing.title, signing.name),
    ) == (
        ["Như trên", "Lưu: VT"],
        ("TM.", "BAN CHẤP HÀNH", "CHỦ TỊCH", "Nguyễn Thị An"),
    )


def test_who_signs_for_the_head_is_told_from_the_head():
    signing = read_text(
        "Số: 1/KH-X" + BODY + "1. Một.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nLê Thị Cúc"
    ).paper.signing

    assert (signing.mark, signing.body, signing.title, signing.name) == (
        "KT.",
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Cúc",
    )


def test_a_day_that_no_calendar_has_is_left_out_and_said():
    reading = read_text("Số: 1/KH-X\n\nBến Tre, ngày 31 tháng 4 năm 2017" + BODY)

    assert (reading.paper.place, reading.paper.issued_on) == ("Bến Tre", None)
    assert "Ngày 31/4/2017 không có trong lịch. Kiểm tra lại ngày, tháng." in reading.as_json()["warnings"]


def test_a_text_without_a_number_says_so():
    reading = read_text("Bến Tre, ngày 12 tháng 5 năm 2017" + BODY)

    assert (reading.paper.number, str(reading.warnings[0])) == (
        None,
        "Không thấy số văn bản. Nhập số theo bản giấy, hoặc để trống nếu là dự thảo.",
    )


def test_a_skipped_section_is_said():
    reading = read_text("Số: 1/KH-X" + BODY + "III. Ba")

    assert "Chờ mục II nhưng gặp mục III. Kiểm tra xem văn bản có thiếu mục nào không." in [
        str(warning) for warning in reading.warnings
    ]


def test_two_sections_of_one_number_keep_apart():
    paper = read_text("Số: 1/KH-X" + BODY + "1. Một\n1. Lại một").paper

    assert [clause.address for clause in paper.walk()] == ["I", "I.1", "I.1~2"]


@pytest.mark.parametrize(
    "text", ["x", "Số:", "a\nb\nc", "TM.", "Nơi nhận:", "- a", "I.", "|a|", "PHỤ LỤC", "1.1.1. a"]
)
def test_a_scrap_of_text_is_read_without_falling(text):
    assert set(read_text(text).as_json()) >= {"number", "clauses", "warnings"}


PARTY = """TỈNH ỦY AN PHÚ\t\t\tĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN
*\t\t\tAn Phú, ngày 15 tháng 3 năm 2019
Số 27-HD/BDVTU

HƯỚNG DẪN
tổ chức phong trào thi đua “Dân vận khéo” năm 2019
-----
Thực hiện Kế hoạch số 60-KH/TU, ngày 10/01/2019 của Ban Thường vụ Tỉnh ủy; Ban Dân vận Tỉnh ủy hướng dẫn như sau:
I- MỤC ĐÍCH, YÊU CẦU
1- Nâng cao nhận thức của cấp ủy.
2- Gắn với việc học tập.
II- NỘI DUNG
1- Trong hệ thống chính quyền
- Cải cách hành chính;
- Tiếp công dân.

Nơi nhận:\t\t\tK/T TRƯỞNG BAN
- Thường trực Tỉnh ủy (b/c),\t\t\tPHÓ TRƯỞNG BAN
- Lưu Ban Dân vận.
\t\t\tTrần Thị Mỹ Lệ
"""


def test_a_paper_of_the_party_numbers_with_hyphens_and_has_a_star_beside_its_day():
    paper = read_text(PARTY).paper
    addresses = [clause.address for clause in paper.walk()]

    assert (paper.full_number, paper.issuer, paper.issued_on) == (
        "27-HD/BDVTU",
        "BAN DÂN VẬN",
        dt.date(2019, 3, 15),
    )
    assert addresses == ["I", "I.1", "I.2", "II", "II.1", "II.1.d1", "II.1.d2"]
    assert (paper.signing.title, paper.signing.name) == ("PHÓ TRƯỞNG BAN", "Trần Thị Mỹ Lệ")


def test_a_part_that_is_named_in_words_is_no_subject():
    text = "BÁO CÁO\nKết quả phong trào thi đua năm 2023\nPhần thứ nhất\nKẾT QUẢ NĂM 2023\nI. Thuận lợi\n"

    assert read_text(text).paper.subject == "Kết quả phong trào thi đua năm 2023"
