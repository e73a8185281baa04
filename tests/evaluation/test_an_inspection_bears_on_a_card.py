"""What an inspection found stands on the card of its period, and criteria may count it."""

import pytest
from django.urls import reverse

from donghanh.evaluation.facts.figures import figures_of
from donghanh.evaluation.facts.inspected import inspections_behind, traces_of_inspection
from donghanh.evaluation.rules.points import formula_of, work_out
from tests.inspections.conftest import (  # noqa: F401
    concluded,
    drawn,
    issued,
    minuted,
    movement,
    noted,
    notified,
    prepared,
    programme,
    shared,
    underway,
)

KEYS = ["inspection_shortcomings", "inspection_breaches"]


@pytest.fixture
def visit(opened, concluded):  # noqa: F811
    """An's union was inspected while its card was open."""
    return concluded


def test_findings_are_figures_of_who_was_inspected(opened, visit, grassroots, neighbour):
    known = figures_of(opened, [grassroots.pk, neighbour.pk], KEYS)

    assert {key: figure.value for key, figure in known[grassroots.pk].items() if key in KEYS} == {
        "inspection_shortcomings": 1,
        "inspection_breaches": 0,
    }
    assert known[grassroots.pk]["inspection_breaches"].url == visit.get_absolute_url()
    assert known[neighbour.pk] == {}


def test_a_penalty_counts_them_and_spares_who_was_not_inspected(opened, visit, grassroots, neighbour):
    formula = formula_of({"way": "count", "figure": "inspection_shortcomings", "steps": [[1, 2], [3, 5]]})
    known = figures_of(opened, [grassroots.pk, neighbour.pk], formula.keys)

    lost = [work_out(formula, known[unit.pk], most=500).points for unit in (grassroots, neighbour)]

    assert lost == [200, 0]


def test_card_and_inspection_lead_to_each_other(an, binh, cuc, actor, card, visit, client_of):
    behind = [inspections_behind(actor(who), card) for who in (an, binh, cuc)]

    assert [len(found) for found in behind] == [1, 1, 0]
    assert behind[0][0].note == "1 hạn chế, 0 làm trái quy định, 0 số liệu phải sửa"
    assert [trace.url for trace in traces_of_inspection(visit, actor(an))] == [card.get_absolute_url()]
    assert visit.get_absolute_url() in client_of(an).get(card.get_absolute_url()).content.decode()
    page = client_of(an).get(reverse("inspections:visit", args=[visit.pk]))
    assert card.get_absolute_url() in page.content.decode()
