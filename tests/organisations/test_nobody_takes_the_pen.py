"""Signing for a unit is given by its signer or from above, never taken."""

import pytest

from donghanh.base.sentences import Refusal
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment
from donghanh.organisations.permissions import may_keep_account

from ..conftest import LONG_AGO, TODAY, _account


@pytest.fixture
def giang(upper):
    """An officer of the union above, who does not sign."""
    return _account("giang", "Huỳnh Thị Giang", upper, RoleKey.OFFICER)


def test_an_officer_may_not_make_themselves_the_leader(giang, upper, actor):
    with pytest.raises(Refusal) as refused:
        appoint(by=actor(giang), person=giang.person, unit=upper, role=RoleKey.LEADER, from_on=TODAY)

    assert "Người ký của đơn vị do lãnh đạo đơn vị" in str(refused.value)


def test_an_officer_may_name_a_clerk_and_the_chair_of_a_union_beneath(giang, an, upper, grassroots, actor):
    appoint(by=actor(giang), person=giang.person, unit=upper, role=RoleKey.CLERK, from_on=TODAY)
    appoint(by=actor(giang), person=giang.person, unit=grassroots, role=RoleKey.CHAIR, from_on=TODAY)

    assert Appointment.objects.filter(person=giang.person, from_on=TODAY).count() == 2


def test_the_leader_may_name_another_leader(binh, giang, upper, actor):
    appoint(by=actor(binh), person=giang.person, unit=upper, role=RoleKey.LEADER, from_on=TODAY)

    assert Appointment.objects.filter(person=giang.person, role=RoleKey.LEADER).exists()


def test_an_officer_does_not_keep_the_leaders_account(giang, binh, upper, actor):
    leading = Appointment.objects.get(person=binh.person, role=RoleKey.LEADER)

    assert (may_keep_account(actor(giang), leading), may_keep_account(actor(binh), leading)) == (False, True)
    assert leading.from_on == LONG_AGO
