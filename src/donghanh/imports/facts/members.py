"""The members that the lines of one batch may name; five queries for the batch."""

import datetime as dt
from collections.abc import Sequence

from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.base.words import fold
from donghanh.organisations.models import Membership, Office
from donghanh.people.facts import identity_sealer
from donghanh.people.models import NationalId

from ..rules.faults import Wrong
from ..rules.matching import MOST_SHOWN
from ..rules.members import MemberRow, member_code


class KnownMembers:
    """Who is known of the units, names, codes and identity numbers of one batch."""

    def __init__(self, placed: Sequence[tuple[MemberRow, int]], day: dt.date) -> None:
        sealer = identity_sealer()
        self.trace_of = {row.row: sealer.trace(row.national_id) for row, _ in placed if row.national_id}
        units = {unit for _, unit in placed}
        names = {fold(row.name) for row, _ in placed}
        codes = {row.person for row, _ in placed if row.person}
        traced = NationalId.objects.filter(trace__in=set(self.trace_of.values()))
        self.person_of: dict[str, int] = dict(traced.values_list("trace", "person_id"))
        here = Membership.objects.on(day).filter(unit__in=units)
        rows = list(
            here.filter(person__search_key__in=names).select_related("person", "collective").order_by("pk")
        )
        seen = {row.pk for row in rows}
        by_key = codes | set(self.person_of.values())
        others = here.filter(person__in=by_key).select_related("person", "collective") if by_key else ()
        rows += [row for row in others if row.pk not in seen]
        self.by_name: dict[tuple[int, str], list[Membership]] = {}
        self.by_person: dict[tuple[int, int], Membership] = {}
        for row in rows:
            self.by_name.setdefault((row.unit_id, row.person.search_key), []).append(row)
            self.by_person[row.unit_id, row.person_id] = row
        people = {row.person_id for row in rows}
        self.traces: dict[int, str] = dict(
            NationalId.objects.filter(person__in=people).values_list("person_id", "trace")
        )
        self.offices = {
            (person, unit, kind, from_on): until_on
            for person, unit, kind, from_on, until_on in Office.objects.filter(person__in=people).values_list(
                "person_id", "unit_id", "kind", "from_on", "until_on"
            )
        }

    def match(self, row: MemberRow, unit: int) -> Membership | Wrong | None:
        """Whom the line names: by code, by identity number, by folded name and birthday; None for somebody new."""
        if row.person:
            return self._by_code(row, unit)
        person = self.person_of.get(self.trace_of.get(row.row, ""))
        if person is not None:
            found = self.by_person.get((unit, person))
            if found is None:
                said = Sentence("Số định danh này đã ghi cho đoàn viên của đơn vị khác. Kiểm tra lại số.")
                return Wrong(row.row, "national_id", said)
            if found.person.search_key != fold(row.name):
                said = Sentence("Số định danh này đã ghi cho “{name}”.", name=found.person.name)
                return Wrong(row.row, "national_id", said)
            return found
        same = [each for each in self.by_name.get((unit, fold(row.name)), ()) if self._may_be(row, each)]
        if len(same) > 1:
            near = "; ".join(_said_of(each) for each in same[:MOST_SHOWN])
            said = Sentence("Có nhiều người tên “{name}”: {near}. Ghi mã để chọn.", name=row.name, near=near)
            return Wrong(row.row, "name", said)
        return same[0] if same else None

    def _by_code(self, row: MemberRow, unit: int) -> Membership | Wrong:
        found = self.by_person.get((unit, row.person or 0))
        if found is None:
            return Wrong(
                row.row, "code", Sentence("Đơn vị không có đoàn viên mang mã này. Để trống nếu là người mới.")
            )
        if found.person.search_key != fold(row.name):
            said = Sentence("Mã này là của “{name}”. Kiểm tra lại mã hoặc tên.", name=found.person.name)
            return Wrong(row.row, "code", said)
        return found

    def _may_be(self, row: MemberRow, member: Membership) -> bool:
        """No birthday and no identity number speak against it."""
        born = member.person.born_on
        if row.born_on and born and row.born_on != born:
            return False
        kept, trace = self.traces.get(member.person_id), self.trace_of.get(row.row)
        return not (kept and trace and kept != trace)


def _said_of(member: Membership) -> str:
    born, sits = say_date(member.person.born_on), member.collective.name if member.collective else member.post
    told = ", ".join(part for part in (born, sits) if part)
    return f"{member_code(member.person_id)} ({told})" if told else member_code(member.person_id)
