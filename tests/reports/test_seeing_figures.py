"""Targets against totals, like units beside each other, the periods, and everything to take away."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as Word

from donghanh.indicators.models import Indicator
from donghanh.movements.models import Target
from donghanh.reports import actions
from donghanh.reports.facts.board_charts import drawn_groups
from donghanh.reports.facts.board_compare import Comparison
from donghanh.reports.rules.comparing import Alike, Group, compares_as, grouped, rate_of
from tests.reports.test_a_form_in_plain_values import _line

pytestmark = pytest.mark.once
COLUMNS = ["unit", "indicator", "adds", "total", "reported", "expected"]


def _alike(unit, group, rate):
    return Alike(unit, f"Đơn vị {unit}", group, rate, 1, 1)


def test_counts_are_compared_by_rate_ratios_as_they_stand_members_not_at_all():
    assert [compares_as(adds, is_members=False) for adds in ("sum", "ratio", "max", "none", "distinct")] == [
        "rate",
        "figure",
        "figure",
        "",
        "",
    ]
    assert compares_as("sum", is_members=True) == ""


def test_a_rate_needs_members():
    assert rate_of(12, 400, decimals=0, way="rate") == 3
    assert rate_of(12, None, decimals=0, way="rate") is None
    assert rate_of(955, None, decimals=1, way="figure") == 95.5


def test_like_stands_with_like_and_too_few_are_not_compared():
    groups = grouped(
        [_alike(1, "Huyện", 2), _alike(2, "Huyện", 5), _alike(3, "Ngành", 9), _alike(4, "Huyện", 4)]
    )

    assert [(group.label, [unit.unit_id for unit in group.units], group.is_compared) for group in groups] == [
        ("Huyện", [2, 4, 1], True),
        ("Ngành", [3], False),
    ]
    assert groups[0].middle == 4


def test_small_multiples_stand_on_several_sheets_on_one_scale():
    units = tuple(replace(_alike(unit, "Huyện", unit), over_periods=(1.0, unit)) for unit in range(9))
    told = Comparison("figure", ("6 tháng đầu 2017", "6 tháng cuối 2017"), (1, 2), (Group("Huyện", units),))

    [group] = drawn_groups(told, _line("SK01"))

    specs = [json.loads(drawn.chart.spec) for drawn in group.charts]
    assert [len(drawn.table.rows) for drawn in group.charts] == [9, 5, 4]
    assert [spec["spec"]["encoding"]["y"]["scale"]["domain"] for spec in specs[1:]] == [[0, 8]] * 2


@pytest.fixture
def told(asked, an, binh, accepted, province):
    """An's figures are accepted; the province has a target for them."""
    accepted(asked, an, binh, SK01="5", CL02="12,5")
    actions.refresh_totals(asked)
    indicator = asked.form.items.get(indicator__code="SK01").indicator
    Target.objects.create(indicator=indicator, unit=province, period=asked.period, amount=10, reserve=10)
    return asked


def _address(name, asked, *more):
    return reverse(f"reports:{name}", args=[asked.pk, asked.unit_id, *more])


def test_a_limit_is_told_as_kept_and_draws_no_bar(told, dung, client_of):
    Target.objects.update(amount=3, reserve=3)
    Indicator.objects.filter(code="SK01").update(better="less")

    page = client_of(dung).get(reverse("reports:board", args=[told.pk]))

    assert "vượt mức đề ra" in page.text
    assert "Kết quả so với chỉ tiêu được giao" not in page.text


def test_the_board_draws_how_far_targets_are_reached(told, dung, client_of):
    page = client_of(dung).get(reverse("reports:board", args=[told.pk]))

    assert "Kết quả so với chỉ tiêu được giao" in page.text
    assert "50,0" in page.text


def test_the_paper_has_the_same_chart(told, dung, client_of):
    answer = client_of(dung).get(_address("board_paper", told, "docx"))

    word = Word(io.BytesIO(answer.content))
    assert len(word.inline_shapes) == 1
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert ["50,0\u00a0%" in cells, "Không cộng" in cells] == [True, True]


def test_codes_go_out_as_the_command_line_gives_them(told, dung, upper, neighbour_upper, client_of):
    browser = client_of(dung)

    rows = list(csv.reader(io.StringIO(browser.get(_address("codes", told, "csv")).text)))
    told_json = browser.get(_address("codes", told, "json")).json()
    sheet = openpyxl.load_workbook(io.BytesIO(browser.get(_address("codes", told, "xlsx")).content)).active

    assert rows[0] == COLUMNS == [cell.value for cell in sheet[1]]
    assert ["LDLD-BT", "CL02", "sum", "12.5", "1", "4"] in rows
    assert ["LDLD-CT", "SK01", "sum", "5", "1", "1"] in rows
    assert ["LDLD-BTRI", "SK01", "sum", "", "0", "1"] in rows
    assert dict(zip(COLUMNS, ["LDLD-BT", "CL02", "sum", "12.5", 1, 4], strict=True)) in told_json
    assert len(rows) == len(told_json) + 1 == sheet.max_row


def test_a_unit_without_others_beneath_has_no_board_to_take_away(told, an, grassroots, client_of):
    assert (
        client_of(an).get(reverse("reports:board_paper", args=[told.pk, grassroots.pk, "pdf"])).status_code
        == 404
    )


def test_the_periods_are_drawn_as_soon_as_there_are_two(
    told, dung, an, binh, sent, asked_again, actor, client_of
):
    browser = client_of(dung)
    assert "Qua các kỳ" not in browser.get(_address("compare", told, "SK01")).text.split("</header>")[-1]
    later = asked_again("2017-12-15", levels=["upper", "grassroots"])
    actions.accept(by=actor(binh), reports=[sent(later, an, SK01="8")])
    actions.refresh_totals(later)

    page = browser.get(_address("compare", later, "SK01"))

    assert "6 tháng cuối 2017" in page.text
    assert "Dưới 3 đơn vị có số liệu nên không vẽ so sánh" in page.text
    word = Word(io.BytesIO(browser.get(_address("compare_paper", later, "SK01", "docx")).content))
    drawn = [part.blob for part in word.part.package.image_parts]
    assert drawn == [page.context["trend"].chart.png()]


@pytest.mark.parametrize("name", ["board_of", "compare", "drill"])
def test_what_is_seen_costs_little(told, dung, name, client_of):
    browser, address = client_of(dung), _address(name, told, *(["SK01"] if name != "board_of" else []))
    browser.get(address)

    with CaptureQueriesContext(connection) as asks:
        assert browser.get(address).status_code == 200

    assert len(asks) <= 12


def test_members_themselves_are_not_compared(told, dung, client_of):
    page = client_of(dung).get(_address("compare", told, "DV01"))

    assert "Chỉ tiêu này phụ thuộc quy mô đơn vị nên không so sánh giữa các đơn vị." in page.text


def test_an_does_not_see_her_neighbours_beside_her(told, an, upper, client_of):
    assert client_of(an).get(reverse("reports:compare", args=[told.pk, upper.pk, "SK01"])).status_code == 404
