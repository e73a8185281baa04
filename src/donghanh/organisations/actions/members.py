"""One member of a unit: what is known of them, what they are elected to."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.people.actions import keep_national_id, rename_person
from donghanh.people.facts import national_id_of
from donghanh.people.rules import check_national_id

from ..choices import FOR_EVER, OfficeKind
from ..models import Collective, Membership, Office
from ..permissions import check_counts, check_sees_national_id

PERSON_FACTS = ("sex", "born_on", "phone", "joined_union_on", "is_direct_worker")


@transaction.atomic
def edit_member(
    *,
    by: Actor,
    membership: Membership,
    name: str,
    post: str,
    collective: Collective | None,
    national_id: str = "",
    **facts: Any,
) -> None:
    """Correct what is known of a member; an empty identity number leaves the one that is kept."""
    check_counts(by, membership.unit)
    if collective is not None and collective.unit_id != membership.unit_id:
        raise Refusal("Chọn một tập thể của chính đơn vị này.", field="collective")
    person = hold(membership.person)
    rename_person(person, name)
    for fact in PERSON_FACTS:
        setattr(person, fact, facts[fact])
    _check_days(person.born_on, person.joined_union_on)
    person.save()
    membership.post, membership.collective = one_line(post), collective
    membership.save(update_fields=["post", "collective"])
    if national_id.strip():
        keep_national_id(person, check_national_id(national_id))
    journal.record(
        by, "edit_member", membership.unit, Sentence("Sửa thông tin đoàn viên {name}.", name=person.name)
    )


def _check_days(born_on: dt.date | None, joined_on: dt.date | None) -> None:
    for field, day in (("born_on", born_on), ("joined_union_on", joined_on)):
        if day and day > today():
            raise Refusal("Ngày này không thể sau ngày hôm nay.", field=field)
    if born_on and joined_on and joined_on <= born_on:
        raise Refusal("Ngày vào công đoàn phải sau ngày sinh.", field="joined_union_on")


@transaction.atomic
def elect(
    *,
    by: Actor,
    membership: Membership,
    kind: str,
    from_on: dt.date,
    until_on: dt.date | None = None,
    once: str | None = None,
) -> Office:
    """A member holds an office of the unit for a term; refuses the same office twice at a time."""
    check_counts(by, membership.unit)
    journal.accept_once(once)
    end = until_on or FOR_EVER
    if end <= from_on:
        raise Refusal("Nhiệm kỳ phải kết thúc sau ngày bắt đầu.", field="until_on")
    held = Office.objects.filter(person=membership.person_id, unit=membership.unit_id, kind=kind)
    if held.filter(from_on__lt=end, until_on__gt=from_on).exists():
        raise Refusal("Người này đã giữ chức vụ đó trong thời gian này. Xem lại nhiệm kỳ.", field="from_on")
    office = Office.objects.create(
        person=membership.person, unit=membership.unit, kind=kind, from_on=from_on, until_on=end
    )
    said = Sentence(
        "{name} giữ chức vụ {office}.", name=membership.person.name, office=OfficeKind(kind).label.lower()
    )
    journal.record(by, "elect", membership.unit, said)
    return office


@transaction.atomic
def end_office(*, by: Actor, office: Office, until_on: dt.date) -> None:
    """The term of an office ends on a day."""
    check_counts(by, office.unit)
    if until_on <= office.from_on:
        raise Refusal("Nhiệm kỳ phải kết thúc sau ngày bắt đầu.", field="until_on")
    office.until_on = until_on
    office.save(update_fields=["until_on"])
    said = Sentence(
        "{name} thôi giữ chức vụ {office}.",
        name=office.person.name,
        office=OfficeKind(office.kind).label.lower(),
    )
    journal.record(by, "end_office", office.unit, said)


@transaction.atomic
def tell_national_id(*, by: Actor, membership: Membership) -> str:
    """The member's identity number in full, to who may see it; the journal keeps that it was seen, not the number."""
    check_sees_national_id(by, membership.unit_id)
    said = Sentence("Xem số định danh cá nhân của {name}.", name=membership.person.name)
    journal.record(by, "see_national_id", membership.unit, said)
    return national_id_of(membership.person_id)
