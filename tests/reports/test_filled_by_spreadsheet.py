"""The form goes out as .xlsx and comes back with the same codes: looked through cell by cell first, then kept."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.reports import actions
from donghanh.reports.models import Report, Value


def _book(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def _upload(book):
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile("so-lieu.xlsx", content.getvalue())


def _look(browser, asked, book):
    return browser.post(reverse("reports:bring", args=[asked.pk]), {"upload": _upload(book)}).text


def _keep(browser, asked, page):
    [sealed] = re.findall(r'name="sealed" value="([^"]+)"', page)
    told = {"verb": "keep", "sealed": sealed, "once": "x"}
    return browser.post(reverse("reports:bring", args=[asked.pk]), told, follow=True).text


def _own(browser, asked):
    """The own unit's file, and the row of each line in it."""
    book = _book(browser.get(reverse("reports:form_file", args=[asked.pk])))
    return book, {row[2].value: row for row in book.active.iter_rows(min_row=2)}


def test_the_own_form_goes_out_comes_back_and_is_kept(client_of, an, asked, actor):
    actions.fill(by=actor(an), request=asked, typed={"CL02": "1,5"})
    browser = client_of(an)
    book, rows = _own(browser, asked)
    assert rows["CL02"][5].value == 1.5
    rows["SK01"][5].value, rows["CL02"][5].value = 5, 2.5

    page = _look(browser, asked, book)
    assert "2 ô của 1 đơn vị" in page
    assert not Value.objects.filter(indicator__code="SK01").exists()
    page = _keep(browser, asked, page)

    assert "Đã ghi số liệu của 1 đơn vị." in page
    assert dict(Value.objects.values_list("indicator__code", "number")) == {"SK01": 5, "CL02": 25}


def test_a_branch_goes_out_in_one_table_and_comes_back(client_of, binh, asked, grassroots, upper):
    browser = client_of(binh)
    book = _book(browser.get(reverse("reports:branch_file", args=[asked.pk])))
    sheet = book.active
    assert "VL02 Thu nhập bình quân một người một tháng (nghìn đồng)" in [cell.value for cell in sheet[1]]
    heads = {str(cell.value).split(" ")[0]: cell.column for cell in sheet[1]}
    assert (sheet["A2"].value, sheet["B2"].value) == (grassroots.code, grassroots.name)
    sheet.cell(2, heads["SK01"]).value = 5

    _keep(browser, asked, _look(browser, asked, book))

    report = Report.objects.get()
    assert (report.unit, report.stand_in) == (grassroots, upper)
    assert Value.objects.get(indicator__code="SK01").number == 5


def test_what_is_wrong_is_told_by_cell_and_nothing_is_kept(client_of, an, asked):
    browser = client_of(an)
    book, rows = _own(browser, asked)
    rows["SK01"][5].value, rows["CL01"][5].value, rows["HT01"][5].value = "mười", -3, "=1+"

    page = _look(browser, asked, book)

    assert "Chưa ghi gì. Sửa các chỗ sau trong tệp" in page
    for code, words in (("SK01", "“mười” không phải là số"), ("CL01", "là số âm"), ("HT01", "Công thức")):
        cell = rows[code][5].coordinate
        assert words in page.split(f">{cell}<")[1].split("</tr>")[0]
    assert 'name="sealed"' not in page


def test_a_unit_that_is_not_directly_beneath_is_not_taken(client_of, dung, asked, grassroots):
    book = openpyxl.Workbook()
    book.active.append(["Mã đơn vị", "SK01"])
    book.active.append([grassroots.code, 5])

    page = _look(client_of(dung), asked, book)

    assert "không phải mã của đơn vị trực thuộc trực tiếp đơn vị đang làm việc" in page


def test_figures_without_a_code_are_told_and_a_row_of_sums_is_passed_over(client_of, binh, asked, grassroots):
    book = openpyxl.Workbook()
    for row in (
        ["Mã đơn vị", "Tên đơn vị", "SK01"],
        [grassroots.code, "", 5],
        [None, "Công đoàn cơ sở", 7],
        [None, "Cộng:", 12],
    ):
        book.active.append(row)

    wrong = _look(client_of(binh), asked, book).split("<caption>")[1].split("Tải biểu về")[0]

    assert "Dòng này có số liệu mà thiếu mã. Bỏ gộp ô và ghi đủ mã ở từng dòng" in wrong
    assert [f"Dòng {row}" in wrong for row in (2, 3, 4)] == [False, True, False]


def test_what_is_passed_over_in_a_file_is_told_before_it_is_kept(client_of, binh, asked, grassroots):
    book = openpyxl.Workbook()
    for row in (
        ["STT", "Mã đơn vị", "Tên đơn vị", "SK01", "XX99 Khác"],
        [1, grassroots.code, "", 5, 8],
        ["Tổng cộng", None, None, 5, 8],
    ):
        book.active.append(row)

    page = _look(client_of(binh), asked, book)

    assert "Các cột không có trong biểu mẫu nên không nhập: “STT”, “XX99 Khác”." in page
    assert "Dòng 3 là dòng nhóm hoặc dòng cộng nên không nhập." in page


def test_one_figure_over_several_cells_is_not_guessed(client_of, binh, asked, grassroots, neighbour):
    book = openpyxl.Workbook()
    for row in (
        ["Biểu tổng hợp"],
        ["Mã đơn vị", "Tên đơn vị", "SK01", "SK02"],
        [grassroots.code, "", 5, None],
        [None, "Cộng:", 5, None],
        [None, "Người lập biểu"],
    ):
        book.active.append(row)
    for cells in ("A1:D1", "C3:D3", "C4:D4", "C5:D6"):
        book.active.merge_cells(cells)

    wrong = _look(client_of(binh), asked, book).split("<caption>")[1].split("Tải biểu về")[0]

    assert "Các ô này bị gộp nên không rõ số của ô nào" in wrong
    assert [cells in wrong for cells in ("A1:D1", "C3:D3", "C4:D4", "C5:D6")] == [False, True, False, False]


def test_a_line_for_each_figure_also_tells_what_lacks_its_code(client_of, binh, asked, grassroots):
    book = openpyxl.Workbook()
    for row in (
        ["Mã đơn vị", "Mã chỉ tiêu", "Số liệu"],
        [grassroots.code, "SK01", 5],
        [grassroots.code, None, 7],
    ):
        book.active.append(row)

    page = _look(client_of(binh), asked, book)

    assert ["Dòng 3" in page, "thiếu mã" in page] == [True, True]


def test_a_unit_that_types_itself_is_left_alone(client_of, an, binh, asked, grassroots, actor):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "5"})
    book = openpyxl.Workbook()
    book.active.append(["Mã đơn vị", "SK01"])
    book.active.append([grassroots.code, 7])

    assert "Đơn vị đang tự nhập báo cáo này" in _look(client_of(binh), asked, book)


def test_what_was_typed_between_the_check_and_the_keeping_is_not_written_over(client_of, an, asked, actor):
    browser = client_of(an)
    book, rows = _own(browser, asked)
    rows["SK01"][5].value = 5
    page = _look(browser, asked, book)
    actions.fill(by=actor(an), request=asked, typed={"SK01": "9"})

    page = _keep(browser, asked, page)

    assert "Nguyễn Thị An vừa sửa báo cáo này" in page
    assert Value.objects.get(indicator__code="SK01").number == 9


@pytest.mark.parametrize("sealed", ["", "x:y:z"])
def test_what_was_not_looked_through_here_is_not_kept(client_of, an, asked, sealed):
    page = client_of(an).post(
        reverse("reports:bring", args=[asked.pk]), {"verb": "keep", "sealed": sealed}, follow=True
    )

    assert "Bản kiểm tra đã quá một ngày hoặc không đúng." in page.text
    assert not Report.objects.exists()


def test_what_another_person_looked_through_is_not_kept(client_of, an, cuc, asked):
    browser = client_of(an)
    book, rows = _own(browser, asked)
    rows["SK01"][5].value = 5
    page = _look(browser, asked, book)

    assert "Bản kiểm tra đã quá một ngày hoặc không đúng." in _keep(client_of(cuc), asked, page)


def test_of_a_neighbour_nothing_is_told_not_even_whether_it_has_sent(client_of, an, cuc, asked, sent):
    sent(asked, cuc)
    book = openpyxl.Workbook()
    for row in (["Mã đơn vị", "SK01"], ["CS-0002", 3], ["CS-9999", 3]):
        book.active.append(row)

    page = _look(client_of(an), asked, book)

    assert page.count("không phải mã của đơn vị trực thuộc trực tiếp đơn vị đang làm việc") == 2
    assert "đã gửi" not in page.split("Chỗ cần sửa")[1].split("Tải biểu về")[0]


@pytest.mark.once
def test_a_page_does_not_read_a_file_of_many_megabytes(client_of, an, asked):
    upload = SimpleUploadedFile("so-lieu.csv", b"unit,SK01\n" + b"CS-0001,5\n" * 230_000)

    page = client_of(an).post(reverse("reports:bring", args=[asked.pk]), {"upload": upload}).text

    assert "vượt mức 2 MB" in page
