"""The employer's side at An's enterprise."""

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO


@pytest.fixture
def employer(grassroots):
    """Who represents the employer."""
    person = add_person(name="Phạm Minh Giang", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=grassroots, role=RoleKey.EMPLOYER, from_on=LONG_AGO)
    return open_account(login="giang", person=person)
