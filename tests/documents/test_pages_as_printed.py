"""Measures taken on the rendered page, and the Word file opened again."""

import io
from collections import Counter
from dataclasses import replace

import docx as word
import pypdfium2
import pytest
from pypdf import PdfReader

from donghanh.documents.rules import writing
from donghanh.documents.rules.paper import SAMPLE_MARK, Figure, Table, numbered
from donghanh.documents.rules.writing.measures import balanced
from donghanh.documents.rules.writing.sheet import MOTTO, NATIONAL

from .papers import DECISION, MINUTES, PLAN, TABLED

MM = 25.4 / 72
PROFILES = [layout.code for layout in writing.layouts()]


def lines_of(pdf, page=0):
    """Lines of a page from the top: (text, left, right, top, bottom) in mm from the page's left and top."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    height, words = sheet.get_height(), sheet.get_textpage()
    found = []
    for index in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(index)
        text = words.get_text_bounded(left, bottom, right, top).strip()
        found.append((text, left * MM, right * MM, (height - top) * MM, (height - bottom) * MM))
    return found


def ink_of(pdf, page=0):
    """The box of everything dark on a page: left, top, right, bottom margins in mm."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=2).to_pil().convert("L")
    left, top, right, bottom = picture.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    mm = 210 / picture.width
    return left * mm, top * mm, (picture.width - right) * mm, (picture.height - bottom) * mm


@pytest.mark.parametrize("profile", [code for code in PROFILES if code != "party"])
def test_the_national_title_stands_on_one_line(profile):
    texts = PdfReader(io.BytesIO(writing.pdf(PLAN, profile))).pages[0].extract_text().splitlines()

    assert [line for line in texts if "CHỦ NGHĨA" in line or "Tự do" in line] == [NATIONAL, MOTTO]


def test_a_paper_of_the_party_has_the_partys_title_and_number():
    paper = replace(PLAN, symbol="KH/HU")
    text = PdfReader(io.BytesIO(writing.pdf(paper, "party"))).pages[0].extract_text()

    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in text, NATIONAL in text, "Số 12-KH/HU" in text) == (True, False, True)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_page_is_a4_and_the_ink_keeps_the_margins(profile):
    margins = writing.layout_of(profile).margins
    pdf = writing.pdf(PLAN, profile)
    left, top, right, _bottom = ink_of(pdf)
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox

    assert (round(float(box.width) * MM), round(float(box.height) * MM)) == (210, 297)
    assert (left >= margins.left - 0.5, top >= margins.top - 0.5, right >= margins.right - 0.5) == (True,) * 3


def test_sizes_are_those_of_the_layout():
    sizes = Counter()

    def note(text, _matrix, _text_matrix, _font, size):
        sizes[round(size, 1)] += len(text.strip())

    PdfReader(io.BytesIO(writing.pdf(PLAN, "union-2011"))).pages[0].extract_text(visitor_text=note)

    assert set(sizes) - {0, 1.0} <= {11.0, 12.0, 13.0, 14.0}


def test_only_our_own_font_is_in_the_file():
    page = PdfReader(io.BytesIO(writing.pdf(PLAN, "union-2011"))).pages[0]
    fonts = {font.get_object()["/BaseFont"].split("+")[-1] for font in page["/Resources"]["/Font"].values()}

    assert {name.split("-")[0] for name in fonts} == {"Tinos"}


def test_the_first_page_has_no_number_and_the_second_has():
    pages = PdfReader(io.BytesIO(writing.pdf(TABLED, "union-2011"))).pages
    ends = [page.extract_text().strip().splitlines()[-1].strip() for page in pages]

    assert (len(pages), ends[0] == "1", ends[1]) == (3, False, "2")


def test_a_long_table_repeats_its_head_on_every_page():
    pages = PdfReader(io.BytesIO(writing.pdf(TABLED, "union-2011"))).pages

    assert ["Số đoàn" in page.extract_text() for page in pages] == [True, True, True]


def test_recipients_and_signature_stay_on_one_page():
    for rows in range(20, 40):
        table = replace(TABLED.tables[0], rows=TABLED.tables[0].rows[:rows])
        pages = PdfReader(io.BytesIO(writing.pdf(replace(TABLED, tables=(table,)), "union-2011"))).pages
        last = pages[-1].extract_text()

        assert ("Nơi nhận:" in last, "Trần Văn Bình" in last) == (True, True)


def test_a_sample_says_so_on_every_page():
    pages = PdfReader(io.BytesIO(writing.pdf(TABLED.as_sample(), "union-2011"))).pages

    assert [SAMPLE_MARK in page.extract_text() for page in pages] == [True, True, True]


@pytest.mark.parametrize("paper", [PLAN, DECISION, MINUTES, TABLED.as_sample()])
@pytest.mark.parametrize("make", [writing.pdf, writing.docx])
def test_the_same_paper_gives_the_same_bytes(make, paper):
    assert make(paper, "union-2011") == make(paper, "union-2011")


def test_typed_markup_is_printed_as_typed():
    odd = '#import "x" $a$ *b* _c_ [d] <e> \\ @f `g` https://x.example'
    text = (
        PdfReader(io.BytesIO(writing.pdf(replace(PLAN, opening=(odd,)), "union-2011")))
        .pages[0]
        .extract_text()
    )

    assert odd in " ".join(text.split())


def test_a_chart_carries_its_words():
    chart = Figure(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50"/></svg>',
        "image/svg+xml",
        alt="Biểu đồ một cột",
        caption="Hình 1",
    )

    text = (
        PdfReader(io.BytesIO(writing.pdf(replace(PLAN, figures=(chart,)), "union-2011")))
        .pages[0]
        .extract_text()
    )

    assert "Hình 1" in text


def test_the_word_file_is_a4_in_times_and_vietnamese():
    document = word.Document(io.BytesIO(writing.docx(PLAN, "union-2011")))
    section = document.sections[0]
    measures = [round(length.mm) for length in (
        section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin,
        section.right_margin,
    )]  # fmt: skip
    styles = document.styles.element.xml

    assert measures == [210, 297, 20, 20, 30, 20]
    assert ("Times New Roman" in styles, 'w:val="vi-VN"' in styles) == (True, True)


def test_the_word_file_says_what_the_paper_says():
    document = word.Document(io.BytesIO(writing.docx(DECISION, "union-2011")))
    head, tail = (document.tables[0], document.tables[-1])
    cells = [[cell.text.split("\n") for cell in row.cells] for table in (head, tail) for row in table.rows]

    assert cells == [
        [
            ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH BẾN TRE", "LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CHÂU THÀNH", ""],
            [NATIONAL, MOTTO, ""],
        ],
        [["Số: 12/QĐ-LĐLĐ"], ["Châu Thành, ngày 05 tháng 6 năm 2017"]],
        [
            ["Nơi nhận:", "- LĐLĐ tỉnh (để báo cáo);", "- Lưu: VT."],
            ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Trần Văn Bình"],
        ],
    ]


def test_the_rules_of_the_word_file_are_drawn_and_not_typed():
    document = word.Document(io.BytesIO(writing.docx(PLAN, "union-2011")))
    body = document.element.xml

    assert (body.count('<w:top w:val="single" w:sz="6"'), "----" in body, "____" in body) == (3, False, False)


def test_a_table_of_the_word_file_repeats_its_head():
    document = word.Document(io.BytesIO(writing.docx(TABLED, "union-2011")))

    assert [table._tbl.xml.count("<w:tblHeader/>") for table in document.tables] == [0, 1, 0]


@pytest.mark.parametrize(
    "lines",
    [
        ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH BẾN TRE"),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"),
        ("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CHÂU THÀNH"),
        ("CÔNG ĐOÀN CƠ SỞ", "CÔNG TY MAY HÀM LUÔNG"),
        ("CÔNG ĐOÀN CƠ SỞ", "CÔNG TY TRÁCH NHIỆM", "HỮU HẠN MAY HÀM LUÔNG"),
        ("LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ BẾN TRE"),
    ],
)
def test_a_long_name_is_broken_where_names_are_broken(lines):
    assert balanced(" ".join(lines), 68, 12, bold=True) == list(lines)


@pytest.mark.once
@pytest.mark.parametrize("items", [9, 12, 15, 18, 20])
@pytest.mark.parametrize("end", ["closing", "long closing", "clause", "table"])
def test_the_signing_never_stands_alone_on_a_page(end, items):
    words = {
        "closing": ("Trên đây là kế hoạch.",),
        "long closing": ("Đề nghị các cấp công đoàn thực hiện. " * 9,),
    }
    rows = tuple((str(row), f"Đơn vị {row}") for row in range(10))
    paper = replace(
        PLAN,
        clauses=numbered(("Mục đích", ["Nâng cao năng suất."] * items)),
        closing=words.get(end, ()),
        tables=(Table(("TT", "Tên"), rows),) if end == "table" else (),
    )

    last = PdfReader(io.BytesIO(writing.pdf(paper, "union-2024"))).pages[-1].extract_text().splitlines()

    assert next(at for at, line in enumerate(last) if "TM." in line or "Nơi nhận" in line) >= 2
