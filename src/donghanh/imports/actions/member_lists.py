"""A list of members: matched against who is known, then written."""

import datetime as dt
from collections.abc import Sequence

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.base.sheets import Heading, Line
from donghanh.base.words import fold, one_line
from donghanh.organisations.choices import FOR_EVER, CollectiveKind
from donghanh.organisations.models import Collective, Membership, Office
from donghanh.people.facts import identity_sealer
from donghanh.people.models import NationalId, Person

from ..choices import ImportKind
from ..facts.members import KnownMembers
from ..facts.tree import KnownUnits
from ..facts.words import words_for
from ..rules import members as rules
from ..rules.columns import MEMBER_COLUMNS
from ..rules.faults import Wrong
from ..rules.members import MemberRow
from ..rules.steps import MemberStep

PERSON_FIELDS = ("name", "sex", "born_on", "phone", "joined_union_on", "is_direct_worker")
_KINDS = (
    ("phong", CollectiveKind.OFFICE),
    ("phan xuong", CollectiveKind.WORKSHOP),
    ("xuong", CollectiveKind.WORKSHOP),
    ("khoa", CollectiveKind.FACULTY),
)


class MemberList:
    """One list of members being brought in."""

    columns: Sequence[Heading] = MEMBER_COLUMNS

    def __init__(self, by: Actor, today: dt.date, since: dt.date | None) -> None:
        self.by, self.today, self.since = by, today, since
        self.units = KnownUnits(by, today)
        self.words = words_for(ImportKind.MEMBERS)
        self.found: dict[tuple[str, str], tuple[int | None, Sentence | None]] = {}

    def read(self, line: Line) -> tuple[MemberRow, list[Wrong]]:
        """What a line says."""
        return rules.read_member(line, self.words, self.today)

    def arrange(self, rows: list[MemberRow], wrong: list[Wrong], columns: set[str]) -> list[MemberRow]:
        """Rows in the order of writing; adds what is wrong between them."""
        wrong += rules.repeated((row, self._unit(row)[0]) for row in rows)
        return rows

    def plan(self, rows: Sequence[MemberRow], wrong: list[Wrong]) -> list[MemberStep]:
        """What becomes of these rows; adds what is wrong with them."""
        placed: list[tuple[MemberRow, int]] = []
        for row in rows:
            unit, said = self._unit(row)
            if unit is None:
                key = "unit_code" if row.unit_code else "unit"
                wrong.append(
                    Wrong(row.row, key, said or Sentence("Chưa ghi đơn vị. Ghi mã hoặc tên đơn vị."))
                )
            else:
                placed.append((row, unit))
        known = KnownMembers(placed, self.today)
        steps: list[MemberStep] = []
        for row, unit in placed:
            member = known.match(row, unit)
            step = member if isinstance(member, Wrong) else self._step(row, unit, member=member, known=known)
            if isinstance(step, Wrong):
                wrong.append(step)
            else:
                steps.append(step)
        return steps

    def _unit(self, row: MemberRow) -> tuple[int | None, Sentence | None]:
        if not row.unit_code and not row.unit:
            return (next(iter(self.units.code)) if len(self.units.code) == 1 else None), None
        key = (row.unit_code, fold(row.unit))
        if key not in self.found:
            self.found[key] = self.units.find(row.unit_code, row.unit)
        return self.found[key]

    def _step(
        self, row: MemberRow, unit: int, *, member: Membership | None, known: KnownMembers
    ) -> MemberStep | Wrong:
        if member is None:
            return MemberStep(
                row,
                unit,
                collective=one_line(row.collective),
                gives_national_id=bool(row.national_id),
                office=_office_of(row),
            )
        trace = known.trace_of.get(row.row)
        kept = known.traces.get(member.person_id)
        if trace and kept and trace != kept:
            return Wrong(row.row, "national_id", Sentence("Số định danh khác với số đang lưu. Kiểm tra lại."))
        told = {name: getattr(row, name) for name in PERSON_FIELDS}
        person_changes = {
            name: value
            for name, value in told.items()
            if value not in ("", None) and value != getattr(member.person, name)
        }
        own = {"post": row.post, "from_on": row.from_on}
        own_changes = {name: value for name, value in own.items() if value and value != getattr(member, name)}
        sits = member.collective.name if member.collective else ""
        office = _office_of(row)
        if office and known.offices.get((member.person_id, unit, office[0], office[1])) == (
            office[2] or FOR_EVER
        ):
            office = None
        return MemberStep(
            row,
            unit,
            person=member.person_id,
            membership=member.pk,
            person_changes=person_changes,
            own_changes=own_changes,
            collective=row.collective if row.collective != sits else "",
            gives_national_id=bool(trace and not kept),
            office=office,
        )

    def write(self, steps: Sequence[MemberStep]) -> None:
        """Add and change, in the caller's transaction."""
        collectives = self._collectives(steps)
        people = {step.row.row: self._person(step) for step in steps if step.is_new}
        Person.objects.bulk_create(people.values(), batch_size=1000)
        persons = {step.row.row: step.person or people[step.row.row].pk for step in steps}
        Membership.objects.bulk_create(
            [
                Membership(
                    person=people[step.row.row],
                    unit_id=step.unit,
                    collective=collectives.get((step.unit, step.collective)),
                    post=step.row.post,
                    from_on=step.row.from_on or step.row.joined_union_on or self.since or self.today,
                )
                for step in steps
                if step.is_new
            ],
            batch_size=1000,
        )
        self._write_changes([step for step in steps if not step.is_new], collectives)
        self._write_national_ids(steps, persons)
        Office.objects.bulk_create(
            [
                Office(
                    person_id=persons[step.row.row],
                    unit_id=step.unit,
                    kind=step.office[0],
                    from_on=step.office[1],
                    until_on=step.office[2] or FOR_EVER,
                )
                for step in steps
                if step.office
            ],
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["person", "unit", "kind", "from_on"],
            update_fields=["until_on"],
        )

    def _person(self, step: MemberStep) -> Person:
        row = step.row
        return Person.named(
            row.name,
            sex=row.sex,
            born_on=row.born_on,
            phone=row.phone,
            joined_union_on=row.joined_union_on,
            is_direct_worker=bool(row.is_direct_worker),
        )

    def _collectives(self, steps: Sequence[MemberStep]) -> dict[tuple[int, str], Collective]:
        """The collectives that rows name, those that lack made."""
        named = {(step.unit, step.collective) for step in steps if step.collective}
        if not named:
            return {}
        there = Collective.objects.filter(unit__in={unit for unit, _ in named})
        found = {(each.unit_id, each.name): each for each in there}
        fresh = [
            Collective(unit_id=unit, name=name, kind=_kind_of(name))
            for unit, name in sorted(named - found.keys())
        ]
        Collective.objects.bulk_create(fresh)
        return found | {(each.unit_id, each.name): each for each in fresh}

    def _write_changes(
        self, steps: Sequence[MemberStep], collectives: dict[tuple[int, str], Collective]
    ) -> None:
        people = Person.objects.in_bulk(
            [step.person for step in steps if step.person_changes and step.person]
        )
        for step in steps:
            if step.person_changes and step.person:
                for name, value in step.person_changes.items():
                    setattr(people[step.person], name, value)
        for person in people.values():
            named = Person.named(person.name)
            person.search_key, person.sort_key = named.search_key, named.sort_key
        fields = [*PERSON_FIELDS, "search_key", "sort_key"]
        Person.objects.bulk_update(people.values(), fields, batch_size=200)
        touched = [step for step in steps if step.own_changes or step.collective]
        own = Membership.objects.in_bulk([step.membership for step in touched if step.membership])
        for step in touched:
            membership = own[step.membership or 0]
            for name, value in step.own_changes.items():
                setattr(membership, name, value)
            if step.collective:
                membership.collective = collectives[step.unit, step.collective]
        Membership.objects.bulk_update(own.values(), ["post", "from_on", "collective"], batch_size=200)

    def _write_national_ids(self, steps: Sequence[MemberStep], persons: dict[int, int]) -> None:
        sealer = identity_sealer()
        NationalId.objects.bulk_create(
            [
                NationalId(
                    person_id=persons[step.row.row],
                    sealed=sealer.seal(step.row.national_id.encode()),
                    trace=sealer.trace(step.row.national_id),
                )
                for step in steps
                if step.gives_national_id
            ],
            batch_size=1000,
        )


def _office_of(row: MemberRow) -> tuple[str, dt.date, dt.date | None] | None:
    return (row.office, row.office_from, row.office_until) if row.office and row.office_from else None


def _kind_of(name: str) -> str:
    folded = fold(name)
    return next((kind for start, kind in _KINDS if folded.startswith(start)), CollectiveKind.TEAM)
