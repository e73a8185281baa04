"""Entries and jurors as conflicts see them, and how well jurors were assigned."""

from collections.abc import Iterable

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.models import Appointment, Membership, Path
from donghanh.organisations.rules import duties_of, ids_on

from ..choices import SheetState
from ..models import Conflict, Contest, Entry, EntryQuerySet, Juror, Round, Sheet
from ..rules import Chosen, Marker, Place, Quality, measure

_NO_HOME = (RoleKey.JUROR, RoleKey.COUNCIL_MEMBER)


def entries_of(round: Round) -> EntryQuerySet:
    """Who takes part in a round: accepted, and let on by the rounds before."""
    return Entry.objects.taking_part().filter(contest=round.contest_id, reached__gte=round.position)


def lines_of(unit_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Each unit with all above it today, its own key first; one query."""
    rows = Path.objects.on(today()).filter(unit__in=set(unit_ids)).values_list("unit", "path")
    return {unit_id: tuple(reversed(ids_on(path))) for unit_id, path in rows}


def places_of(round: Round, only: Iterable[int] | None = None) -> list[Place]:
    """The entries of a round (or `only` some) for the rule; three queries."""
    entries = entries_of(round)
    if only is not None:
        entries = entries.filter(pk__in=list(only))
    rows = list(entries.values_list("pk", "field", "unit"))
    lines = lines_of(unit_id for _pk, _field, unit_id in rows)
    people: dict[int, set[int]] = {}
    taking = Entry.objects.filter(pk__in=entries.order_by().values("pk"), members__person__isnull=False)
    for entry_id, person_id in taking.values_list("pk", "members__person"):
        people.setdefault(entry_id, set()).add(person_id)
    return [
        Place(pk, field_id, lines.get(unit_id, (unit_id,)), frozenset(people.get(pk, ())))
        for pk, field_id, unit_id in rows
    ]


def markers_of(contest: Contest) -> list[Marker]:
    """Its serving jurors for the rule; six queries."""
    jurors = list(contest.jurors.serving().order_by("pk").values_list("pk", "person"))
    people = [person for _pk, person in jurors]
    homes: dict[int, set[int]] = {}
    leads: dict[int, set[int]] = {}
    for person, unit in (
        Membership.objects.on(today()).filter(person__in=people).values_list("person", "unit")
    ):
        homes.setdefault(person, set()).add(unit)
    held = Appointment.objects.in_force(today()).filter(person__in=people).exclude(role__in=_NO_HOME)
    for person, unit, role in held.values_list("person", "unit", "role"):
        homes.setdefault(person, set()).add(unit)
        if str(Duty.SIGN) in duties_of([role]):
            leads.setdefault(person, set()).add(unit)
    lines = lines_of(unit for units in homes.values() for unit in units)
    fields = _by_juror(Juror.fields.through.objects.filter(juror__in=[pk for pk, _ in jurors]), "field")
    declared = Conflict.objects.filter(juror__in=[pk for pk, _ in jurors])
    units, entries = _by_juror(declared, "unit"), _by_juror(declared, "entry")
    return [
        Marker(
            pk,
            person,
            homes=tuple(lines.get(unit, (unit,)) for unit in sorted(homes.get(person, ()))),
            leads=frozenset(leads.get(person, ())),
            fields=frozenset(fields.get(pk, ())),
            units=frozenset(units.get(pk, ())),
            entries=frozenset(entries.get(pk, ())),
        )
        for pk, person in jurors
    ]


def _by_juror(rows: object, column: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for juror, value in rows.exclude(**{column: None}).values_list("juror", column):  # type: ignore[attr-defined]
        found.setdefault(juror, set()).add(value)
    return found


def chosen_of(round: Round) -> Chosen:
    """Who marks what, as it stands: sheets that were not declined."""
    chosen: Chosen = {}
    rows = Sheet.objects.of_round(round).exclude(state=SheetState.RECUSED)
    for entry_id, juror_id in rows.order_by("entry", "pk").values_list("entry", "juror"):
        chosen.setdefault(entry_id, []).append(juror_id)
    return chosen


def quality_of(round: Round) -> Quality | None:
    """How well the jurors of a round were assigned, as reckoned when they were; nothing before."""
    if round.quality is None:
        return None
    return Quality(**{**round.quality, "apart": tuple(round.quality["apart"])})


def reckon_quality(round: Round) -> Quality:
    """The same, reckoned from the sheets as they stand."""
    chosen = chosen_of(round)
    return measure(chosen, places_of(round, chosen), markers_of(round.contest))
