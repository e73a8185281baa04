"""A unit that merged or was dissolved owes and has sent what it had: who stands above its heir decides about it."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.actions import end_unit, found_unit
from donghanh.organisations.actions.ending import Heir
from donghanh.organisations.choices import UnitKind
from donghanh.reports import actions
from donghanh.reports.models import Report, Total


@pytest.fixture
def ends(grassroots, upper):
    """`ends("merge")`: An's union ends today; merged, another one beneath Bình's goes on with it."""

    def end(kind):
        larger = found_unit(
            by=SYSTEM,
            code="CS-0900",
            name="Công đoàn cơ sở lớn hơn",
            kind=UnitKind.GRASSROOTS,
            superior=upper,
            founded_on=dt.date(2010, 1, 1),
        )
        heirs = [Heir(larger)] if kind == "merge" else []
        end_unit(by=SYSTEM, unit=grassroots, on=today(), kind=kind, heirs=heirs)
        return larger

    return end


@pytest.mark.parametrize("kind", ["merge", "dissolve"])
def test_what_it_sent_before_is_accepted_and_counts(
    kind, ends, asked, an, binh, dung, cuc, sent, actor, client_of, upper
):
    report = sent(asked, an, SK01="5")
    ends(kind)

    assert report.get_absolute_url() in client_of(binh).get(reverse("reports:inbox")).text
    for other in (dung, cuc):
        with pytest.raises(Refusal):
            actions.accept(by=actor(other), reports=[report])
    actions.accept(by=actor(binh), reports=[report])
    actions.refresh_totals(asked)

    assert Total.objects.get(request=asked, unit=upper, indicator__code="SK01").total == 5


@pytest.mark.once
def test_what_it_still_owes_is_entered_by_who_stands_above_its_heir(
    ends, asked, an, binh, grassroots, actor, client_of
):
    ends("merge")

    page = client_of(binh).get(reverse("reports:grid", args=[asked.pk])).text
    actions.fill(by=actor(binh), request=asked, typed={"SK01": "5"}, unit_id=grassroots.pk)

    assert grassroots.name in page
    assert Report.objects.get(unit=grassroots).stand_in_id == actor(binh).unit_id
