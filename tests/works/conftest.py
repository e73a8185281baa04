"""A work of An's team and one of her union."""

import datetime as dt

import pytest

from donghanh.movements.models import Clause
from donghanh.organisations.models import Collective
from donghanh.works import actions
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

STARTS, DUE = dt.date(2017, 6, 1), dt.date(2017, 6, 25)


@pytest.fixture
def sewing(grassroots):
    """An's team."""
    return Collective.objects.create(unit=grassroots, kind="team", name="Tổ May 1", size=40)


@pytest.fixture
def register(an, actor, movement, received, grassroots):  # noqa: F811
    """`register(owner, …)` registers a work as An."""
    clause = Clause.objects.get(plan=received.plan, address="II.5")

    def registered(owner=grassroots, **given):
        facts = {
            "kind": "work",
            "name": "Sửa nhà ăn giữa ca",
            "occasion": "Chào mừng Đại hội Công đoàn các cấp",
            "value": 25_000_000,
            "starts_on": STARTS,
            "due_on": DUE,
            "clause": clause,
            **given,
        }
        return actions.register_work(by=actor(an), owner=owner, movement=movement, **facts)

    return registered


@pytest.fixture
def canteen(register):
    """A work of An's union."""
    return register()


@pytest.fixture
def completed(an, actor, canteen):
    """The same, done on 14 June."""
    return actions.complete_work(by=actor(an), work=canteen, completed_on=dt.date(2017, 6, 14))
