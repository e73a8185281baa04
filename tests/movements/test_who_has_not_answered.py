"""The list for a meeting: on the screen, on paper, as files."""

import datetime as dt
import io

import docx
import openpyxl
import pytest
from django.urls import reverse

from donghanh.movements.facts import adoption_of


@pytest.fixture
def address(plan, sent):
    return reverse("movements:unanswered", args=[plan.pk])


def test_those_who_owe_an_answer_are_listed(dung, client_of, address):
    text = client_of(dung).get(address).content.decode()

    assert "2/2 đơn vị chưa phản hồi" in text
    assert "Liên đoàn Lao động huyện Ba Tri" in text


def test_the_sheet_for_a_printer_has_the_list_and_no_menu(dung, client_of, address):
    text = client_of(dung).get(address + "?print=1").content.decode()

    assert "Liên đoàn Lao động huyện Ba Tri" in text
    assert '<body class="sheet">' in text
    assert "<nav" not in text


def test_the_list_goes_out_as_a_spreadsheet(dung, client_of, address):
    answer = client_of(dung).get(address + "?export=xlsx")

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert [row[1] for row in rows[1:]] == [
        "Liên đoàn Lao động huyện Ba Tri",
        "Liên đoàn Lao động huyện Châu Thành",
    ]


def test_the_list_goes_out_on_the_letterhead(dung, client_of, plan, sent):
    browser = client_of(dung)
    word = browser.get(reverse("movements:unanswered_download", args=[plan.pk, "docx"]))
    pdf = browser.get(reverse("movements:unanswered_download", args=[plan.pk, "pdf"]))

    paper = docx.Document(io.BytesIO(word.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert any("LIÊN ĐOÀN LAO ĐỘNG" in cell.upper() for cell in cells)
    assert "Liên đoàn Lao động huyện Ba Tri" in cells
    assert pdf.content.startswith(b"%PDF")
    assert browser.get(reverse("movements:unanswered_download", args=[plan.pk, "exe"])).status_code == 404


@pytest.mark.parametrize(("ends", "total"), [((2017, 6, 20), 1), ((2017, 8, 1), 2)])
def test_a_unit_that_ended_is_not_chased_and_owed_nothing_when_its_day_came_after(
    dung, plan, sent, neighbour_upper, upper, monkeypatch, client_of, ends, total
):
    """Both were to answer by 30/6/2017; what was never answered in time stays on record."""
    day = dt.date(*ends)
    neighbour_upper.ended_on = day
    neighbour_upper.save()
    monkeypatch.setenv("DONGHANH_TODAY", (day + dt.timedelta(days=1)).isoformat())

    page = client_of(dung).get(reverse("movements:unanswered", args=[plan.pk]))

    assert [row.unit_name for row in adoption_of(plan)].count(neighbour_upper.name) == total - 1
    assert (page.context["count"], page.context["total"]) == (1, total)
    assert neighbour_upper.name not in page.context["zalo"].values["lines"]
