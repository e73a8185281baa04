"""What a pledge is written from: partners, clauses, indicators, what the unit registered before."""

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.words import shortened
from donghanh.indicators.models import Indicator
from donghanh.movements.choices import ResponseState
from donghanh.movements.models import ResponseLine, Target
from donghanh.organisations.choices import Duty, PartyKind
from donghanh.organisations.facts import accounts_with, party_choices, signer_of
from donghanh.organisations.models import Collective, Party, Path, Unit
from donghanh.organisations.rules import ids_on
from donghanh.people.models import Account, Person

from ..models import Outcome, Pledge, Registration
from ..rules import Keeping, PromiseDraft, keeping_of

Choices = list[tuple[str, str]]
MOST_PARTNERS = 20


def partner_units(by: Actor, typed: str) -> list[Unit]:
    """Units of the same federation whose name holds what was typed: with whom a pledge can be made."""
    if by.path is None or len(typed.strip()) < 2:
        return []
    root = f"/{ids_on(by.path)[0]}/"
    around = Path.objects.on(today()).beneath(root).values("unit")
    found = Unit.objects.alive_on(today()).filter(pk__in=around).exclude(pk=by.unit_id)
    return list(found.matching(typed).in_order()[:MOST_PARTNERS])


def acting_unit(by: Actor) -> Unit | None:
    """The unit acted for, whose letterhead its lists carry."""
    return Unit.objects.filter(pk=by.unit_id).first()


def own_choices(by: Actor) -> Choices:
    """Who can be the first side: the unit acted for, its collectives, its people."""
    return party_choices(by)


def partner_unit(by: Actor, key: str) -> Unit | None:
    """The unit behind an address, when a pledge can be made with it."""
    if by.path is None or not key.isdecimal():
        return None
    root = f"/{ids_on(by.path)[0]}/"
    around = Path.objects.on(today()).beneath(root).values("unit")
    return Unit.objects.alive_on(today()).filter(pk=int(key), pk__in=around).first()


def years_of(by: Actor) -> list[int]:
    """The emulation years that have a gate in sight, the latest first."""
    rows = Registration.objects.visible_to(by).order_by("-year").values_list("year", flat=True)
    return list(rows.distinct())


def drafts_of(pledge: Pledge) -> list[PromiseDraft]:
    """The promises as they can be written anew."""
    return [
        PromiseDraft(
            row.text,
            row.clause_id,
            row.indicator_id,
            row.amount,
            row.unit_of_measure,
            target_id=row.target_id,
        )
        for row in pledge.promises.all()
    ]


def partner_choices(by: Actor, partner: Unit | None) -> Choices:
    """Who can be the second side ("kind:key", name): of the own unit all but itself; of another one the unit, its
    collectives and who signs for it, never its members by name.
    """
    if partner is None or partner.pk == by.unit_id:
        return [choice for choice in party_choices(by) if not choice[0].startswith(f"{PartyKind.UNIT}:")]
    signer = signer_of(partner.pk)
    collectives = Collective.objects.filter(unit=partner.pk).order_by("name").values_list("pk", "name")
    return [
        (f"{PartyKind.UNIT}:{partner.pk}", partner.name),
        *((f"{PartyKind.COLLECTIVE}:{key}", name) for key, name in collectives),
        *([(f"{PartyKind.PERSON}:{signer.person_id}", signer.person.name)] if signer else []),
    ]


def thing_behind(choice: str) -> Person | Collective | Unit | None:
    """The row behind "kind:key"."""
    kind, _, key = choice.partition(":")
    models = {PartyKind.PERSON: Person, PartyKind.COLLECTIVE: Collective, PartyKind.UNIT: Unit}
    if kind not in models or not key.isdecimal():
        return None
    found: Person | Collective | Unit | None = models[PartyKind(kind)]._default_manager.filter(pk=key).first()
    return found


def target_choices(unit_id: int, year: int) -> Choices:
    """The targets of the unit for an emulation year, on which a promise can hang: name and amount."""
    rows = Target.objects.standing().filter(unit=unit_id, period__starts_on__year=year)
    rows = rows.select_related("indicator", "period").order_by("indicator__position", "pk")
    return [(str(row.pk), f"{shortened(row.indicator.name)}: {row.said} ({row.period})") for row in rows]


def indicator_choices() -> list[tuple[str, str, int, str]]:
    """Indicators in use: key, label, decimals, unit of measure."""
    rows = Indicator.objects.in_use(today()).exclude(over_units="ratio")
    return [
        (str(row.pk), f"{row.name} ({row.unit_of_measure})", row.decimals, row.unit_of_measure)
        for row in rows.order_by("position", "pk")
    ]


def promises_from_response(by: Actor, clauses: Choices, most: int = 3) -> list[PromiseDraft]:
    """What the unit took on when it registered its response to these clauses: the first lines of a new pledge."""
    lines = ResponseLine.objects.filter(
        response__unit=by.unit_id,
        response__state=ResponseState.SENT,
        clause__in=[int(key) for key, _label in clauses],
    ).order_by("clause__position")
    return [PromiseDraft(text=line.text, clause_id=line.clause_id) for line in lines[:most]]


def latest_registration(by: Actor) -> Registration | None:
    """The gate that closes last among those in sight: what lists and boards open with."""
    rows = Registration.objects.visible_to(by).select_related("movement", "unit")
    return rows.order_by("-year", "-closes_on", "-pk").first()


def people_to_tell(party: Party) -> list[int]:
    """Accounts that speak for a side: the person herself, or those who sign for its home."""
    if party.kind == PartyKind.PERSON:
        own = list(
            Account.objects.filter(person=party.person_id, is_active=True).values_list("pk", flat=True)
        )
        if own:
            return own
    return accounts_with(party.home_id, Duty.SIGN)


def keeping_by_side(pledge: Pledge) -> dict[int, Keeping]:
    """For each party how its promises ended; two queries."""
    total = pledge.promises.count()
    results: dict[int, list[str]] = {party.pk: [] for party in pledge.sides}
    for party_id, result in Outcome.objects.filter(promise__pledge=pledge).values_list("party", "result"):
        results[party_id].append(result)
    return {party_id: keeping_of(total, told) for party_id, told in results.items()}
