"""Changes of the tree and of appointments."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.people.actions import add_person
from donghanh.people.models import Person

from .choices import FOR_EVER, PartyKind, RoleKey
from .models import Appointment, Collective, Headcount, Membership, Party, Path, Placement, Unit
from .permissions import check_counts, check_shapes
from .rules import (
    PathSpan,
    check_counted_on,
    check_headcount,
    check_one_person,
    ids_on,
    path_spans,
    places_in_order,
)


@transaction.atomic
def found_unit(
    *, by: Actor, code: str, name: str, kind: str, superior: Unit | None, founded_on: dt.date, **facts: Any
) -> Unit:
    """A new unit under `superior` from the day it is founded; refuses a code that is taken."""
    check_shapes(by, superior)
    if not one_line(name):
        raise Refusal("Chưa có tên đơn vị. Nhập tên đầy đủ.", field="name")
    if Unit.objects.filter(code=code).exists():
        raise Refusal("Mã đơn vị “{code}” đã có. Chọn mã khác.", code=code, field="code")
    unit = Unit.named(name, kind, code=code, founded_on=founded_on, **facts)
    unit.save()
    Placement.objects.create(unit=unit, superior=superior, from_on=founded_on)
    rebuild_paths([unit.pk])
    journal.record(by, "found", unit, Sentence("Thành lập {name}.", name=unit.name))
    return unit


@transaction.atomic
def place_unit(*, by: Actor, unit: Unit, superior: Unit, from_on: dt.date) -> None:
    """Move `unit` under `superior` from a day on; refuses a circle."""
    check_shapes(by, unit)
    check_shapes(by, superior)
    above = Path.objects.on(from_on).filter(unit=superior.pk).values_list("path", flat=True).first()
    if unit.pk in ids_on(above or ""):
        raise Refusal(
            "Đơn vị không thể trực thuộc chính mình hoặc cấp dưới của mình. Chọn đơn vị cấp trên khác."
        )
    Placement.objects.update_or_create(unit=unit, from_on=from_on, defaults={"superior": superior})
    rebuild_paths([unit.pk])
    journal.record(
        by, "place", unit, Sentence("{name} chuyển về {superior}.", name=unit.name, superior=superior.name)
    )


def rebuild_paths(unit_ids: Iterable[int]) -> int:
    """Derive again the paths of these units and of everything ever placed beneath them; rows written."""
    written, level = 0, set(unit_ids)
    while level:
        written += _rebuild_level(level)
        level = set(Placement.objects.filter(superior__in=level).values_list("unit_id", flat=True))
    return written


def _rebuild_level(unit_ids: set[int]) -> int:
    starts: dict[int, list[tuple[dt.date, int | None]]] = {}
    for unit_id, from_on, superior_id in Placement.objects.filter(unit__in=unit_ids).values_list(
        "unit_id", "from_on", "superior_id"
    ):
        starts.setdefault(unit_id, []).append((from_on, superior_id))
    superiors = {superior_id for rows in starts.values() for _, superior_id in rows if superior_id}
    above: dict[int, list[PathSpan]] = {}
    for row in Path.objects.filter(unit__in=superiors):
        above.setdefault(row.unit_id, []).append(PathSpan(row.path, row.from_on, row.until_on))
    ended = dict(Unit.objects.filter(pk__in=starts).values_list("pk", "ended_on"))
    rows = [
        Path(
            unit_id=unit_id,
            path=span.path,
            depth=len(ids_on(span.path)),
            from_on=span.from_on,
            until_on=span.until_on,
        )
        for unit_id, placed in starts.items()
        for span in path_spans(unit_id, places_in_order(placed, ended[unit_id]), above)
    ]
    Path.objects.filter(unit__in=unit_ids).delete()
    Path.objects.bulk_create(rows, batch_size=500)
    return len(rows)


@transaction.atomic
def count_heads(*, by: Actor, unit: Unit, as_of: dt.date, workers: int, members: int) -> Headcount:
    """Workers and members of a unit as of a day; refuses negative or impossible counts."""
    check_counts(by, unit)
    check_headcount(workers=workers, members=members)
    check_counted_on(as_of, today())
    counted, _ = Headcount.objects.update_or_create(
        unit=unit, as_of=as_of, defaults={"workers": workers, "members": members}
    )
    journal.record(
        by,
        "count_heads",
        unit,
        Sentence("Cập nhật {workers} lao động, {members} đoàn viên.", workers=workers, members=members),
    )
    return counted


@transaction.atomic
def appoint(
    *,
    by: Actor,
    person: Person,
    unit: Unit,
    role: str,
    from_on: dt.date,
    until_on: dt.date = FOR_EVER,
    title: str = "",
) -> Appointment:
    """Give a person a role at a unit for a while."""
    check_shapes(by, unit)
    appointment = Appointment(
        person=person, unit=unit, role=RoleKey(role), title=title, from_on=from_on, until_on=until_on
    )
    if until_on <= from_on:
        raise Refusal(
            "Ngày thôi giữ nhiệm vụ phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on"
        )
    appointment.save()
    journal.record(
        by,
        "appoint",
        unit,
        Sentence("{name} giữ nhiệm vụ {role}.", name=person.name, role=RoleKey(role).label),
    )
    return appointment


@transaction.atomic
def appoint_somebody(
    *, by: Actor, unit: Unit, person: Person | None, new_name: str, new_phone: str, role: str, **term: Any
) -> Appointment:
    """Appoint a member chosen, or somebody new, who joins the unit on that day; `term` as in `appoint`."""
    check_shapes(by, unit)
    check_one_person(has_chosen=person is not None, typed=new_name)
    if person is None:
        person = add_person(name=new_name, phone=new_phone)
        Membership.objects.create(
            person=person, unit=unit, from_on=term["from_on"], post=term.get("title", "")
        )
    return appoint(by=by, person=person, unit=unit, role=role, **term)


@transaction.atomic
def add_collective(
    *, by: Actor, unit: Unit, kind: str, name: str, size: int, once: str | None = None
) -> Collective:
    """A new team, office, workshop or faculty of the unit; refuses a name it has already."""
    check_counts(by, unit)
    journal.accept_once(once)
    if not one_line(name):
        raise Refusal("Chưa có tên tập thể. Nhập tên như “Tổ may 1”.", field="name")
    if Collective.objects.filter(unit=unit, name=one_line(name)).exists():
        raise Refusal("Đơn vị đã có tập thể “{name}”. Nhập tên khác.", name=one_line(name), field="name")
    collective = Collective.objects.create(unit=unit, kind=kind, name=one_line(name), size=size)
    journal.record(by, "add_collective", unit, Sentence("Thêm tập thể {name}.", name=collective.name))
    return collective


@transaction.atomic
def relieve(*, by: Actor, appointment: Appointment, until_on: dt.date) -> None:
    """End an appointment on a day."""
    check_shapes(by, appointment.unit)
    if until_on <= appointment.from_on:
        raise Refusal(
            "Ngày thôi giữ nhiệm vụ phải sau ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on"
        )
    appointment.until_on = until_on
    appointment.save(update_fields=["until_on"])
    journal.record(
        by, "relieve", appointment.unit, Sentence("{name} thôi giữ nhiệm vụ.", name=appointment.person.name)
    )


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
    if key.isdigit() and by.unit_id is not None:
        if kind == PartyKind.UNIT and int(key) == by.unit_id:
            found = Unit.objects.get(pk=by.unit_id)
        elif kind == PartyKind.COLLECTIVE:
            found = Collective.objects.filter(unit=by.unit_id, pk=key).first()
        elif kind == PartyKind.PERSON:
            found = Person.objects.filter(memberships__unit=by.unit_id, pk=key).first()
    if found is None:
        raise Refusal("Chọn tập thể, cá nhân thuộc đơn vị đang làm việc.", field="party")
    return party_of(found)
