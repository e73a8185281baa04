"""Bare rows of movements at one's own unit and at the neighbour's, for tests that only open pages."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from donghanh.indicators.models import Indicator
from donghanh.movements.models import Clause, Delivery, Movement, Plan, Response, Target
from donghanh.periods.facts import period

DAY = dt.date(2017, 5, 12)


def add_movement_rows(things: Any, province: Any) -> None:
    """Give `things` a plan, a draft, a clause, a delivery and a response, its own and the neighbour's."""
    movement = Movement.objects.create(
        unit=province, name="Phong trào", starts_on=DAY, ends_on=dt.date(2020, 12, 31), opened_on=DAY
    )
    first, second = (_issued(movement, province, number) for number in ("29/KH-LĐLĐ", "30/KH-LĐLĐ"))
    for prefix, unit in (("", things.unit), ("neighbour_", things.neighbour)):
        for name, row in vars(_at(unit, first, second)).items():
            setattr(things, f"{prefix}{name}", row)


def _issued(movement: Movement, unit: Any, number: str, superior: Plan | None = None) -> Plan:
    plan = Plan.objects.create(
        movement=movement,
        unit=unit,
        superior=superior,
        title="Kế hoạch",
        number=number,
        issued_on=DAY,
        state="issued",
    )
    Clause.objects.create(plan=plan, address="I", kind="content", text="Thi đua.", position=1)
    return plan


def add_received(sender: Any, unit: Any, *, due_on: dt.date, answer: str = "response") -> Delivery:
    """A plan of `sender` that `unit` has received and not opened."""
    movement = Movement.objects.create(
        unit=sender, name="Phong trào", starts_on=DAY, ends_on=dt.date(2020, 12, 31), opened_on=DAY
    )
    return Delivery.objects.create(
        plan=_issued(movement, sender, "15/KH-LĐLĐ"),
        unit=unit,
        answer=answer,
        due_on=due_on,
        sent_at=timezone.now(),
    )


def _at(unit: Any, first: Plan, second: Plan) -> SimpleNamespace:
    plan = _issued(first.movement, unit, "15/KH-LĐLĐ", first)
    delivery = Delivery.objects.create(plan=first, unit=unit, answer="plan", sent_at=timezone.now())
    indicator, _made = Indicator.objects.get_or_create(
        code="DV01", defaults={"name": "Đoàn viên mới", "unit_of_measure": "người"}
    )
    return SimpleNamespace(
        target=Target.objects.create(
            unit=unit, indicator=indicator, period=period("2017"), amount=10, reserve=10, state="settled"
        ),
        plan=plan,
        clause=plan.clauses.get(),
        draft=Plan.objects.create(movement=first.movement, unit=unit, superior=second, title="Dự thảo"),
        delivery=delivery,
        response=Response.objects.create(delivery=delivery, unit=unit),
    )
