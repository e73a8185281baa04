"""The law of the pair: reading what was written gives the model back."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from donghanh.base.dates import say_date
from donghanh.documents.rules.paper import Appendix, Basis, Clause, Paper, Recipient, Signing, Table, numbered
from donghanh.documents.rules.reading import read_file, read_text
from donghanh.documents.rules.writing import docx, layouts, pdf, text

from .papers import DECISION, MINUTES, PLAN, SEED, TABLED

WORDS = (
    "thi đua",
    "năng suất",
    "công nhân lao động",
    "ở cơ sở",
    "đồng hành",
    "cùng doanh nghiệp",
    "CNVCLĐ",
    "2017 - 2020",
)
NAMES = ("Trần Trung Hào", "Nguyễn Thị Quỳnh Hường", "Lê Ô", "Đặng Ứng")
days = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
sentences = phrases.map(lambda words: f"Đẩy mạnh {words}.")
numbers = st.integers(1, 2000).map(str)
symbols = st.sampled_from(("KH-LĐLĐ", "LĐLĐ", "QĐ-TLĐ", "HD/VPTW", "2017/NĐ-CP", "KH-UBND"))


@st.composite
def bases(draw):
    number, day, body = draw(numbers), draw(days), draw(st.sampled_from(("Tổng LĐLĐ Việt Nam", "Chính phủ")))
    words = f"Căn cứ Kế hoạch số {number}/KH-TLĐ ngày {say_date(day)} của {body} về {draw(phrases)}"
    return Basis(words, f"{number}/KH-TLĐ", day, body)


@st.composite
def trees(draw):
    """Sections of numbered clauses with letters or dashes, and plain paragraphs behind some of them."""
    sections = draw(
        st.lists(
            st.lists(st.tuples(sentences, st.lists(sentences, max_size=3)), max_size=3),
            min_size=1,
            max_size=3,
        )
    )
    clauses = numbered(
        *(("Nội dung thi đua", [(text, items) for text, items in section]) for section in sections)
    )
    if draw(st.booleans()):
        first, *others = clauses
        more = Clause("I.p2", draw(sentences))
        clauses = (replace(first, children=(more, *first.children)), *others)
    return clauses


papers = st.builds(
    Paper,
    type=st.sampled_from(("Kế hoạch", "Báo cáo", "Hướng dẫn", "Thông báo", "Tờ trình")),
    subject=phrases.map(lambda words: f"Về việc {words}"),
    issuer_parent=st.sampled_from((None, "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM")),
    issuer=st.sampled_from(("LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE", "CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY 19/5")),
    number=numbers,
    symbol=symbols,
    place=st.sampled_from(("Bến Tre", "Thành phố Hồ Chí Minh", None)),
    issued_on=days,
    addressees=st.lists(st.sampled_from(("Ban Thường vụ Tỉnh ủy", "Các công đoàn cấp trên cơ sở")), max_size=2, unique=True).map(tuple),
    bases=st.lists(bases(), max_size=3).map(tuple),
    opening=phrases.map(lambda words: (f"Nhằm {words}, đơn vị triển khai như sau:",)),
    clauses=trees(),
    closing=st.sampled_from(((), ("Trên đây là nội dung cần thực hiện.",))),
    recipients=st.lists(
        st.builds(Recipient, st.sampled_from(("Ban Dân vận Tỉnh ủy", "Các CĐCS", "Lưu: VT, CS-PL")), st.sampled_from((None, "để t/h", "để báo cáo"))),
        max_size=4,
    ).map(tuple),
    signings=st.lists(
        st.builds(
            Signing,
            st.just("TM."),
            st.sampled_from(("BAN THƯỜNG VỤ", "BAN CHẤP HÀNH")),
            st.sampled_from(("CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")),
            st.sampled_from(NAMES),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    watermark=st.sampled_from((None, "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ")),
    verify_url=st.sampled_from((None, "https://donghanh.example/verify/ABCD-EFGH-JKLM/")),
)  # fmt: skip


cells = st.sampled_from(
    ("Công đoàn cơ sở", "1.250", "12,5%", "Đạt", "a | b", "Trường Tiểu học Mỹ Thạnh", "x")
)
tables = st.builds(
    lambda width, rows: Table(("TT", "Đơn vị", "Kết quả năm")[:width], tuple(row[:width] for row in rows)),
    st.integers(2, 3),
    st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=4),
)
appendices = st.builds(
    Appendix,
    st.sampled_from(("PHỤ LỤC", "DANH SÁCH ĐƠN VỊ")),
    st.sampled_from(("", "Chỉ tiêu giao cho các đơn vị")),
    paragraphs=st.sampled_from(((), ("Các đơn vị sau tham gia:",))),
    tables=tables.map(lambda table: (table,)),
)
whole_papers = st.builds(
    lambda paper, table, more: replace(paper, tables=table and (replace(table, after="I"),) or (), appendices=more),
    papers,
    st.one_of(st.none(), tables),
    st.lists(appendices, max_size=1).map(tuple),
)  # fmt: skip
# Making a failing paper smaller would take minutes: each try is typeset and read.
NOT_MADE_SMALLER = (Phase.explicit, Phase.reuse, Phase.generate)
profiles = st.sampled_from([layout.code for layout in layouts()])
files = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=NOT_MADE_SMALLER
)


@pytest.mark.once
@files
@given(whole_papers, profiles)
def test_reading_a_word_file_gives_the_paper_back(paper, profile):
    assert read_file("a.docx", docx(paper, profile)).paper == paper


@pytest.mark.once
@files
@given(whole_papers, profiles)
def test_reading_a_pdf_gives_the_paper_back(paper, profile):
    assert read_file("a.pdf", pdf(paper, profile)).paper == paper


@pytest.mark.once
@pytest.mark.parametrize(
    "second_line",
    [
        "2017 - 2020 CNVCLĐ 2017 - 2020 CNVCLĐ",
        "CNVCLĐ 2017 - 2020 CNVCLĐ CNVCLĐ",
        "2017 - 2020 – 2017 - 2020",
    ],
)
@pytest.mark.parametrize("more", ["", " thi đua ở cơ sở năng suất công nhân lao động"])
def test_years_and_abbreviations_on_a_line_of_their_own_stay_in_the_subject(second_line, more):
    paper = replace(
        PLAN, subject=f"Về việc thi đua CNVCLĐ công nhân lao động thi đua 2017 - 2020 {second_line}{more}"
    )

    assert read_file("a.pdf", pdf(paper, "union-2024")).paper == paper


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers)
def test_reading_what_was_written_gives_the_paper_back(paper):
    assert read_text(text(paper)).paper == paper


@pytest.mark.parametrize("paper", [PLAN, DECISION, MINUTES], ids=["plan", "decision", "minutes"])
def test_a_plan_a_decision_and_minutes_come_back(paper):
    assert read_text(text(paper)).paper == paper


def test_a_table_comes_back_with_its_place():
    table = replace(TABLED.tables[0], caption="", numeric=())

    assert read_text(text(TABLED)).paper.tables == (table,)


def test_the_real_plan_comes_back():
    paper = read_text(SEED).paper

    assert read_text(text(paper)).paper == paper


@settings(max_examples=60, deadline=None)
@given(papers)
def test_json_gives_the_paper_back(paper):
    assert Paper.from_json(paper.to_json()) == paper


@settings(max_examples=120, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(lambda typed: any(c.isalpha() for c in typed)))
def test_any_text_at_all_is_read_without_falling(typed):
    assert read_text(typed).paper == read_text(typed).paper
