"""Lists that go through the whole scope, in a small country and among the nation's units: as an officer of a province
of 785 grassroots unions reads them, who has as much in both, and from the top, where everything is seen.

Processor time of the site and of its database. BENCH_TREE sets how many units the nation has (25,000; in truth
125,000). Every grassroots union has a plan sent to it, a target and a member by name. Pages that ask every app for its lines (a
movement, a clause, what is due) are measured too; their statements are bounded in the tests. The clock's figures of many
are kept for ten minutes; `counted anew` is what the first reader waits for.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from benchmarks.bench_tree import (
    AT_MOST,
    LARGE,
    MOST_QUERIES,
    PROVINCES,
    SMALL,
    UPPERS,
    _add,
    _browser,
    _opened,
)
from benchmarks.measure import Fact, Measure, Score, computing, too_many
from donghanh.indicators.models import Indicator
from donghanh.movements.models import Clause, Delivery, Movement, Plan, Target
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.models import Membership, Unit
from donghanh.people.models import Person
from donghanh.periods.facts import period

DAY, DUE = dt.date(2017, 5, 12), dt.date(2017, 6, 30)
CLOCK = "the adoption clock"
OF_EVERY_APP = {"a movement", "a clause", "what is due"}
GRASSROOTS = "Công đoàn cơ sở Công ty"


def _plans(movement: Movement, units: Sequence[Unit], above: Sequence[Plan | None]) -> list[Plan]:
    """A plan of each unit, derived from the plan of the unit above it (as `_add` placed them), with a clause."""
    made = Plan.objects.bulk_create(
        Plan(
            movement=movement,
            unit=unit,
            superior=above[number % len(above)],
            title="Kế hoạch",
            number=f"{unit.pk}/KH-LĐLĐ",
            issued_on=DAY,
            state="issued",
        )
        for number, unit in enumerate(units)
    )
    Clause.objects.bulk_create(
        Clause(plan=plan, address="I", kind="content", text="Thi đua.", position=1) for plan in made
    )
    return made


def _send(plans: Sequence[Plan], units: Sequence[Unit], answer: str, *, numbers: range) -> None:
    """To each unit the plan of the one above it; nine of ten have answered."""
    moment = timezone.now()
    Delivery.objects.bulk_create(
        [
            Delivery(
                plan=plans[number % len(plans)],
                unit=unit,
                answer=answer,
                due_on=DUE,
                sent_at=moment,
                opened_at=moment,
                state="answered" if number % 10 else "opened",
                answered_at=moment if number % 10 else None,
            )
            for number, unit in zip(numbers, units, strict=True)
        ],
        batch_size=2000,
    )


def _fill(units: Sequence[Unit], indicator: Indicator) -> None:
    """A target and a member of each."""
    year = period("2017")
    Target.objects.bulk_create(
        [
            Target(unit=unit, indicator=indicator, period=year, amount=10, reserve=10, state="settled")
            for unit in units
        ],
        batch_size=2000,
    )
    people = [Person.named(f"Nguyễn Văn Ba {unit.pk}") for unit in units]
    Person.objects.bulk_create(people, batch_size=2000)
    Membership.objects.bulk_create(
        [
            Membership(person=person, unit=unit, from_on=DAY)
            for person, unit in zip(people, units, strict=True)
        ],
        batch_size=2000,
    )


def measures() -> list[Measure | Score | Fact]:
    call_command("migrate", verbosity=0)
    root = _add(UnitKind.CONFEDERATION, "Tổng Liên đoàn", range(1), [None])[0]
    provinces = _add(UnitKind.PROVINCE, "Liên đoàn Lao động tỉnh", range(PROVINCES), [root])
    uppers = _add(UnitKind.DISTRICT, "Công đoàn xã", range(UPPERS), [*provinces])
    indicator = Indicator.objects.create(code="B1", name="Đoàn viên mới", unit_of_measure="người")
    movement = Movement.objects.create(
        unit=root, name="Phong trào", starts_on=DAY, ends_on=dt.date(2020, 12, 31), opened_on=DAY
    )
    top = _plans(movement, [root], [None])
    of_provinces = _plans(movement, provinces, top)
    of_uppers = _plans(movement, uppers, of_provinces)
    _send(top, provinces, "plan", numbers=range(PROVINCES))
    _send(of_provinces, uppers, "plan", numbers=range(UPPERS))
    _fill([root, *provinces, *uppers], indicator)
    here = [place for place in range(UPPERS) if place % PROVINCES == 0]
    elsewhere = [place for place in range(UPPERS) if place % PROVINCES]

    def grow(numbers: range, places: list[int]) -> None:
        units = _add(UnitKind.GRASSROOTS, GRASSROOTS, numbers, [uppers[place] for place in places])
        _send([of_uppers[place] for place in places], units, "response", numbers=numbers)
        _fill(units, indicator)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    grow(range(SMALL - 1 - PROVINCES - UPPERS), here)
    readers = {
        "a province": (_browser(provinces[0], "dung"), _pages(of_provinces[0], uppers[0])),
        "the top": (_browser(root, "khanh"), _pages(top[0], uppers[0])),
    }
    small = _taken(readers)
    grow(range(SMALL, LARGE), elsewhere)
    found: list[Measure | Score | Fact] = []
    for (who, what), taken in _taken(readers).items():
        browser, pages = readers[who]
        with CaptureQueriesContext(connection) as asked:
            _opened(browser, pages[what])
        queries = len(asked)
        name = f"{who}: {what}, {LARGE} units ({queries} queries) against {SMALL}"
        found.append(Measure(name, taken, small[who, what], AT_MOST))
        if what not in OF_EVERY_APP:
            found += too_many(f"{who}: {what}", queries, MOST_QUERIES)
    browser, pages = readers["the top"]
    anew = _seconds(lambda: (cache.clear(), _opened(browser, pages[CLOCK])))
    found.append(Fact(f"the top: {CLOCK}, {LARGE} units, counted anew: {anew * 1000:.0f} ms"))
    return found


def _seconds(work: Callable[[], object]) -> float:
    return computing(work, rounds=5)


def _taken(readers: dict[str, tuple[Client, dict[str, str]]]) -> dict[tuple[str, str], float]:
    """Seconds of each page as each reader opens it."""
    return {
        (who, what): _seconds(lambda browser=browser, at=at: _opened(browser, at))
        for who, (browser, pages) in readers.items()
        for what, at in pages.items()
    }


def _pages(plan: Plan, upper: Unit) -> dict[str, str]:
    return {
        "movements": reverse("movements:movements"),
        "a movement": reverse("movements:movement", args=[plan.movement_id]),
        "a plan": reverse("movements:plan", args=[plan.pk]),
        "a clause": reverse("movements:clause", args=[plan.clauses.get().pk]),
        "plans received": reverse("movements:inbox"),
        "adoption": reverse("movements:adoption", args=[plan.pk]),
        "who has not answered": reverse("movements:unanswered", args=[plan.pk]),
        CLOCK: reverse("movements:clock", args=[plan.pk]),
        "targets": reverse("movements:all_targets"),
        "targets of all beneath": reverse("movements:all_targets") + "?of=all",
        "targets of a plan": reverse("movements:targets", args=[plan.pk]),
        "members of a unit": reverse("organisations:members", args=[upper.pk]),
        "conferences": reverse("events:list"),
        "the year": reverse("home:year"),
        "what is due": reverse("home:home"),
    }
