"""`import-values`: a table of units and indicators, looked through cell by cell, then entered whole or not at all."""

from types import SimpleNamespace

import pytest
import xlsxwriter

from donghanh.base.sentences import Refusal
from donghanh.config.command.figures import write
from donghanh.config.command.import_values import request_named
from donghanh.reports import actions
from donghanh.reports.actions.importing import enter, look_through
from donghanh.reports.facts.flat import FlatCell, cells_of_period
from donghanh.reports.models import Report, Value
from donghanh.reports.rules.spreadsheet import _check_percent, _with_comma


@pytest.fixture
def table(tmp_path):
    """`table([...rows])`: an .xlsx file with these rows."""

    def made(rows):
        path = tmp_path / "so-lieu.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Số liệu")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        return path

    return made


HEADINGS = ["Mã đơn vị", "Tên đơn vị", "SK01", "SK02"]


def test_a_table_of_units_becomes_drafts(asked, grassroots, neighbour, table):
    path = table([HEADINGS, ["CS-0001", "May Hàm Luông", 5, 12.5], ["CS-0002", "Ba Lai", 0, "1.250,5"]])

    looked = look_through(asked, path)
    assert (len(looked.entries), looked.cells, looked.wrong) == (2, 4, [])
    assert not Report.objects.exists()
    enter(asked, looked)

    held = dict(Value.objects.filter(report__unit=grassroots).values_list("indicator__code", "typed"))
    assert held == {"SK01": "5", "SK02": "12,5"}
    assert Report.objects.get(unit=neighbour).state == "draft"
    assert Value.objects.get(report__unit=neighbour, indicator__code="SK02").number == 12505


def test_what_is_wrong_is_said_by_cell_and_nothing_is_written(asked, grassroots, neighbour, table):
    path = table([HEADINGS, ["CS-0001", "", "mười", ""], ["CS-9999", "", 1, ""], ["CS-0001", "", 1, ""]])

    looked = look_through(asked, path)

    assert {trouble.place: str(trouble.sentence) for trouble in looked.wrong} == {
        "C2": "“mười” không phải là số. Nhập số như 1.250 hoặc 12,5.",
        "3": "Đơn vị “CS-9999” không thuộc diện gửi báo cáo này.",
        "A4": "Đơn vị CS-0001 có ở hai dòng. Giữ một dòng.",
    }
    with pytest.raises(Refusal, match="Còn 3 chỗ sai trong tệp nên chưa ghi gì"):
        enter(asked, looked)
    assert not Report.objects.exists()


def test_a_report_already_sent_is_not_overwritten(asked, an, sent, table):
    sent(asked, an, SK01="5")

    looked = look_through(asked, table([HEADINGS, ["CS-0001", "", 9, ""]]))

    assert [str(trouble.sentence) for trouble in looked.wrong] == [
        "Báo cáo của “CS-0001” đã gửi. Trả lại báo cáo trước khi nhập lại."
    ]


def test_what_was_exported_comes_in_again(asked, an, actor, grassroots, whole, tmp_path, capsys):
    actions.fill(by=actor(an), request=asked, typed=whole(asked, actor(an), SK01="5", SK02="12,5"))
    before = dict(Value.objects.values_list("indicator__code", "number"))
    write(cells_of_period("2017H1"), FlatCell, format="csv")
    path = tmp_path / "export.csv"
    path.write_text(capsys.readouterr().out, "utf-8")
    Report.objects.all().delete()

    enter(asked, look_through(asked, path))

    assert dict(Value.objects.values_list("indicator__code", "number")) == before


def test_a_file_without_the_columns_is_refused(asked, table):
    with pytest.raises(Refusal, match="Không thấy cột chỉ tiêu nào"):
        look_through(asked, table([["Mã đơn vị", "Ghi chú"], ["CS-0001", "x"]]))


def test_a_request_is_named_by_number_or_by_form_and_period(asked):
    assert request_named(str(asked.pk)) == request_named("BC6T/2017H1") == asked
    with pytest.raises(Refusal, match="BC6T/2017H1"):
        request_named("BCN/2017")


def test_a_point_in_a_line_for_each_figure_is_read_as_the_indicator_can_mean_it(asked, grassroots, table):
    rows = [
        ["unit", "indicator", "value"],
        *(["CS-0001", *rest] for rest in (("SK01", "1.250"), ("SK02", "12.5"))),
    ]

    enter(asked, look_through(asked, table(rows)))

    assert dict(Value.objects.values_list("indicator__code", "number")) == {"SK01": 1250, "SK02": 125}


def test_the_points_of_an_answer_in_words_stay_and_three_decimals_are_decimals():
    words, thousandths = SimpleNamespace(decimals=0, is_text=True), SimpleNamespace(decimals=3, is_text=False)

    assert (_with_comma(words, "Mở hai lớp."), _with_comma(thousandths, "1.250")) == ("Mở hai lớp.", "1,250")


@pytest.mark.once
def test_one_indicator_in_two_columns_is_not_guessed(asked, grassroots, table):
    looked = look_through(
        asked, table([["Mã đơn vị", "SK01", "Sáng kiến, SK01", "SK01"], ["CS-0001", 3, "", 4]])
    )

    assert [(each.place, str(each.sentence)) for each in looked.wrong] == [
        ("B1", "Chỉ tiêu SK01 có ở nhiều cột. Giữ một cột.")
    ]


@pytest.mark.parametrize(
    ("held", "is_asked_about"), [(0.95, True), (1, True), (95.5, False), (0, False), ("0,95", False)]
)
def test_a_cell_that_excel_shows_as_a_percentage_is_not_guessed(held, is_asked_about):
    share = SimpleNamespace(unit_of_measure="%")

    if not is_asked_about:
        assert _check_percent(share, held) is None
    else:
        with pytest.raises(Refusal, match=f"Nếu là {95 if held == 0.95 else 100} % thì ghi"):
            _check_percent(share, held)
