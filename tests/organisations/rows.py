"""Members as they stand."""

from donghanh.organisations.models import Membership, Office
from donghanh.people.actions import add_person
from tests.conftest import LONG_AGO


def add_officer(unit, name="Người Thử", kind="committee"):
    """A member of the unit with an office there."""
    person = add_person(name=name, is_invented=True)
    member = Membership.objects.create(person=person, unit=unit, from_on=LONG_AGO)
    return member, Office.objects.create(person=person, unit=unit, kind=kind, from_on=LONG_AGO)
