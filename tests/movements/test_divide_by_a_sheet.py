"""A division goes out as a sheet, is filled, and comes back: tried out first, wrong cells told in words."""

import io
from types import SimpleNamespace

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sheets import Line, read_table
from donghanh.movements import actions
from donghanh.movements.models import Target
from donghanh.movements.rules.allocating import COLUMNS, Known, read_allocation
from tests.movements.test_set_a_target import amounts, indicator, part, whole  # noqa: F401

NAME = "Đoàn viên mới, Năm 2017"
KNOWN = (
    Known(1, "CS-1", "Công đoàn cơ sở Gỗ Trần Đức", given=40, kept=5),
    Known(2, "CS-2", "Công đoàn cơ sở May Việt Hồng", given=20, kept=20, is_asking=True),
    Known(3, "CS-3", "Công đoàn Trường Tiểu học"),
    Known(4, "CS-4", "Công đoàn Trường Tiểu học"),
)


def read(*rows, decimals=0):
    lines = [Line(number, cells) for number, cells in enumerate(rows, start=2)]
    return read_allocation(lines, KNOWN, decimals=decimals, named=NAME)


def test_units_are_found_by_code_or_by_their_name_whatever_its_marks():
    found = read(
        ("CS-1", "", NAME, 45),
        ("", "CONG DOAN CO SO MAY VIET HONG", "", "20"),
        ("cs-3", "", "", ""),
        ("", "Giữ lại làm dự phòng", "", 35.0),
    )

    assert (found.parts, found.reserve, found.wrong) == ({1: 45, 2: 20}, 35, [])


def test_numbers_are_read_with_the_decimals_of_the_indicator():
    assert read(("CS-3", "", "", 12.5), ("CS-4", "", "", "1.250,5"), decimals=1).parts == {3: 125, 4: 12505}


@pytest.mark.parametrize(
    ("cells", "key", "said"),
    [
        (("CS-9", "", "", 1), "code", "Không có đơn vị trực thuộc nào mang mã “CS-9”."),
        (("", "Công đoàn cơ sở May Hồng", "", 1), "unit", "Gần giống: Công đoàn cơ sở May Việt Hồng"),
        (("", "Công đoàn Trường Tiểu học", "", 1), "unit", "Có 2 đơn vị cùng tên này. Ghi thêm mã đơn vị."),
        (("CS-3", "", "", "nhiều"), "amount", "“nhiều” không phải là số."),
        (("CS-3", "", "", 1.5), "amount", "chỉ nhận số nguyên"),
        (("CS-3", "", "", -1), "amount", "số âm"),
        (("CS-3", "", "Nợ thuế, Năm 2017", 1), "target", "không phải “Đoàn viên mới, Năm 2017”"),
        (("CS-1", "", "", 34), "amount", "chỉ còn giữ lại 5"),
        (("CS-2", "", "", 21), "amount", "Trả lời đề nghị đó trước"),
    ],
)
def test_a_wrong_cell_is_told_in_words(cells, key, said):
    (wrong,) = read(cells).wrong

    assert (wrong.row, wrong.key) == (2, key)
    assert said in str(wrong.sentence)


def test_a_unit_stands_in_one_line():
    (wrong,) = read(("CS-3", "", "", 1), ("CS-3", "", "", 2)).wrong

    assert str(wrong.sentence) == "Đơn vị này đã có ở dòng 2. Giữ lại một dòng."


@pytest.fixture
def upload(dung, client_of, whole):  # noqa: F811
    """`upload(*rows)` sends a filled sheet; the page that answers."""

    def send(*rows):
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate((["Mã đơn vị", "Đơn vị", "Số giao"], *rows)):
                sheet.write_row(number, 0, row)
        file = SimpleUploadedFile("giao.xlsx", buffer.getvalue())
        return client_of(dung).post(reverse("movements:divide_sheet", args=[whole.pk]), {"upload": file})

    return send


def test_what_went_out_comes_back_and_changes_nothing(dung, client_of, whole, part, tmp_path):  # noqa: F811
    sheet = client_of(dung).get(reverse("movements:allocation", args=[whole.pk])).content
    path = tmp_path / "ra.xlsx"
    path.write_bytes(sheet)
    lines = [line.cells for line in read_table(path, COLUMNS).lines]
    page = client_of(dung).post(
        reverse("movements:divide_sheet", args=[whole.pk]), {"upload": SimpleUploadedFile("ra.xlsx", sheet)}
    )

    assert (part.unit.code, part.unit.name, NAME, 80) in lines
    assert lines[-1] == ("", "Giữ lại làm dự phòng", NAME, 20)
    assert (page.context["outcome"].wrong, page.context["outcome"].moved) == ([], [])


@pytest.fixture
def divided(whole, part):  # noqa: F811
    """100, of which 80 are given."""
    return SimpleNamespace(whole=whole, part=part)


def test_a_sheet_is_tried_out_then_confirmed_with_a_reason(dung, client_of, upload, divided, neighbour_upper):
    page = upload([divided.part.unit.code, "", 70], ["", neighbour_upper.name, "25"])
    assert amounts() == [("LDLD-BT", 100, 20), ("LDLD-CT", 80, 80)]
    assert page.context["changes"].foot == ["Còn giữ lại", "20", "5"]

    confirmed = dict(page.context["typed"]) | {"reason": "Chia lại theo số lao động"}
    client_of(dung).post(reverse("movements:divide", args=[divided.whole.pk]), confirmed)

    assert amounts() == [("LDLD-BT", 100, 5), ("LDLD-BTRI", 25, 25), ("LDLD-CT", 70, 70)]


def test_a_sheet_that_gives_more_than_the_whole_is_refused_and_writes_nothing(upload, part):  # noqa: F811
    page = upload([part.unit.code, "", 101])

    ((cell, sentence),) = page.context["outcome"].wrong
    assert (cell, "chưa bằng chỉ tiêu 100" in str(sentence)) == ("C1", True)
    assert "Giao chỉ tiêu</button>" not in page.content.decode()
    assert Target.objects.get(pk=part.pk).amount == 80


def test_a_reserve_that_does_not_fit_is_named_by_its_cell(upload, part):  # noqa: F811
    page = upload([part.unit.code, "", 80], ["", "Dự phòng", 30])

    assert [cell for cell, _ in page.context["outcome"].wrong] == ["C3"]


def test_trying_out_leaves_no_trace(dung, actor, whole, part):  # noqa: F811
    refused = actions.try_allocation(by=actor(dung), target=whole, parts={part.unit_id: 60})

    assert refused is None
    assert (amounts()[1], part.amounts.count()) == (("LDLD-CT", 80, 80), 1)


def test_a_file_that_is_no_sheet_is_refused_in_words(dung, client_of, whole):  # noqa: F811
    page = client_of(dung).post(
        reverse("movements:divide_sheet", args=[whole.pk]),
        {"upload": SimpleUploadedFile("giao.xlsx", b"khong phai")},
    )

    assert page.context["form"].errors["__all__"]


@pytest.mark.parametrize("name", ["divide_sheet", "allocation"])
def test_the_neighbour_does_not_find_the_sheet(binh, cuc, client_of, part, name):  # noqa: F811
    assert client_of(binh).get(reverse(f"movements:{name}", args=[part.pk])).status_code == 200
    assert client_of(cuc).get(reverse(f"movements:{name}", args=[part.pk])).status_code == 404
