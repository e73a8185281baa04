"""The adoption clock: the page for 1,000 addressees against the page for 100, and how many statements each asks.

Bare: what a page ten times as long would take if everything in it cost ten times as much.
"""

import datetime as dt

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from benchmarks.measure import Measure, seconds
from donghanh.base.actors import SYSTEM
from donghanh.movements.models import Delivery, Movement, Plan
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, UnitKind
from donghanh.organisations.models import Unit
from donghanh.people.actions import add_person, open_account

DAY = dt.date(2017, 5, 12)
FEW, MANY = 100, 1000
MOST_QUERIES = 12


@transaction.atomic
def _plan_sent_to(count: int, root: Unit) -> Plan:
    """A plan of `root` to `count` unions, of which a tenth has no answer; every hundredth sends a plan of its own on."""
    movement = Movement.objects.create(
        unit=root, name=f"Bench {count}", starts_on=DAY, ends_on=DAY, opened_on=DAY
    )
    plan = _issued(movement, root)
    units = _units(count)
    heads, rest = units[: count // 100], units[count // 100 :]
    _send(plan, units)
    for place, head in enumerate(heads):
        own = _issued(movement, head, plan)
        _send(own, rest[place :: len(heads)])
    return plan


def _units(count: int) -> list[Unit]:
    Unit.objects.bulk_create(
        (
            Unit.named(
                f"Đơn vị {count}/{number}", UnitKind.DISTRICT, code=f"B{count}-{number}", founded_on=DAY
            )
            for number in range(count)
        ),
        batch_size=1000,
    )
    return list(Unit.objects.filter(code__startswith=f"B{count}-"))


def _issued(movement: Movement, unit: Unit, superior: Plan | None = None) -> Plan:
    return Plan.objects.create(
        movement=movement, unit=unit, superior=superior, title="Bench", issued_on=DAY, state="issued"
    )


def _send(plan: Plan, units: list[Unit]) -> None:
    now = timezone.now()
    Delivery.objects.bulk_create(
        (
            Delivery(
                plan=plan,
                unit=unit,
                answer="plan",
                due_on=DAY,
                sent_at=now - dt.timedelta(days=40),
                opened_at=now - dt.timedelta(days=40 - number % 9),
                acknowledged_at=now - dt.timedelta(days=38 - number % 9),
                answered_at=now - dt.timedelta(days=number % 30) if number % 10 else None,
                state="answered" if number % 10 else "acknowledged",
            )
            for number, unit in enumerate(units)
        ),
        batch_size=1000,
    )


def measures() -> list[Measure]:
    call_command("migrate", verbosity=0)
    root = found_unit(
        by=SYSTEM, code="B-ROOT", name="Gốc", kind=UnitKind.PROVINCE, superior=None, founded_on=DAY
    )
    person = add_person(name="Người Thử")
    appoint(by=SYSTEM, person=person, unit=root, role=RoleKey.LEADER, from_on=DAY)
    browser = Client()
    browser.force_login(
        open_account(login="bench", person=person), backend="django.contrib.auth.backends.ModelBackend"
    )
    found = []
    few, many = (_plan_sent_to(count, root) for count in (FEW, MANY))
    for page in ("clock", "adoption"):
        addresses = [reverse(f"movements:{page}", args=[plan.pk]) for plan in (few, many)]
        counts = []
        for address in addresses:
            browser.get(address)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert browser.get(address).status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1] <= MOST_QUERIES, f"{page}: {counts} statements"
        few_time, many_time = (seconds(lambda a=address: browser.get(a)) for address in addresses)  # type: ignore[misc]
        found.append(
            Measure(
                what=f"{page} of {MANY} addressees ({counts[1]} statements) against 10 × that of {FEW}",
                ours=many_time,
                bare=10 * few_time,
                at_most=1,
            )
        )
    return found
