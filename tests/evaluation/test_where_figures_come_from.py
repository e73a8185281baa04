"""Computed points open to accepted cells, pledges, works and answers."""

import datetime as dt

import pytest

from donghanh.evaluation.actions import open_round, refresh_figures
from donghanh.evaluation.facts import sheet_of, traces_of_clause, traces_of_figure
from donghanh.evaluation.facts.reported import _over_time
from donghanh.evaluation.models import Score, Scorecard
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Clause
from donghanh.periods.facts import period
from tests.reports.conftest import accepted, asked, form, movement, sent, whole

SHARED = (accepted, asked, form, movement, sent, whole)


@pytest.fixture
def made(criteria, movement, dung, grassroots, actor):
    """A function that opens the year's round."""

    def opened():
        return open_round(
            by=actor(dung),
            criteria_set=criteria,
            period=period("2017"),
            movement=movement,
            self_due_on=dt.date(2017, 6, 30),
            verify_due_on=dt.date(2017, 7, 15),
        )

    return opened


def line(card, code):
    return next(line for line in sheet_of(card) if line.criterion.code == code)


def test_a_share_is_computed_from_accepted_cells_and_opens_to_them(
    made, asked, accepted, an, binh, grassroots
):
    report = accepted(asked, an, binh, LD01="420", DV01="380", SK01="2")

    made()

    found = line(Scorecard.objects.get(unit=grassroots), "C1")
    assert found.score.computed_points == 900
    assert found.said == "Đạt 90,5\u00a0%, được 9 điểm."
    assert [figure.said() for figure in found.figures] == [
        "Tổng số đoàn viên công đoàn: 380 người",
        "Tổng số công nhân, viên chức, lao động: 420 người",
    ]
    assert found.figures[0].url == f"/bao-cao/{report.pk}/o/DV01/"


def test_a_cell_leads_to_the_criteria_it_was_scored_by(
    made, asked, accepted, an, binh, cuc, client_of, actor
):
    report = accepted(asked, an, binh, SK01="2")

    made()

    assert [trace.title for trace in traces_of_figure(report, "SK01", actor(an))] == [
        "B2. Sáng kiến, cải tiến kỹ thuật được công nhận"
    ]
    assert traces_of_figure(report, "TL01", actor(an)) == []
    assert traces_of_figure(report, "SK01", actor(cuc)) == []
    assert "B2. " in client_of(an).get(f"/bao-cao/{report.pk}/o/SK01/").text


def test_a_figure_not_accepted_does_not_count(made, asked, sent, an, grassroots):
    sent(asked, an, SK01="5")

    made()

    assert line(Scorecard.objects.get(unit=grassroots), "B2").score.computed_points == 0


def test_figures_accepted_later_are_taken_on_request(made, asked, accepted, an, binh, grassroots, actor):
    made()
    card = Scorecard.objects.get(unit=grassroots)
    accepted(asked, an, binh, SK01="5")

    refresh_figures(by=actor(binh), cards=[card])

    assert line(card, "B2").score.computed_points == 1000


def test_figures_of_a_card_do_not_move_by_themselves(made, asked, accepted, an, binh, grassroots):
    made()
    accepted(asked, an, binh, SK01="5")

    assert Score.objects.get(scorecard__unit=grassroots, criterion__code="B2").computed_points == 0


def test_a_clause_leads_to_its_criteria(made, movement, dung, actor):
    clause = Clause.objects.get(plan__movement=movement, address="II.6")
    made()

    assert [trace.title for trace in traces_of_clause(clause, actor(dung))] == [
        "C1. Tỷ lệ đoàn viên trên tổng số lao động",
        "C2. Đối thoại tại nơi làm việc, hội nghị người lao động",
        "C3. Chăm lo đoàn viên; thương lượng, thực hiện thỏa ước, quy chế dân chủ",
        "C4. Không để xảy ra tai nạn lao động, ngừng việc tập thể",
    ]


def test_a_card_shows_the_clauses_it_comes_from(made, movement, grassroots, dung, client_of):
    made()
    card = Scorecard.objects.get(unit=grassroots)

    page = client_of(dung).get(card.get_absolute_url()).content.decode()

    assert "Tiêu chí C1, C2, C3, C4" in page


def test_a_ratio_of_several_periods_adds_up_what_it_is_made_of():
    members = Indicator(code="DV", over_time="sum")
    workers = Indicator(code="LD", over_time="sum")
    share = Indicator(
        code="TL",
        unit_of_measure="%",
        decimals=1,
        over_units="ratio",
        over_time="ratio",
        numerator=members,
        denominator=workers,
    )
    halves = [
        {(1, "DV"): (1, "/a/"), (1, "LD"): (2, "/a/"), (1, "TL"): (500, "/a/")},
        {(1, "DV"): (30, "/b/"), (1, "LD"): (40, "/b/"), (1, "TL"): (750, "/b/")},
        {(1, "DV"): (None, ""), (1, "LD"): (9, "/c/"), (1, "TL"): (None, "/c/")},
    ]

    assert _over_time(halves, (1, "TL"), indicator=share) == (738, "/c/")
    assert _over_time(halves, (1, "DV"), indicator=members) == (31, "")
