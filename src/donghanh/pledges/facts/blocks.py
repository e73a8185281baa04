"""What a sheet with many pledges is checked against."""

from donghanh.base.actors import Actor
from donghanh.movements.facts import clauses_of
from donghanh.movements.models import Movement
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.facts import party_choices
from donghanh.organisations.models import Party, Unit

from ..choices import PledgeState
from ..models import Pledge, Registration
from ..rules.block import Side


def sides_of(by: Actor) -> list[Side]:
    """The collectives and people of the unit acted for: between them a workers' conference signs pledges."""
    return [
        Side(choice, choice.partition(":")[0], name)
        for choice, name in party_choices(by)
        if not choice.startswith(f"{PartyKind.UNIT}:")
    ]


def addresses_of(movement: Movement, unit_id: int | None) -> dict[str, int]:
    """The clauses a promise can hang on, by address."""
    unit = Unit.objects.filter(pk=unit_id).first()
    return {clause.address: clause.pk for clause in clauses_of(movement, unit)} if unit else {}


def made_between(by: Actor, gate: Registration) -> dict[frozenset[str], int]:
    """The number of the standing pledge of each two sides at home in the unit, at this gate's movement and year."""
    rows = (
        Pledge.objects.of_home(by.unit_id or 0)
        .exclude(state=PledgeState.WITHDRAWN)
        .filter(registration__movement=gate.movement_id, registration__year=gate.year)
        .select_related("first", "second")
    )
    return {frozenset((_choice(row.first), _choice(row.second))): row.pk for row in rows}


def _choice(party: Party) -> str:
    key = {
        PartyKind.PERSON: party.person_id,
        PartyKind.COLLECTIVE: party.collective_id,
        PartyKind.UNIT: party.unit_id,
    }[PartyKind(party.kind)]
    return f"{party.kind}:{key}"
