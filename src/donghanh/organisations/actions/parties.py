"""Who takes part in something."""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.people.models import Person

from ..choices import PartyKind
from ..models import Collective, Membership, Party, Unit


def party_of(thing: Person | Collective | Unit) -> Party:
    """The party that stands for `thing`, made when it first takes part.

    A person is reached through the unit of their latest membership; refuses one who belongs nowhere.
    """
    if isinstance(thing, Unit):
        found, _ = Party.objects.get_or_create(
            unit=thing, defaults={"kind": PartyKind.UNIT, "home": thing, "name": thing.name}
        )
        return found
    if isinstance(thing, Collective):
        found, _ = Party.objects.get_or_create(
            collective=thing, defaults={"kind": PartyKind.COLLECTIVE, "home": thing.unit, "name": thing.name}
        )
        return found
    membership = Membership.objects.filter(person=thing).order_by("-from_on").select_related("unit").first()
    if membership is None:
        raise Refusal("{name} chưa thuộc đơn vị nào. Ghi nhận đoàn viên vào đơn vị trước.", name=thing.name)
    found, _ = Party.objects.get_or_create(
        person=thing, defaults={"kind": PartyKind.PERSON, "home": membership.unit, "name": thing.name}
    )
    return found


def chosen_party(*, by: Actor, choice: str) -> Party:
    """The party behind a choice of `facts.party_choices`; refuses one not at home in the unit acted for."""
    kind, _, key = choice.partition(":")
    found: Person | Collective | Unit | None = None
    if key.isdecimal() and by.unit_id is not None:
        if kind == PartyKind.UNIT and int(key) == by.unit_id:
            found = Unit.objects.get(pk=by.unit_id)
        elif kind == PartyKind.COLLECTIVE:
            found = Collective.objects.filter(unit=by.unit_id, pk=key).first()
        elif kind == PartyKind.PERSON:
            found = Person.objects.filter(memberships__unit=by.unit_id, pk=key).first()
    if found is None:
        raise Refusal("Chọn tập thể, cá nhân thuộc đơn vị đang làm việc.", field="party")
    return party_of(found)
