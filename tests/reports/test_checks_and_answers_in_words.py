"""What figures must be to each other, and what is told in words, in plain values."""

import datetime as dt

import pytest

from donghanh.base.sentences import Refusal
from donghanh.indicators.rules import Check
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts import totals_wrong
from donghanh.reports.models import FormVersion, Total
from donghanh.reports.rules.sheet import Line, Sheet, audiences, explained_in, faults_in, read_cells


def _line(code, number=1, **more):
    told = {
        "section": "Phần",
        "indicator_id": number,
        "name": code,
        "unit_of_measure": "người",
        "decimals": 0,
        "over_units": "sum",
        "is_required": True,
        "levels": ("grassroots",),
        "sectors": (),
        "audience": 0,
    }
    return Line(number=number, code=code, **{**told, **more})


A, B, C = _line("A"), _line("B", 2), _line("C", 3)
WORDS = _line("TM", 4, is_text=True, unit_of_measure="", over_units="none")
PARTS = Check(("A", "B"), "equal", ("C",), "Nam và nữ cộng lại bằng tổng số")
HARD = Check(("A",), "at_most", ("C",), is_hard=True)


def _faults(checks, typed, notes=None):
    lines = (A, B, C)
    return [
        str(f.sentence) for f in faults_in(Sheet(1, lines, checks), lines, read_cells(lines, typed, notes))
    ]


def test_cells_that_do_not_make_up_their_whole_are_said_with_their_figures():
    assert _faults((PARTS,), {"A": "2", "B": "3", "C": "6"}) == [
        "Chưa đúng: Nam và nữ cộng lại bằng tổng số (A: 2; B: 3; C: 6). Sửa lại số, hoặc ghi lý do vào ô ghi chú."
    ]
    assert _faults((PARTS,), {"A": "2", "B": "3", "C": "5"}) == []


def test_a_note_explains_a_broken_check_and_is_read_above():
    lines, notes = (A, B, C), {"A": "Một người chưa rõ."}
    cells = read_cells(lines, {"A": "2", "B": "3", "C": "6"}, notes)

    assert faults_in(Sheet(1, lines, (PARTS,)), lines, cells) == []
    assert [note for _, note in explained_in(Sheet(1, lines, (PARTS,)), lines, cells)] == [
        "Một người chưa rõ."
    ]


def test_a_check_that_must_hold_is_not_explained_away():
    faults = _faults((HARD,), {"A": "7", "B": "0", "C": "6"}, {"A": "Vì thế."})

    assert faults == ["“A” (7) lớn hơn “C” (6). Sửa lại số."]


def test_a_check_is_silent_about_a_unit_that_is_not_asked_everything():
    lines = (A, B)
    cells = read_cells(lines, {"A": "2", "B": "3"})

    assert faults_in(Sheet(1, (A, B, C), (PARTS, HARD)), lines, cells) == []


def test_figures_of_different_decimals_are_compared_as_numbers():
    tenths = _line("C", 3, decimals=1)
    lines = (A, tenths)

    assert faults_in(Sheet(1, lines, (HARD,)), lines, read_cells(lines, {"A": "7", "C": "7,5"})) == []


def test_an_answer_in_words_is_kept_as_written_and_missed_when_it_is_required():
    cells = read_cells([WORDS], {"TM": " 12 lớp học,\nhai hội thi "})

    assert (cells["TM"].typed, cells["TM"].number) == ("12 lớp học,\nhai hội thi", None)
    faults = faults_in(Sheet(1, (WORDS,)), (WORDS,), read_cells([WORDS], {}))
    assert [str(fault.sentence) for fault in faults] == ["Chưa trả lời. Không có thì ghi “Không có”."]


def test_answers_in_words_have_an_audience_of_their_own():
    everybody = (("grassroots",), ())

    assert audiences([(*everybody, False), (*everybody, True), (*everybody, False)]) == [0, 1, 0]


@pytest.mark.once
def test_a_monthly_form_asks_in_words_too_and_its_answers_have_no_total(
    movement, form, dung, binh, an, grassroots, client_of, actor, whole
):
    monthly = actions.open_request(
        by=actor(dung),
        movement=movement,
        form=FormVersion.objects.get(code="BCT"),
        period=period("2017M05"),
        due_on=dt.date(2017, 6, 20),
        levels=["grassroots"],
    )
    told = whole(monthly, actor(an), TM01="Mở hai lớp học.\nKết nạp 5 đoàn viên.")
    report = actions.fill(by=actor(an), request=monthly, typed=told)
    actions.send(by=actor(an), report=report)
    report.refresh_from_db()
    actions.accept(by=actor(binh), reports=[report])
    actions.refresh_totals(monthly)

    page = client_of(binh).get(report.get_absolute_url())

    assert "Mở hai lớp học." in page.text
    assert not Total.objects.filter(request=monthly, indicator__code="TM01").exists()
    assert totals_wrong() == 0


def test_an_answer_in_old_letters_is_kept_in_unicode_and_none_is_cut(asked, an, actor):
    by = actor(an)
    report = actions.fill(
        by=by, request=asked, typed={}, notes={"LD01": "nhµ ë cßn thiÕu"}, remarks="nhaø ôû coøn thieáu"
    )

    with pytest.raises(Refusal) as refused:
        actions.fill(by=by, request=asked, typed={}, notes={"LD01": "dài " * 200})

    assert (report.values.get(indicator__code="LD01").note, report.remarks) == ("nhà ở còn thiếu",) * 2
    assert "mục 1 dài 799 ký tự, nhiều nhất 500" in str(refused.value)
