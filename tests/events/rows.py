"""Bare events at one's own unit and at the neighbour's, for tests that only open pages."""

import datetime as dt
from typing import Any

from donghanh.documents.models import Document
from donghanh.documents.rules.paper import Paper
from donghanh.events.models import Event

DAY = dt.date(2017, 6, 15)


def add_event_rows(things: Any) -> None:
    """Give `things` an event that is planned and one that is known, its own and the neighbour's."""
    for prefix, unit, plan in (
        ("", things.unit, things.plan),
        ("neighbour_", things.neighbour, things.neighbour_plan),
    ):
        planned = _event(unit, plan.movement)
        known = _event(unit, plan.movement, state="invited", invitation=_letter(unit))
        setattr(things, f"{prefix}planned_event", planned)
        setattr(things, f"{prefix}event", known)


def _event(unit: Any, movement: Any, **facts: Any) -> Event:
    return Event.objects.create(
        unit=unit,
        movement=movement,
        kind="launch",
        name="Hội nghị phát động",
        place="Hội trường",
        held_on=DAY,
        begins=dt.time(8),
        **facts,
    )


def _letter(unit: Any) -> Document:
    return Document.objects.create(
        unit=unit,
        direction="issued",
        state="issued",
        type_code="GM",
        type_name="Giấy mời",
        number="12",
        number_key="12",
        symbol="GM-LĐLĐ",
        year=2017,
        issued_on=DAY,
        layout="union-2011",
        paper=Paper(type="Giấy mời", number="12", symbol="GM-LĐLĐ", issued_on=DAY).to_json(),
        verify_code=f"GM{unit.pk}",
    )
