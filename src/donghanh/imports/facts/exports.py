"""Lists going out, a row a time, in the columns that come in."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import override

from donghanh.base.actors import Actor
from donghanh.organisations.choices import FOR_EVER, OfficeKind, Sector, UnitKind
from donghanh.organisations.facts import offices_of
from donghanh.organisations.models import Headcount, Membership, Path, Unit
from donghanh.organisations.rules import ids_on
from donghanh.people.choices import Sex
from donghanh.people.facts import identity_sealer
from donghanh.people.models import NationalId
from donghanh.people.rules import masked

from ..permissions import is_bound_to_own_unit
from ..rules.members import member_code

CHUNK = 2000


def unit_rows(by: Actor, day: dt.date) -> Iterator[tuple[Any, ...]]:
    """Every living unit in scope, each after its superior."""
    paths = dict(
        Path.objects.on(day).filter(unit__in_scope=by).order_by("depth").values_list("unit_id", "path")
    )
    counted = {
        key: (as_of, workers, members)
        for key, as_of, workers, members in Headcount.objects.filter(unit__in_scope=by, as_of__lte=day)
        .order_by("as_of")
        .values_list("unit_id", "as_of", "workers", "members")
    }
    names = {
        key: (code, name)
        for key, code, name in Unit.objects.visible_to(by).values_list("pk", "code", "name").iterator(CHUNK)
    }
    with override("vi"):
        kinds = {kind.value: str(kind.label) for kind in UnitKind}
        sectors = {sector.value: str(sector.label) for sector in Sector}
    order = {key: index for index, key in enumerate(paths)}
    living = Unit.objects.visible_to(by).alive_on(day)
    for unit in sorted(living.iterator(CHUNK), key=lambda each: order.get(each.pk, len(order))):
        above = ids_on(paths.get(unit.pk, ""))[-2:-1]
        over = names.get(above[0], ("", "")) if above else ("", "")
        as_of, workers, members = counted.get(unit.pk, (None, None, None))
        yield (
            unit.code,
            unit.name,
            unit.short_name,
            kinds[unit.kind],
            *over,
            sectors[unit.sector],
            unit.symbol,
            unit.place,
            unit.phone,
            unit.founded_on,
            workers,
            members,
            as_of,
        )


def member_rows(by: Actor, day: dt.date, unit: Unit | None = None) -> Iterator[tuple[Any, ...]]:
    """Every member of the unit (of all in scope when None), by unit and then by name; identity numbers hidden."""
    here = Membership.objects.visible_to(by).on(day).select_related("person", "unit", "collective")
    if unit is not None or is_bound_to_own_unit(by):
        here = here.filter(unit=unit.pk if unit else by.unit_id)
    with override("vi"):
        sexes = {sex.value: str(sex.label) for sex in Sex} | {"": ""}
        offices = {kind.value: str(kind.label) for kind in OfficeKind}
    chunk: list[Membership] = []
    for each in here.order_by("unit_id", "person__sort_key", "pk").iterator(CHUNK):
        chunk.append(each)
        if len(chunk) == CHUNK:
            yield from _chunk(chunk, day, sexes=sexes, offices=offices)
            chunk = []
    yield from _chunk(chunk, day, sexes=sexes, offices=offices)


def _chunk(
    rows: list[Membership], day: dt.date, *, sexes: dict[str, str], offices: dict[str, str]
) -> Iterator[tuple[Any, ...]]:
    people = [row.person_id for row in rows]
    held = offices_of(people, day)
    sealer = identity_sealer()
    hidden = {
        person: masked(opened.decode())
        for person, sealed in NationalId.objects.filter(person__in=people).values_list("person_id", "sealed")
        if (opened := sealer.open(bytes(sealed)))
    }
    for row in rows:
        person, office = row.person, held.get((row.person_id, row.unit_id))
        yield (
            member_code(person.pk),
            row.unit.code,
            row.unit.name,
            person.name,
            sexes[person.sex],
            person.born_on,
            hidden.get(person.pk, ""),
            person.phone,
            person.joined_union_on,
            row.from_on,
            row.collective.name if row.collective else "",
            row.post,
            "có" if person.is_direct_worker else "không",
            offices[office.kind] if office else "",
            office.from_on if office else None,
            office.until_on if office and office.until_on != FOR_EVER else None,
        )
