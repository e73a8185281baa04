"""A list is uploaded, reported, confirmed and followed."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.imports.models import Import
from donghanh.jobs.actions import work_off
from donghanh.journal.models import Entry
from donghanh.people.models import Person
from tests.imports.rows import add_list

HEADINGS = ["Họ và tên", "Ngày sinh", "Số CCCD"]


def upload(browser, path, name="imports:upload_members"):
    with path.open("rb") as file:
        return browser.post(reverse(name), {"upload": file}, follow=True)


def rows_in(answer) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python()


def page_of(browser, made) -> str:
    return browser.get(reverse("imports:import", args=[made.pk])).content.decode()


def test_a_list_goes_from_upload_to_done(client_of, an, sheet):
    browser = client_of(an)
    answer = upload(browser, sheet(HEADINGS, ["Lê Văn Ba", "1/2/1990", "083190004321"]))
    made = Import.objects.get()
    assert "Đang kiểm tra từng ô" in answer.content.decode()
    assert "hx-trigger" in answer.content.decode()

    work_off()
    assert "Nhập 1 dòng" in page_of(browser, made)
    assert not Person.objects.filter(name="Lê Văn Ba").exists()

    browser.post(reverse("imports:confirm", args=[made.pk]))
    work_off()

    made.refresh_from_db()
    assert (made.get_state_display(), made.added, made.file.name) == ("Đã nhập xong", 1, "")
    assert Person.objects.get(name="Lê Văn Ba").born_on.year == 1990
    assert not Entry.objects.filter(sentence__contains="4321").exists()


def test_the_file_lies_sealed_until_it_is_done_with(client_of, an, sheet, django_capture_on_commit_callbacks):
    browser = client_of(an)
    upload(browser, sheet(HEADINGS, ["Lê Văn Ba", "1/2/1990", "083190004321"]))
    made = Import.objects.get()
    kept, storage = made.file.name, made.file.storage
    with made.file.open("rb") as file:
        assert not file.read().startswith(b"PK")
    work_off()

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("imports:drop", args=[made.pk]))

    made.refresh_from_db()
    assert (made.get_state_display(), made.file.name) == ("Đã bỏ", "")
    assert not storage.exists(kept)


def test_faults_are_told_and_the_good_rows_may_go_in_alone(client_of, an, sheet):
    browser = client_of(an)
    upload(browser, sheet(HEADINGS, ["Lê Văn Ba", "1/2/1990", ""], ["Lê Văn Tư", "31/2/1990", ""]))
    made = Import.objects.get()
    work_off()

    shown = page_of(browser, made)
    assert "Ngày 31/2/1990 không có trong lịch" in shown
    assert "Nhập 1 dòng đúng, bỏ qua 1 dòng sai" in shown
    refused = browser.post(reverse("imports:confirm", args=[made.pk])).content.decode()
    assert "Còn 1 dòng sai" in refused

    browser.post(reverse("imports:confirm", args=[made.pk]), {"skips_faulty": "on"})
    work_off()

    assert list(Person.objects.filter(name__startswith="Lê Văn").values_list("name", flat=True)) == [
        "Lê Văn Ba"
    ]


def test_the_faulty_rows_are_taken_away_mended_and_brought_in(client_of, an, sheet, tmp_path):
    browser = client_of(an)
    upload(browser, sheet(HEADINGS, ["Lê Văn Ba", "1/2/1990", ""], ["Lê Văn Tư", "31/2/1990", ""]))
    work_off()

    answer = browser.get(reverse("imports:faulty", args=[Import.objects.get().pk]))

    headings, line = rows_in(answer)
    told = {heading: cell for heading, cell in zip(headings, line, strict=True) if cell}
    assert told == {
        "Họ và tên": "Lê Văn Tư",
        "Ngày sinh": "31/2/1990",
        "Chỗ cần sửa": "Ngày 31/2/1990 không có trong lịch. Kiểm tra lại ngày, tháng.",
        "Dòng trong tệp": 3.0,
    }


def test_a_file_that_is_no_list_is_told(client_of, an, sheet):
    browser = client_of(an)
    upload(browser, sheet(["Một", "Hai"], ["a", "b"]))
    work_off()

    assert "Không thấy bảng có các cột cần thiết. Đã xem các trang: “Danh sách”" in page_of(
        browser, Import.objects.get()
    ).replace("&quot;", '"')


def test_a_picture_is_refused_at_once(client_of, an, tmp_path):
    path = tmp_path / "anh.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")

    assert "không phải bảng tính" in upload(client_of(an), path).content.decode()
    assert not Import.objects.exists()


def test_nobody_else_reads_the_list_not_even_from_above(client_of, binh, grassroots):
    made = add_list(grassroots)

    assert client_of(binh).get(reverse("imports:import", args=[made.pk])).status_code == 404


@pytest.mark.parametrize("name", ["export_members", "member_template"])
def test_lists_go_out_in_the_columns_that_come_in(client_of, an, name):
    rows = rows_in(client_of(an).get(reverse(f"imports:{name}")))

    assert rows[0][:4] == ["Mã đoàn viên", "Mã đơn vị", "Đơn vị", "Họ và tên"]
    assert len(rows) == (2 if name == "export_members" else 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_long_they_are(
    client_of, an, grassroots, count, django_assert_num_queries
):
    browser = client_of(an)
    made = [add_list(grassroots, faults=count) for _ in range(count)][0]
    browser.get(reverse("imports:list"))

    with django_assert_num_queries(5):
        browser.get(reverse("imports:list"))
    with django_assert_num_queries(7):
        browser.get(reverse("imports:import", args=[made.pk]))
