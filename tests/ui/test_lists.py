"""Search without marks, sort, pages; files that no spreadsheet runs."""

import datetime as dt
import io

import openpyxl
import pytest
from django.test import RequestFactory
from django.utils import timezone

from donghanh.base.words import sort_key
from donghanh.jobs.models import Job
from donghanh.ui.exports import export_csv, harmless, xlsx_bytes
from donghanh.ui.listing import arrange
from donghanh.ui.tables import Cell, Column, Table

NAMES = ["Ứng Hòa", "Ổi Đỏ", "Ba Tri", "Ông Bắc"]


def arranged(address, **options):
    request = RequestFactory().get(address)
    return arrange(request, NAMES, search=str, sorts={"name": sort_key}, default_sort="name", **options)


@pytest.mark.parametrize("query", ["ung hoa", "ỨNG", "hoa ung"])
def test_a_search_needs_no_marks_and_no_order(query):
    assert arranged(f"/?q={query}").things == ["Ứng Hòa"]


def test_the_order_is_the_vietnamese_one():
    assert arranged("/").things == ["Ba Tri", "Ổi Đỏ", "Ông Bắc", "Ứng Hòa"]
    assert arranged("/?sort=-name").things[0] == "Ứng Hòa"


def test_an_unknown_sort_is_not_obeyed():
    assert arranged("/?sort=password").sort == "name"


def test_a_page_past_the_end_is_the_last_one():
    listing = arranged("/?page=99", per_page=3)

    assert (listing.things, listing.total) == (["Ứng Hòa"], 4)


def table():
    return Table(
        [Column("Đơn vị"), Column("Đoàn viên", numeric=True), Column("Ngày gửi")],
        [
            [Cell("=HYPERLINK(1)", url="/7/"), 1380, dt.date(2017, 6, 12)],
            ["Ba Tri", None, None],
        ],
    )


def test_an_excel_file_keeps_numbers_and_days_and_runs_no_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table()))).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Đơn vị", "Đoàn viên", "Ngày gửi"],
        ["=HYPERLINK(1)", 1380, dt.datetime(2017, 6, 12)],
        ["Ba Tri", None, None],
    ]
    assert sheet["A2"].data_type == "s"


def test_a_csv_file_opens_with_its_marks_and_runs_no_formula():
    text = export_csv(table()).content.decode("utf-8")

    assert text.splitlines() == [
        "\ufeffĐơn vị;Đoàn viên;Ngày gửi",
        "'=HYPERLINK(1);1.380;12/6/2017",
        "Ba Tri;;",
    ]


def test_a_negative_number_stays_a_number():
    assert harmless("-1.250,5") == "-1.250,5"
    assert harmless("-1+cmd") == "'-1+cmd"


@pytest.mark.once
@pytest.mark.django_db
def test_a_long_list_is_neither_counted_nor_paged_to_its_end(show):
    Job.objects.bulk_create(Job(key=f"k{number}", task="t", run_after=timezone.now()) for number in range(7))
    request = RequestFactory().get("/?page=9")

    cut, whole = (arrange(request, Job.objects.order_by("pk"), per_page=2, most=most) for most in (5, 7))

    assert ([one.key for one in cut.things], cut.said_total) == (["k4"], "hơn 5")
    assert ([one.key for one in whole.things], whole.said_total) == (["k6"], "7")
    assert "Danh sách còn dài hơn" in show("{% pager page %}", page=cut.page)
    assert "Danh sách còn dài hơn" not in show("{% pager page %}", page=whole.page)
