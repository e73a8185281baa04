"""Members of a unit: their offices, and who has an identity number."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from donghanh.base.sentences import Refusal
from donghanh.people.facts import person_with_national_id
from donghanh.people.rules import check_national_id

from ..choices import OfficeKind
from ..models import Membership, Office


def offices_of(people: Iterable[int], day: dt.date) -> dict[tuple[int, int], Office]:
    """The highest office that each of these persons holds on `day`, by person and unit; one query."""
    ranks = {kind: rank for rank, kind in enumerate(OfficeKind.values)}
    held: dict[tuple[int, int], Office] = {}
    for office in Office.objects.on(day).filter(person__in=list(people)).order_by("from_on"):
        key = (office.person_id, office.unit_id)
        if key not in held or ranks[office.kind] <= ranks[held[key].kind]:
            held[key] = office
    return held


def officeholders_of(unit_id: int, day: dt.date) -> QuerySet[Office, int]:
    """Keys of the persons who hold an office of the unit on `day`, as a subquery."""
    return Office.objects.on(day).filter(unit=unit_id).values_list("person", flat=True)


def member_with_national_id(unit_id: int, typed: str, day: dt.date) -> Membership:
    """The member of the unit who has exactly this identity number; refuses when it is none of theirs."""
    person = person_with_national_id(check_national_id(typed))
    here = Membership.objects.on(day).filter(unit=unit_id, person=person) if person else None
    found = here.order_by("-from_on").first() if here is not None else None
    if found is None:
        raise Refusal("Đơn vị không có đoàn viên mang số này. Kiểm tra lại từng chữ số.", field="national_id")
    return found
