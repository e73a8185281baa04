"""`export-values` and `totals` as a stranger uses them: plain CSV, added up again without this program."""

import csv
import io
import json

import pytest

from donghanh.base.sentences import Refusal
from donghanh.config.command.figures import write
from donghanh.reports import actions
from donghanh.reports.facts.flat import (
    FlatCell,
    FlatTotal,
    cells_of_period,
    decimal,
    requests_told,
    totals_of_period,
)

from .stranger import added_up


@pytest.fixture
def out(capsys):
    """`out(lines, kind)`: what the command prints, read as a stranger reads it."""

    def printed(lines, kind):
        write(lines, kind, format="csv")
        return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    return printed


def test_a_stranger_adds_the_cells_up_and_finds_the_totals(asked, an, binh, cuc, dung, accepted, sent, out):
    accepted(asked, an, binh, SK01="5", SK03="7,5", SK02="12,5", SK04="3", VL02="6500", CL02="1,5")
    accepted(asked, binh, dung, CL02="20", CL01="12")
    sent(asked, cuc, SK01="100")

    cells, totals = out(cells_of_period("2017H1"), FlatCell), out(totals_of_period("latest"), FlatTotal)

    right = added_up(cells)
    assert list(cells[0]) == ["unit", "superior", "indicator", "adds", "value", "accepted"]
    assert {(row["unit"], row["indicator"]): (row["total"], int(row["reported"])) for row in totals} == {
        key: right.get(key, ("", 0)) for key in ((row["unit"], row["indicator"]) for row in totals)
    }
    assert ("LDLD-BT", "SK01", "sum", "5", "1", "2") in {tuple(row.values()) for row in totals}


def test_every_unit_has_a_line_for_every_indicator(asked, an, binh, accepted, out):
    accepted(asked, an, binh, SK02="12,5")

    cells = out(cells_of_period("2017H1"), FlatCell)

    units, codes = {cell["unit"] for cell in cells}, {cell["indicator"] for cell in cells}
    assert len(cells) == len(units) * len(codes)
    assert {cell["unit"]: cell["superior"] for cell in cells}["LDLD-BT"] == ""
    assert ("CS-0001", "LDLD-CT", "SK02", "sum", "12.5", "1") in {tuple(cell.values()) for cell in cells}
    assert ("CS-0002", "LDLD-BTRI", "SK02", "sum", "", "0") in {tuple(cell.values()) for cell in cells}


def test_what_was_not_accepted_stands_there_and_does_not_count(asked, an, sent, out):
    sent(asked, an, SK01="5")

    cells = {(cell["unit"], cell["indicator"]): cell for cell in out(cells_of_period("latest"), FlatCell)}

    assert (cells["CS-0001", "SK01"]["value"], cells["CS-0001", "SK01"]["accepted"]) == ("5", "0")


def test_totals_of_one_unit_as_json(asked, an, binh, accepted, capsys):
    accepted(asked, an, binh, SK01="5", SK02="12,5", SK04="3")

    write(totals_of_period("2017H1", "LDLD-CT"), FlatTotal, format="json")

    told = {row["indicator"]: row for row in json.loads(capsys.readouterr().out)}
    assert told["SK01"] == {
        "unit": "LDLD-CT",
        "indicator": "SK01",
        "adds": "sum",
        "total": 5,
        "reported": 1,
        "expected": 1,
    }
    assert (told["SK02"]["total"], told["SK04"]["total"]) == (12.5, None)


def test_of_two_requests_for_one_period_the_one_with_more_accepted_is_told(
    asked, an, binh, dung, accepted, actor, upper
):
    own = actions.open_request(
        by=actor(binh),
        movement=asked.movement,
        form=asked.form,
        period=asked.period,
        due_on=asked.due_on,
        levels=["grassroots"],
    )
    accepted(asked, an, binh, SK01="5")

    told = {line.code: each.request.pk for each in requests_told("2017H1") for line in each.lines}

    assert set(told.values()) == {asked.pk}
    assert own.pk != asked.pk


def test_a_period_or_unit_without_figures_is_refused(asked):
    with pytest.raises(Refusal, match="Chưa có yêu cầu báo cáo nào cho kỳ “2016”"):
        requests_told("2016")
    with pytest.raises(Refusal, match="không thuộc diện báo cáo"):
        list(totals_of_period("2017H1", "CS-9999"))


@pytest.mark.parametrize(
    ("scaled", "decimals", "said"),
    [(None, 1, ""), (0, 0, "0"), (5, 1, "0.5"), (-125, 1, "-12.5"), (100, 2, "1.00")],
)
def test_numbers_have_a_decimal_point(scaled, decimals, said):
    assert decimal(scaled, decimals) == said
