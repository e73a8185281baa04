"""A recognised initiative leads to its author's dossier, and the dossier back to it."""

import pytest

from donghanh.awards.facts import cases_of, traced_from, traces_of_initiative
from donghanh.awards.models import Nomination, Round
from donghanh.organisations.actions import party_of
from donghanh.periods.facts import period

from .conftest import TODAY


@pytest.fixture
def nominated(recognised, hoa, an, actor, grassroots, movement):
    """Hoa's dossier of the year, at her own union."""
    round_ = Round.objects.create(
        unit=grassroots,
        movement=movement,
        period=period("2017"),
        name="Khen thưởng năm 2017",
        opens_on=TODAY,
        closes_on=TODAY,
    )
    return Nomination.objects.create(
        round=round_,
        party=party_of(hoa.person),
        proposed_by=grassroots,
        form_code="bang-khen-tinh",
        form_name="Bằng khen",
        achievement="Tốt.",
    )


def test_both_ways(nominated, recognised, an, actor):
    forth = traces_of_initiative(recognised, actor(an))
    back = traced_from(nominated, actor(an))

    assert [trace.url for trace in forth] == [f"/khen-thuong/ho-so/{nominated.pk}/"]
    assert recognised.get_absolute_url() in [trace.url for trace in back]


def test_the_case_of_the_dossier_knows_how_far_it_reaches(nominated):
    assert cases_of(nominated.round, [nominated])[nominated.pk].initiatives == ("base",)


def test_one_that_waits_leads_to_nothing(waiting, an, actor):
    assert traces_of_initiative(waiting, actor(an)) == []
