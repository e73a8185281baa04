"""The real plan of 12/5/2017, read without any knowledge of this one file."""

import unicodedata

from donghanh.documents.rules.reading import read_file, read_text

from .papers import SEED


def outline(clauses):
    """Addresses, each with the first and last words of its text."""
    found = []
    for clause in clauses:
        words = clause["text"].split()
        found.append((clause["address"], " ".join(words[:3]), " ".join(words[-2:])))
        found += outline(clause["children"])
    return found


def test_the_head_of_the_real_plan_is_read_and_a_missing_issuer_stays_empty():
    read = read_text(SEED).as_json()

    assert {
        key: read[key] for key in ("number", "symbol", "place", "issued_on", "type", "subject", "issuer")
    } == {
        "number": "29",
        "symbol": "KH-LĐLĐ",
        "place": "Bến Tre",
        "issued_on": "2017-05-12",
        "type": "Kế hoạch",
        "subject": "Hưởng ứng phong trào thi đua “Doanh nghiệp Việt Nam hội nhập và phát triển”, Công đoàn đồng hành "
        "vì sự phát triển bền vững của doanh nghiệp, vì việc làm, đời sống của công nhân lao động.",
        "issuer": None,
    }


def test_the_real_plan_rests_on_one_plan_of_the_confederation():
    assert read_text(SEED).as_json()["bases"] == [
        {
            "text": "Thực hiện Kế hoạch số 43/KH-TLĐ ngày 18/10/2016 của Đoàn Chủ tịch Tổng LĐLĐ Việt Nam về hưởng ứng "
            "phong trào thi đua “Doanh nghiệp Việt Nam hội nhập và phát triển”, Công đoàn đồng hành vì sự phát triển "
            "bền vững của doanh nghiệp, vì việc làm, đời sống công nhân, lao động",
            "number": "43/KH-TLĐ",
            "issued_on": "2016-10-18",
            "issuer": "Đoàn Chủ tịch Tổng LĐLĐ Việt Nam",
        }
    ]


def test_every_clause_of_the_real_plan_has_its_address():
    assert outline(read_text(SEED).as_json()["clauses"]) == [
        ("I", "Mục đích, yêu", "yêu cầu:"),
        ("I.1", "Tạo sự chuyển", "doanh nghiệp."),
        ("I.2", "Các cấp Công", "- 2020."),
        ("I.3", "Lập thành tích", "thứ XII."),
        ("II", "Nội dung thi", "thi đua"),
        ("II.1", "Động viên cán", "và tỉnh."),
        ("II.2", "Trong khu vực", "xã hội."),
        ("II.2.p2", "Phát động phong", "doanh nghiệp;"),
        ("II.3", "Khu vực sản", "thông qua:"),
        ("II.3.p2", "Vận động cán", "quốc tế."),
        ("II.3.p3", "Tổ chức Công", "lao động."),
        ("II.4", "Vận động cán", "trong tỉnh."),
        ("II.4.p2", "Vận động CNVCLĐ", "kỹ thuật."),
        ("II.5", "Năm 2017 là", "mỗi cấp."),
        ("II.6", "Tổ chức thực", "doanh nghiệp."),
        ("III", "Tổ chức thực", "thực hiện;"),
        ("III.1", "Liên đoàn lao", "động tỉnh:"),
        ("III.1.d1", "Tổ chức triển", "trực thuộc."),
        ("III.1.d2", "Bằng phương tiện", "thứ XII."),
        ("III.1.p2", "Tổ chức kiểm", "vững mạnh."),
        ("III.2", "Công đoàn cấp", "LĐLĐ tỉnh:"),
        ("III.2.d1", "Căn cứ vào", "cấp mình."),
        ("III.2.d2", "Phối hợp với", "thực chất."),
        ("III.2.p2", "Việc đánh giá", "thi đua."),
        ("III.2.p3", "Trong quá trình", "- 2020."),
    ]


def test_the_real_plan_goes_to_seven_recipients():
    assert read_text(SEED).as_json()["recipients"] == [
        {"name": "Ban CSKT & TĐKT TLĐ", "purpose": None},
        {"name": "Ban Dân vận Tỉnh ủy", "purpose": None},
        {"name": "Ban TĐKT tỉnh", "purpose": None},
        {"name": "Thường trực LĐLĐ tỉnh", "purpose": "để chỉ đạo"},
        {"name": "Các CĐ cấp trên cơ sở", "purpose": "để t/h"},
        {"name": "CĐCS trực thuộc LĐLĐ tỉnh", "purpose": "để t/h"},
        {"name": "Lưu: Ban CS-PL, VP", "purpose": None},
    ]


def test_the_real_plan_is_signed_for_the_standing_board():
    read = read_text(SEED).as_json()

    assert (read["signing"], read["warnings"]) == (
        {
            "mark": "TM.",
            "body": "BAN THƯỜNG VỤ",
            "title": "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
            "name": "Trần Trung Hào",
        },
        [],
    )


def test_a_reading_has_exactly_the_promised_keys():
    assert list(read_text(SEED).as_json()) == [
        "number", "symbol", "place", "issued_on", "type", "subject", "issuer", "bases", "clauses", "recipients",
        "signing", "tables", "warnings", "fields",
    ]  # fmt: skip


def test_every_field_says_where_it_stands():
    fields = read_text(SEED).fields
    places = {
        name: (fields[name].first_line, fields[name].last_line)
        for name in ("number", "clauses.III.1.p2", "signing")
    }

    assert places == {"number": (3, 3), "clauses.III.1.p2": (49, 49), "signing": (72, 77)}


def test_the_same_plan_is_read_from_decomposed_text_windows_lines_and_a_byte_order_mark():
    plain = read_text(SEED).as_json()
    decomposed = unicodedata.normalize("NFD", SEED)
    windows = SEED.replace("\n", "\r\n")

    readings = [
        read_file("plan.txt", decomposed.encode()).as_json(),
        read_file("plan.txt", windows.encode("utf-8-sig")).as_json(),
        read_file("plan.txt", SEED.encode("utf-16")).as_json(),
        read_text(SEED.replace(" ", "\u00a0")).as_json(),
    ]

    assert readings == [plain] * 4
