"""An open gate of 2017 and An's pledges."""

import datetime as dt

import pytest

from donghanh.movements.models import Clause
from donghanh.organisations.actions import party_of
from donghanh.organisations.models import Collective
from donghanh.pledges import actions
from donghanh.pledges.rules import PromiseDraft
from tests.movements.conftest import (  # noqa: F401  (fixtures)
    drafted,
    issued,
    movement,
    paper,
    plan,
    plan_text,
    received,
    sent,
)

CLOSES = dt.date(2017, 6, 30)
OPENS = dt.date(2017, 5, 15)


@pytest.fixture
def gate(binh, actor, movement, received):  # noqa: F811
    """Bình's gate of 2017."""
    return actions.open_registration(
        by=actor(binh), movement=movement, year=2017, opens_on=OPENS, closes_on=CLOSES
    )


@pytest.fixture
def provincial_gate(dung, actor, movement, received):  # noqa: F811
    """The province's gate of 2017, which all follow."""
    return actions.open_registration(
        by=actor(dung), movement=movement, year=2017, opens_on=OPENS, closes_on=CLOSES
    )


@pytest.fixture
def sewing(grassroots):
    """An's first team."""
    return Collective.objects.create(unit=grassroots, kind="team", name="Tổ May 1", size=40)


@pytest.fixture
def cutting(grassroots):
    """An's second team."""
    return Collective.objects.create(unit=grassroots, kind="team", name="Tổ Cắt", size=25)


@pytest.fixture
def freezing(neighbour):
    """Cúc's team."""
    return Collective.objects.create(unit=neighbour, kind="team", name="Tổ Cấp đông", size=30)


@pytest.fixture
def promises(received):  # noqa: F811
    """Two things to promise, on clauses of the plan that An works by."""
    clause = Clause.objects.get(plan=received.plan, address="II.1")
    return [
        PromiseDraft("Mỗi tổ có ít nhất 3 sáng kiến cải tiến kỹ thuật", clause.pk, None, 3, "sáng kiến"),
        PromiseDraft("Không để xảy ra tai nạn lao động", clause.pk),
    ]


@pytest.fixture
def pledge(an, actor, gate, sewing, cutting, promises):
    """Two teams of An's union, drafted."""
    return actions.draft_pledge(
        by=actor(an),
        registration=gate,
        first=sewing,
        second=cutting,
        promises=promises,
        witnesses="Ông Lê Văn Tư",
    )


@pytest.fixture
def across(an, cuc, actor, provincial_gate, sewing, freezing, promises):
    """An's team with Cúc's, proposed: An's side is confirmed, Cúc's is awaited."""
    drafted_ = actions.draft_pledge(
        by=actor(an), registration=provincial_gate, first=sewing, second=freezing, promises=promises
    )
    return actions.propose_pledge(by=actor(an), pledge=drafted_)


@pytest.fixture
def confirmed(an, actor, pledge):
    """An's two teams, confirmed by both."""
    by = actor(an)
    proposed = actions.propose_pledge(by=by, pledge=pledge)
    return actions.confirm_pledge(by=by, pledge=proposed, party=party_of(proposed.second.collective))
