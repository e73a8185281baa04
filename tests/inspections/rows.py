"""Bare programmes and inspections at one's own unit and at the neighbour's, for tests that only open pages."""

import datetime as dt
from typing import Any

from donghanh.inspections.models import Check, Finding, Programme, Remedy, Visit

DAY, DUE = dt.date(2017, 6, 15), dt.date(2017, 7, 10)


def add_inspection_rows(things: Any) -> None:
    """Give `things` a draft programme, a visit that is planned and one that is going on, with what was found."""
    for prefix in ("", "neighbour_"):
        unit = things.neighbour if prefix else things.unit
        beneath = getattr(things, f"{prefix}beneath")
        movement, document = getattr(things, f"{prefix}plan").movement, getattr(things, f"{prefix}document")
        facts = {"unit": unit, "inspected": beneath, "movement": movement, "reason": "Đông đoàn viên"}
        days = {"starts_on": DAY, "ends_on": DAY, "period_from": DAY, "period_until": DAY}
        programme = Programme.objects.create(
            unit=unit, movement=movement, year=2017, aim="Kiểm tra", levels=["grassroots"]
        )
        planned = Visit.objects.create(**facts, **days)
        visit = Visit.objects.create(**facts, **days, state="underway", notified_on=DAY, decision=document)
        Check.objects.create(visit=visit, position=1, code="1.1", group="Chung", text="Có kế hoạch")
        finding = Finding.objects.create(visit=visit, kind="shortcoming", text="Chưa ghi sổ")
        remedy = Remedy.objects.create(finding=finding, text="Ghi sổ", due_on=DUE)
        made = {
            "programme": programme,
            "planned_visit": planned,
            "visit": visit,
            "finding": finding,
            "remedy": remedy,
        }
        for name, row in made.items():
            setattr(things, prefix + name, row)
