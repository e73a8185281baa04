"""A difficulty that An wrote down for the enterprise where she chairs the union."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from donghanh.support import actions
from tests.conftest import LONG_AGO


@pytest.fixture
def raise_case(an, actor):
    """`raise_case(title)` writes one down as An."""

    def raised(title="Chậm hoàn thuế", **given):
        told = {"enterprise": "Công ty May", "raised_by": "Giám đốc", "field": "procedure"}
        told |= {"raised_on": dt.date(2017, 6, 1), **given}
        return actions.raise_case(by=actor(an), title=title, **told)

    return raised


@pytest.fixture
def case(raise_case):
    """Held by An's union."""
    return raise_case()


@pytest.fixture
def answered(case, an, actor):
    """The same, answered."""
    return actions.answer_case(by=actor(an), case=case, answer="Cục Thuế đã hoàn ngày 14/6.")


@pytest.fixture
def employer(grassroots):
    """Who represents the employer at An's union."""
    person = add_person(name="Phạm Minh Giang", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=grassroots, role=RoleKey.EMPLOYER, from_on=LONG_AGO)
    return open_account(login="giang", person=person, password="mat-khau-thu-2017")
