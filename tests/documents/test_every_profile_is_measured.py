"""Every component in every profile, measured on the printed page: the PDF, and the Word file as an office suite
prints it where one is at hand.
"""

import functools
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest

from donghanh.documents.rules import writing
from donghanh.documents.rules.paper import Appendix, Signing, Table
from donghanh.documents.rules.writing.measures import FONTS
from donghanh.documents.rules.writing.sheet import MOTTO, NATIONAL, PARTY

from .measured import sheets_of
from .papers import PLAN, TABLED

pytestmark = pytest.mark.once
LAYOUTS = {layout.code: layout for layout in writing.layouts()}
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEAR = 0.4  # mm
LONG = replace(
    TABLED,
    subject="Tổ chức phong trào thi đua “Lao động giỏi, lao động sáng tạo” trong công nhân, viên chức, lao động chào "
    "mừng Đại hội Công đoàn các cấp năm 2017",
    opening=("Ban Thường vụ Liên đoàn Lao động huyện " + "xây dựng kế hoạch tổ chức thực hiện " * 8 + "như sau:",),
    signings=(Signing("TM.", "BAN THƯỜNG VỤ", "CHỦ TỊCH", "Trần Văn Bình"),),
    verify_url="https://donghanh.example/verify/ABCD-EFGH-JKLM/",
)  # fmt: skip


def paper_for(layout):
    return replace(LONG, symbol="KH/HU") if layout.is_party else LONG


def by_office(files):
    """Word files as the office suite prints them, in one run, in the font that stands in for Times."""
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(
            f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir><alias binding='same'>"
            "<family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>",
            encoding="utf-8",
        )
        for name, content in files.items():
            Path(folder, f"{name}.docx").write_bytes(content)
        command = [OFFICE, f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", folder, *Path(folder).glob("*.docx")],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": folder},
            check=True,
            capture_output=True,
            timeout=120,
        )
        return {name: Path(folder, f"{name}.pdf").read_bytes() for name in files}


@functools.cache
def printed_by_office():
    """Every profile's Word file, in one run."""
    return by_office({code: writing.docx(paper_for(layout), layout) for code, layout in LAYOUTS.items()})


@functools.cache
def sheets(way, code):
    if way == "word":
        if OFFICE is None:
            pytest.skip("no LibreOffice at hand: the Word files are not printed and measured")
        return sheets_of(printed_by_office()[code])
    return sheets_of(writing.pdf(paper_for(LAYOUTS[code]), code))


@pytest.fixture(params=[(way, code) for way in ("pdf", "word") for code in LAYOUTS], ids="-".join)
def printed(request):
    """(layout, its pages)."""
    way, code = request.param
    return LAYOUTS[code], sheets(way, code)


def near(value, wanted, by=NEAR):
    return value == pytest.approx(wanted, abs=by)


def test_a_profile_names_its_source_and_keeps_to_it():
    """No measure outside what the source gives; nothing is called verified that nobody compared."""
    for layout in LAYOUTS.values():
        chosen = {
            **vars(layout.margins),
            **vars(layout.sizes),
            "page_number": layout.number_size,
            "first_indent": layout.first_indent,
            "spacing": layout.spacing,
            "line": layout.line,
        }
        outside = {
            key: chosen[key]
            for key, (least, most) in layout.allowed.items()
            if not least <= chosen[key] <= most
        }
        assert (layout.code, bool(layout.source), layout.verified, outside) == (layout.code, True, False, {})


def test_the_page_is_a4_and_words_keep_the_margins(printed):
    layout, pages = printed
    margins = layout.margins
    for page in pages:
        assert (near(page.width, 210), near(page.height, 297)) == (True, True)
        inside = [line for line in page.lines if not line.text.isdigit()]
        assert min(line.left for line in inside) >= margins.left - NEAR
        assert max(line.right for line in inside) <= 210 - margins.right + NEAR
        assert min(line.baseline for line in inside) >= margins.top + 2
        assert max(line.baseline for line in inside) <= 297 - margins.bottom + NEAR


def test_text_runs_from_margin_to_margin_with_its_first_line_indented(printed):
    layout, (page, *_) = printed
    first = page.line("Ban Thường vụ Liên đoàn Lao động huyện")
    second = page.lines[page.lines.index(first) + 1]

    assert near(first.left, layout.margins.left + layout.first_indent)
    assert (near(second.left, layout.margins.left), near(second.right, 210 - layout.margins.right)) == (
        True,
        True,
    )
    assert near(
        (second.baseline - first.baseline) / (25.4 / 72), layout.sizes.body * 1.149 * layout.line, by=0.3
    )
    assert (first.size, first.is_bold, first.is_italic) == (layout.sizes.body, False, False)


def test_the_national_title_is_one_line_with_a_rule_as_long_as_the_motto(printed):
    layout, (page, *_) = printed
    title = page.line(PARTY if layout.is_party else NATIONAL)
    motto = title if layout.is_party else page.line(MOTTO)
    rule = page.below(motto)

    assert (title.text, title.size, title.is_bold) == (
        PARTY if layout.is_party else NATIONAL,
        layout.sizes.national,
        True,
    )
    assert (motto.is_bold, near(motto.middle, title.middle)) == (True, True)
    assert layout.is_party or motto.size == layout.sizes.motto
    assert (near(rule.length, motto.right - motto.left, by=1), near(rule.middle, motto.middle)) == (
        True,
        True,
    )
    assert title.left > 210 / 2 - 12


def test_the_issuer_stands_under_its_superior_with_a_short_rule(printed):
    layout, (page, *_) = printed
    parent = page.line("TỈNH BẾN TRE")
    issuer = page.line("HUYỆN CHÂU THÀNH")

    assert (parent.size, parent.is_bold) == (layout.sizes.parent, False)
    assert (issuer.size, issuer.is_bold, near(issuer.middle, parent.middle)) == (
        layout.sizes.issuer,
        True,
        True,
    )
    if layout.is_party:
        assert near(page.line("*").middle, issuer.middle)
    else:
        rule = page.below(issuer)
        longest = max(
            line.right - line.left
            for line in page.lines
            if line.text.startswith("LIÊN ĐOÀN") and line.is_bold
        )
        assert (1 / 3 <= rule.length / longest <= 1 / 2, near(rule.middle, issuer.middle)) == (True, True)


def test_number_and_date_stand_side_by_side_under_their_columns(printed):
    layout, (page, *_) = printed
    number, date = (
        page.line(layout.number_label.strip() + " 12"),
        page.line("Châu Thành, ngày 05 tháng 6 năm 2017"),
    )
    title = page.line(PARTY if layout.is_party else NATIONAL)

    assert (number.size, number.is_bold, number.is_italic) == (layout.sizes.number, False, False)
    assert (date.size, date.is_italic) == (layout.sizes.place_date, True)
    assert near(number.middle, page.line("HUYỆN CHÂU THÀNH").middle)
    assert (near(date.baseline, number.baseline), near(date.middle, title.middle)) == (True, True)


def test_type_and_subject_stand_in_the_middle_with_a_rule_under_them(printed):
    layout, (page, *_) = printed
    middle = layout.margins.left + layout.width / 2
    kind = page.line("KẾ HOẠCH")
    subject = list(takewhile(lambda line: line.is_bold, page.lines[page.lines.index(kind) + 1 :]))
    last, widest = subject[-1], max(line.right - line.left for line in subject)
    rule = page.below(last)

    assert (kind.size, kind.is_bold, near(kind.middle, middle)) == (layout.sizes.type, True, True)
    assert (last.size, last.is_bold, near(last.middle, middle)) == (layout.sizes.subject, True, True)
    assert (1 / 3 <= rule.length / widest <= 1 / 2, near(rule.middle, middle)) == (True, True)


def test_a_basis_is_in_italics_and_a_section_in_bold(printed):
    _layout, (page, *_) = printed

    assert page.line("Căn cứ Kế hoạch số 29/KH-LĐLĐ").is_italic
    assert page.line("I. Mục đích").is_bold


def test_signature_right_and_recipients_left_begin_on_one_line(printed):
    layout, pages = printed
    page, sizes = pages[-1], layout.sizes
    mark, title, name = (page.line(text) for text in ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Trần Văn Bình"))
    label, first = page.line("Nơi nhận:"), page.line("- LĐLĐ tỉnh (để báo cáo);")
    column = 210 - layout.margins.right - layout.width / 4

    assert [(line.size, line.is_bold, near(line.middle, column)) for line in (mark, title, name)] == [
        (sizes.signing, True, True)
    ] * 3
    assert 20 <= name.baseline - title.baseline <= 40  # room for signature and seal
    assert (label.size, label.is_bold, label.is_italic) == (sizes.recipients_label, True, True)
    assert (first.size, near(label.left, layout.margins.left)) == (sizes.recipients, True)
    assert near(label.baseline, mark.baseline, by=1.2)


def test_the_code_of_verification_stays_on_one_line(printed):
    _layout, pages = printed

    assert "ABCD-EFGH-JKLM/" in pages[-1].line("ABCD").text


def test_pages_are_numbered_from_the_second_where_the_profile_says(printed):
    layout, pages = printed
    margins = layout.margins
    numbers = [
        [line for line in page.lines
         if line.text.isdigit() and not margins.top < line.baseline < 297 - margins.bottom] for page in pages
    ]  # fmt: skip

    assert [[line.text for line in found] for found in numbers] == [
        [], *([str(number)] for number in range(2, len(pages) + 1))
    ]  # fmt: skip
    for (number,) in numbers[1:]:
        assert number.size == layout.number_size
        if layout.number_at == "top-center":
            assert (number.baseline < margins.top, near(number.middle, margins.left + layout.width / 2)) == (
                True,
                True,
            )
        else:
            assert (number.baseline > 297 - margins.bottom, near(number.right, 210 - margins.right)) == (
                True,
                True,
            )


WIDE = Appendix(
    "PHỤ LỤC I",
    "Chỉ tiêu giao cho các đơn vị",
    tables=(
        Table(
            ("TT", "Đơn vị", "Số lao động", "Đoàn viên", "Nữ", "Kết nạp mới", "Giao ước tập thể", "Giao ước cá nhân",
             "Công trình", "Sáng kiến", "Giá trị làm lợi (triệu đồng)", "Ghi chú"),
            tuple((str(n), f"Công đoàn cơ sở Công ty Trách nhiệm hữu hạn May số {n}", *[str(n * k) for k in range(1, 10)], "") for n in range(1, 41)),
            numeric=tuple(range(2, 11)),
        ),
    ),
)  # fmt: skip
NARROW = Appendix("PHỤ LỤC II", tables=TABLED.tables)


@pytest.mark.parametrize("way", ["pdf", "word"])
def test_a_wide_table_lies_across_and_its_head_is_on_every_page(way):
    paper = replace(PLAN, appendices=(WIDE, NARROW))
    layout = LAYOUTS["union-2024"]
    if way == "word":
        if OFFICE is None:
            pytest.skip("no LibreOffice at hand: the Word file is not printed and measured")
        pages = sheets_of(by_office({"a": writing.docx(paper, layout)})["a"])
    else:
        pages = sheets_of(writing.pdf(paper, layout))
    across = [page for page in pages if page.width > page.height]
    upright = pages[1 + len(across) :]

    assert [page.width > page.height for page in pages] == [
        False,
        *[True] * len(across),
        *[False] * len(upright),
    ]
    assert (len(across) > 1, len(upright) > 1) == (True, True)
    for page, words in [*((page, "Sáng") for page in across), *((page, "Số đoàn viên") for page in upright)]:
        assert page.line(words).is_bold
    assert [line.text for line in across[0].lines[:4]] == [
        "2", "PHỤ LỤC I", WIDE.subject, "(Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 05 tháng 6 năm 2017)"
    ]  # fmt: skip
    for page in across:
        assert min(line.left for line in page.lines) >= layout.margins.left - NEAR
        assert max(line.right for line in page.lines) <= 297 - layout.margins.right + NEAR
    assert all(line.text for line in pages[-1].lines)  # no page is left empty behind the last appendix
