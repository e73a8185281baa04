"""A small nation is made as the large one is: bulk rows that every invariant and every page accepts."""

import pytest

from donghanh.base.sentences import Refusal
from donghanh.demo.nation import story
from donghanh.demo.nation.figures import Writer
from donghanh.demo.nation.tree import Shape
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Path, Placement, Unit
from donghanh.people.models import Account
from donghanh.reports.facts import broken_invariants
from donghanh.reports.models import Report, ReportRequest, Snapshot, Total, Value

UNITS = 60


@pytest.fixture
def nation(db):
    return story.live(lambda _text: None, units=UNITS)


def test_a_nation_is_whole_and_nothing_in_it_is_wrong(nation, client):
    assert Unit.objects.count() == Placement.objects.count() == Path.objects.count() == UNITS
    assert Report.objects.values("request").distinct().count() == 4
    assert Value.objects.count() > 0.9 * 4 * 40 * (UNITS - 1)
    assert Total.objects.filter(reported__gt=0).exists()
    assert broken_invariants() == []
    assert all(actor_for(account).unit_id for account in Account.objects.filter(is_demo=True))
    assert Snapshot.objects.filter(report__state="accepted").count() > 100

    client.force_login(Account.objects.get(login="dung"), backend="django.contrib.auth.backends.ModelBackend")
    asked = Report.objects.order_by("-request").values_list("request", flat=True)[0]
    for address in ("", "tong-hop/", "chua-gui/"):
        assert client.get(f"/bao-cao/ky/{asked}/{address}").status_code == 200


def test_the_same_seed_gives_the_same_figures(nation):
    request = ReportRequest.objects.latest("pk")

    def told(seed):
        writer = Writer(nation, request, is_over=True, seed=seed)
        return [row for number in range(1, 20) for row in writer.values(number)]

    assert told(2017) == told(2017) != told(2018)


def test_a_nation_is_not_made_beside_others(grassroots):
    with pytest.raises(Refusal, match="đã có đơn vị"):
        story.live(lambda _text: None, units=UNITS)


@pytest.mark.parametrize("units", [30, 60, 1000, 125_000])
def test_every_level_has_somebody_above_and_below(units):
    shape = Shape(units)

    above = {shape.above(index) for index in range(1, units)}

    assert above == set(range(shape.first_grassroots))
