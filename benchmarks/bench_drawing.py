"""Who marks what at 2,000 entries × 100 jurors: the whole request and its job, not the rule alone.

Bare: the rule on what the request reads for it. What is above is reading entries, jurors and their lines, writing 6,000
sheets, weighing the assignment, and the page. A round is assigned once, so a few seconds are nothing; the budget keeps
what is around the rule from growing beyond it.
"""

import datetime as dt
import random

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.measure import Measure, Score, seconds
from donghanh.base.actors import SYSTEM
from donghanh.contests.facts import markers_of, places_of
from donghanh.contests.models import Contest, Entry, Field, Juror, Part, Round, Sheet
from donghanh.contests.rules import assign
from donghanh.jobs.actions import work_off
from donghanh.movements.models import Movement
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, UnitKind
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person, open_account
from donghanh.people.models import Account, Person

ENTRIES, JURORS, EACH, FIELDS, UNITS = 2000, 100, 3, 10, 300
DAY = dt.date(2017, 6, 1)
MOST_QUERIES = 24


@transaction.atomic
def _world() -> tuple[Round, Account]:
    """A province of 300 unions; its contest, closed for entries, with jurors at home in the unions."""
    chance = random.Random(2017)
    root = found_unit(
        by=SYSTEM, code="BD", name="Liên đoàn", kind=UnitKind.PROVINCE, superior=None, founded_on=DAY
    )
    units = [
        found_unit(
            by=SYSTEM,
            code=f"BD-{at}",
            name=f"Công đoàn {at}",
            kind=UnitKind.GRASSROOTS,
            superior=root,
            founded_on=DAY,
        )
        for at in range(UNITS)
    ]
    person = add_person(name="Trần Văn Dũng", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=root, role=RoleKey.OFFICER, from_on=DAY)
    account = open_account(login="bench-drawing", person=person, password="mat-khau-thu-2017")
    movement = Movement.objects.create(unit=root, name="Bench", starts_on=DAY, ends_on=DAY, opened_on=DAY)
    contest = Contest.objects.create(
        unit=root,
        movement=movement,
        kind="skilled",
        name="Hội thi",
        state="running",
        enters_until=DAY,
        held_on=DAY,
    )
    fields = [Field.objects.create(contest=contest, position=at, name=f"Nghề {at}") for at in range(FIELDS)]
    found = Round.objects.create(contest=contest, position=1, name="Vòng thi")
    Part.objects.create(round=found, position=1, kind="practice", name="Thực hành", most=10_000)
    Entry.objects.bulk_create(
        Entry(
            contest=contest,
            field=chance.choice(fields),
            unit=chance.choice(units),
            name=f"Người thi {at}",
            state="accepted",
            number=at + 1,
            code=f"P{at:05d}",
            sent_on=DAY,
        )
        for at in range(ENTRIES)
    )
    for at in range(JURORS):
        judge = Person.named(f"Giám khảo {at}", is_invented=True)
        judge.save()
        Membership.objects.create(person=judge, unit=chance.choice(units), from_on=DAY)
        Juror.objects.create(contest=contest, person=judge).fields.set(chance.sample(fields, 4))
    return found, account


def measures() -> list[Measure | Score]:
    call_command("migrate", verbosity=0)
    found, account = _world()
    browser, address = Client(), reverse("contests:round", args=[found.pk])
    browser.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    places, markers = places_of(found), markers_of(found.contest)

    def drawn() -> None:
        assert browser.post(address, {"verb": "assign"}).status_code == 303
        work_off()

    def asked_for() -> None:
        with transaction.atomic():
            browser.post(address, {"verb": "assign"})
            transaction.set_rollback(True)

    with CaptureQueriesContext(connection) as asked:
        asked_for()
        statements = len(asked)
    drawn()
    assert Sheet.objects.filter(round=found).count() == ENTRIES * EACH
    return [
        Measure(
            "100 jurors drawn for 2,000 entries: request and job, the rule",
            seconds(drawn, rounds=2),
            rule := seconds(lambda: assign(places, markers, per_entry=EACH, seed=found.pk), rounds=2),
            3.0,
        ),
        Measure("what the officer waits for: the request, the rule", seconds(asked_for, rounds=2), rule, 0.5),
        Score(
            f"statements of the request: {statements}, at most {MOST_QUERIES}", MOST_QUERIES / statements, 1.0
        ),
    ]
