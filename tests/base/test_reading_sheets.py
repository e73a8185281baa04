"""Sheets as offices really have them."""

import datetime as dt
import zipfile

import pytest
import xlsxwriter

from donghanh.base.alphabets import latin, readable
from donghanh.base.alphabets.old import from_tcvn3
from donghanh.base.sentences import Refusal
from donghanh.base.sheets import (
    NO_RESULT,
    Heading,
    check_file,
    code_of,
    count_of,
    day_of,
    letters_of,
    read_table,
    text_of,
    yes_of,
)

from ..documents.evaluation.old_letters import in_tcvn3, in_vni

HEADINGS = (
    Heading("code", "Mã đơn vị"),
    Heading("name", "Tên đơn vị", is_needed=True),
    Heading("superior", "Cấp trên"),
    Heading("workers", "Số lao động", ("số lượng lao động",)),
)


@pytest.fixture
def written(tmp_path):
    """`written(fill)` is the path of a workbook that `fill(book)` filled."""

    def write(fill, name="tep.xlsx"):
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            fill(book)
        return path

    return write


def refusal_of(work) -> str:
    with pytest.raises(Refusal) as refused:
        work()
    return str(refused.value)


def lines_of(path):
    table = read_table(path, HEADINGS)
    return [(line.number, *line.cells) for line in table.lines], [str(note) for note in table.notes]


def as_offices_do(book):
    book.add_worksheet("Ghi chú").write(0, 0, "Đọc kỹ trước khi điền")
    sheet = book.add_worksheet("DS & đơn vị")
    sheet.merge_range("B2:G2", "DANH SÁCH ĐƠN VỊ NĂM 2017")
    for column, text in (("B", "TT"), ("C", "Mã đơn vị (*)"), ("D", "TÊN ĐƠN VỊ"), ("G", "Cấp trên")):
        sheet.merge_range(f"{column}4:{column}5", text)
    sheet.merge_range("E4:F4", "Số lượng")
    sheet.write_row("E5", ["lao động", "đoàn viên"])
    sheet.write_row("B6", [1, 2, 3, 4, 5, 6])
    sheet.merge_range("B7:G7", "I. Huyện Châu Thành")
    sheet.write_row("B8", [1, 99999, "Tổng công ty A", 12, 10])
    sheet.write_row("B9", [2, "00012", "Công đoàn B", "1.250", 10])
    sheet.merge_range("G8:G9", "LDLD-CT")
    sheet.write_row("B11", [3, "X3"])
    sheet.write_formula("D11", "=A1", value="")
    sheet.write_formula("E11", "=1/0", value="#DIV/0!")
    sheet.write_row("B12", ["Tổng cộng", "", "", 100])
    sheet.write("D14", "Người lập biểu")
    sheet.write("G14", "Chủ tịch")
    sheet.write("G17", "Nguyễn Văn A")


def test_the_table_is_found_among_titles_merged_cells_and_signatures(written):
    lines, notes = lines_of(written(as_offices_do))

    assert lines == [
        (8, 99999.0, "Tổng công ty A", "LDLD-CT", 12.0),
        (9, "00012", "Công đoàn B", "LDLD-CT", "1.250"),
        (11, "X3", NO_RESULT, "", "#DIV/0!"),
    ]
    assert notes == [
        "Dòng 7 là dòng nhóm hoặc dòng cộng nên không nhập.",
        "Dòng 12 là dòng nhóm hoặc dòng cộng nên không nhập.",
        "Từ dòng 14 là phần ghi dưới bảng nên không nhập.",
    ]


def test_the_sheets_looked_at_are_told(written):
    path = written(as_offices_do)

    assert read_table(path, HEADINGS).looked_at == ("Ghi chú", "DS & đơn vị")
    assert refusal_of(lambda: read_table(path, (Heading("x", "Lương", is_needed=True),))) == (
        "Không thấy bảng có các cột cần thiết. Đã xem các trang: “Ghi chú”, “DS & đơn vị”. Gần đúng nhất là trang "
        "“Ghi chú”, còn thiếu cột: “Lương”. Tải tệp mẫu để xem các cột."
    )
    assert "Tệp không có trang “Khác”" in refusal_of(lambda: read_table(path, HEADINGS, sheet="Khác"))


def test_a_cell_is_named_as_excel_names_it(written):
    table = read_table(written(as_offices_do), HEADINGS)

    assert (table.cell_name(11, "name"), letters_of(26)) == ("D11", "AA")


@pytest.mark.parametrize(
    ("reader", "value", "meant"),
    [
        (code_of, 99999.0, "99999"),
        (code_of, "99999.0", "99999"),
        (code_of, "00012", "00012"),
        (text_of, " Công  đoàn ", "Công đoàn"),
        (day_of, dt.datetime(2017, 5, 12), dt.date(2017, 5, 12)),
        (day_of, 42867.0, dt.date(2017, 5, 12)),
        (day_of, "12.5.2017", dt.date(2017, 5, 12)),
        (day_of, "12/5/17", dt.date(2017, 5, 12)),
        (day_of, "2017-05-12", dt.date(2017, 5, 12)),
        (day_of, "", None),
        (count_of, "1.250", 1250),
        (count_of, 12.0, 12),
        (count_of, "12.0", 12),
        (yes_of, "X", True),
        (yes_of, "có", True),
        (yes_of, "Không", False),
        (yes_of, None, None),
    ],
)
def test_what_a_cell_means(reader, value, meant):
    assert reader(value) == meant


@pytest.mark.parametrize(
    ("reader", "value", "said"),
    [
        (text_of, NO_RESULT, "Công thức chưa có kết quả được lưu"),
        (text_of, "#REF!", "Ô chứa lỗi của Excel (#REF!)"),
        (day_of, "năm 2017", "Chưa đọc được ngày “năm 2017”"),
        (day_of, "31/4/2017", "không có trong lịch"),
        (day_of, 2017.0, "“2017” là số, không phải ngày"),
        (count_of, -3.0, "không phải là số nguyên từ 0 trở lên"),
        (count_of, "nhiều", "không phải là số"),
        (yes_of, "tùy", "chưa rõ là có hay không"),
    ],
)
def test_a_cell_that_means_nothing_is_refused_in_words(reader, value, said):
    assert said in refusal_of(lambda: reader(value))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_files_are_read_too(tmp_path, encoding, delimiter):
    path = tmp_path / "tep.csv"
    rows = [["Mã đơn vị", "Tên đơn vị"], ["CS-1", "Công đoàn Ấp Bắc"]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))

    assert lines_of(path)[0] == [(2, "CS-1", "Công đoàn Ấp Bắc", None, None)]


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "lon.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    assert refusal_of(lambda: check_file(path)).startswith("Tệp “lon.xlsx” nặng 200 MB, vượt mức 60 MB.")


def archive(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            made.writestr(
                {"sheet": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml"}[name], content
            )
    return path


HOSTILE = {
    "a bomb": {"sheet": b" " * (401 * 1024 * 1024)},
    "a cell far away": {"sheet": b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'},
    "a long text named a million times": {
        "sheet": b'<c r="A1" t="s"><v>0</v></c>' * 100_000,
        "texts": b"<sst><si><t>" + b"a" * 30_000 + b"</t></si></sst>",
    },
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_before_it_fills_the_memory(tmp_path, name):
    said = refusal_of(lambda: check_file(archive(tmp_path / "x.xlsx", **HOSTILE[name])))

    assert "bung ra quá lớn" in said or "ô nằm rất xa (đến XFD1048576)" in said


def test_a_bomb_whose_header_lies_is_refused(tmp_path):
    path = archive(tmp_path / "x.xlsx", sheet=b" " * (401 * 1024 * 1024))
    size = (401 * 1024 * 1024).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))

    assert "bung ra quá lớn" in refusal_of(lambda: check_file(path))


def test_a_long_text_used_once_is_no_fault(tmp_path):
    parts = {
        "sheet": b'<c r="A1" t="s"><v>1</v></c>' * 100_000 + b'<c r="A1" t="s"><v>0</v></c>',
        "texts": b"<sst><si><t>" + b"a" * 30_000 + b"</t></si><si><t>b</t></si></sst>",
    }

    assert check_file(archive(tmp_path / "x.xlsx", **parts)) == "xlsx"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (b"%PDF-1.7", "không phải bảng tính"),
        (b"PK\x03\x04 cut off", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0 cut off", "không phải bảng tính"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(tmp_path, content, said):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)

    assert said in refusal_of(lambda: read_table(path, HEADINGS))


ROWS = (
    ("Mã đơn vị", "Tên đơn vị", "Cấp trên", "Số lao động"),
    ("BT01", "Công đoàn cơ sở Trường Tiểu học Mỹ Thạnh", "LĐLĐ huyện Châu Thành", 41),
    ("BT02", "Công đoàn cơ sở Công ty Chế biến dừa Đông Hải", "LĐLĐ huyện Châu Thành", 129),
    ("BT03", "Nghiệp đoàn xe ôm phường Phú Khương", "LĐLĐ thành phố Bến Tre", 35),
)


@pytest.mark.parametrize(("encode", "named"), [(in_tcvn3, "TCVN3 (ABC)"), (in_vni, "VNI")])
def test_cells_in_an_old_alphabet_are_turned_into_unicode(written, encode, named):
    """Names in the old letters, the column beside them typed later in Unicode."""

    def fill(book):
        sheet = book.add_worksheet("DS")
        for number, (code, name, above, workers) in enumerate(ROWS):
            old = latin(encode(name)), latin(encode(above)) if number < 2 else above
            sheet.write_row(number, 0, (latin(encode(code)) if number == 0 else code, *old, workers))

    read, notes = lines_of(written(fill))

    assert read == [(number, *row) for number, row in enumerate(ROWS[1:], start=2)]
    assert notes == [f"Chữ trong bảng viết theo mã {named}, đã chuyển sang Unicode."]


def test_what_is_pasted_is_turned_line_by_line_and_what_is_right_stays():
    said = "công nhân còn khó khăn về nhà ở, đề nghị hỗ trợ"
    right = ("Đã có nhà trẻ.", "Bà Hà là tổ trưởng", "3 m² ở 20 °C", "Sợi Müller, café", "")

    pasted = "\n".join([latin(in_tcvn3(said)), latin(in_vni(said)), *right])

    assert readable(pasted) == "\n".join([said, said, *right])


def test_cells_in_unicode_stay_as_they_are(written):
    def fill(book):
        sheet = book.add_worksheet("DS")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)

    read, notes = lines_of(written(fill))

    assert (read[1][2], notes) == (ROWS[2][1], [])


def test_a_name_set_in_from_the_left_has_its_capital_back():
    """TCVN3 has no toned capitals: "Ánh" is typed with the small letter of another font."""
    assert from_tcvn3(latin(in_tcvn3("     Phạm Văn Ánh"))) == "     Phạm Văn Ánh"
