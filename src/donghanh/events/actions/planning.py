"""An event is planned: when, where, who is invited, what happens in which order."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.movements.models import Movement
from donghanh.organisations.models import Unit

from ..choices import TRANSITIONS
from ..models import AgendaLine, Event, Guest
from ..permissions import check_may_prepare
from ..rules import (
    AgendaItem,
    check_held_on,
    checked_guests,
    checked_programme,
    checked_text,
    usual_programme,
)


@transaction.atomic
def plan_event(
    *,
    by: Actor,
    movement: Movement,
    kind: str,
    name: str,
    place: str,
    held_on: dt.date,
    begins: dt.time,
    chair: str = "",
    once: str | None = None,
) -> Event:
    """A new event of the unit acted for, with the programme such events usually have."""
    check_may_prepare(by, by.unit_id)
    journal.accept_once(once)
    check_held_on(held_on, today=today(), starts_on=movement.starts_on)
    event = Event.objects.create(
        unit_id=by.unit_id,
        movement=movement,
        kind=kind,
        name=checked_text(name, field="name", most=300),
        place=checked_text(place, field="place", most=300),
        held_on=held_on,
        begins=begins,
        chair=one_line(chair)[:200],
    )
    _write_programme(event, usual_programme(kind, begins))
    journal.record(by, "plan", event, Sentence("Lên kế hoạch, tổ chức ngày {day}.", day=say_date(held_on)))
    return event


@transaction.atomic
def change_event(
    *, by: Actor, event: Event, name: str, place: str, held_on: dt.date, begins: dt.time, chair: str = ""
) -> Event:
    """Other facts, while nobody was invited yet."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    event.state = TRANSITIONS.check(event.state, "change")
    check_held_on(held_on, today=today(), starts_on=event.movement.starts_on)
    event.name = checked_text(name, field="name", most=300)
    event.place = checked_text(place, field="place", most=300)
    event.held_on, event.begins, event.chair = held_on, begins, one_line(chair)[:200]
    event.save(update_fields=["name", "place", "held_on", "begins", "chair"])
    journal.record(by, "change", event, Sentence("Sửa thời gian, địa điểm hoặc tên."))
    return event


@transaction.atomic
def set_programme(*, by: Actor, event: Event, items: Iterable[AgendaItem]) -> Event:
    """The programme in the place of the earlier one."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    TRANSITIONS.check(event.state, "change")
    _write_programme(event, checked_programme(items))
    journal.record(by, "programme", event, Sentence("Sửa chương trình."))
    return event


def _write_programme(event: Event, items: list[AgendaItem]) -> None:
    event.programme.all().delete()
    AgendaLine.objects.bulk_create(
        [
            AgendaLine(event=event, position=position, begins=item.begins, text=item.text, who=item.who)
            for position, item in enumerate(items, start=1)
        ]
    )


@transaction.atomic
def invite(*, by: Actor, event: Event, units: Iterable[Unit], others: str = "") -> Event:
    """Exactly these units in scope and these names outside the tree are invited."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    TRANSITIONS.check(event.state, "change")
    wanted = {unit.pk: unit for unit in units}
    seen = Unit.objects.visible_to(by).filter(pk__in=wanted).values_list("pk", flat=True)
    if strange := wanted.keys() - set(seen):
        name = wanted[min(strange)].name
        raise Refusal(
            "{name} không thuộc phạm vi của đơn vị. Ghi vào ô khách mời khác.", name=name, field="units"
        )
    names = checked_guests(others)
    event.guests.filter(unit__isnull=False).exclude(unit__in=wanted).delete()
    event.guests.filter(unit__isnull=True).exclude(name__in=names).delete()
    known_units = set(event.guests.values_list("unit", flat=True))
    known_names = set(event.guests.filter(unit__isnull=True).values_list("name", flat=True))
    Guest.objects.bulk_create(
        [
            *(
                Guest(event=event, unit=unit, name=unit.name[:200])
                for key, unit in wanted.items()
                if key not in known_units
            ),
            *(Guest(event=event, name=name) for name in names if name not in known_names),
        ]
    )
    count = len(wanted) + len(names)
    journal.record(by, "guests", event, Sentence("Danh sách mời: {count} đơn vị, đại biểu.", count=count))
    return event
