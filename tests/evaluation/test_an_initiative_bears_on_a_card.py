"""Initiatives recognised in its period are figures of a card, and each leads to the criteria that it proves."""

import pytest

from donghanh.evaluation.facts import traces_of_initiative
from donghanh.evaluation.facts.figures import figures_of
from donghanh.evaluation.models import Proof, Score
from donghanh.evaluation.rules.points import formula_of, work_out
from donghanh.evidence.models import Evidence
from donghanh.initiatives.models import Initiative

KEYS = ["initiatives_recognised", "initiatives_benefit"]


@pytest.fixture
def idea(opened, grassroots):
    """Recognised while the card was open."""
    return Initiative.objects.create(
        code="S1",
        unit=grassroots,
        title="Giá kẹp vải",
        benefit=7_000_000,
        state="recognised",
        recognised_on=opened.period.starts_on,
        recognised_by="Hội đồng sáng kiến",
        reach="base",
    )


def test_what_was_recognised_is_counted_for_its_own_unit(opened, idea, grassroots, neighbour):
    known = figures_of(opened, [grassroots.pk, neighbour.pk], KEYS)

    told = {unit: {key: known[unit.pk][key].value for key in KEYS} for unit in (grassroots, neighbour)}
    assert told == {
        grassroots: {"initiatives_recognised": 1, "initiatives_benefit": 7_000_000},
        neighbour: {"initiatives_recognised": 0, "initiatives_benefit": 0},
    }


def test_points_are_worked_out_of_them(opened, idea, grassroots):
    formula = formula_of({"way": "count", "figure": "initiatives_recognised", "steps": [[1, 2], [3, 5]]})

    assert (
        work_out(formula, figures_of(opened, [grassroots.pk], formula.keys)[grassroots.pk], most=500).points
        == 200
    )


def test_it_leads_to_its_card_and_to_the_criterion_that_its_picture_proves(
    an, cuc, actor, card, idea, grassroots
):
    picture = Evidence.objects.create(unit=grassroots, name="a.jpg", kind="jpeg", size=1, sha256="a" * 64)
    idea.evidence.add(picture)
    criterion = card.round.criteria_set.criteria.order_by("position").first()
    score, _made = Score.objects.get_or_create(scorecard=card, criterion=criterion)
    Proof.objects.create(scorecard=card, score=score, evidence=picture)

    found = traces_of_initiative(idea, actor(an))

    assert [(trace.kind, trace.url) for trace in found] == [
        ("Phiếu chấm điểm", card.get_absolute_url()),
        ("Minh chứng cho tiêu chí", card.get_absolute_url()),
    ]
    assert traces_of_initiative(idea, actor(cuc)) == []
