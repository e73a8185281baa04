"""A contest of the union above An's: her sewers enter, jurors of the province mark."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.base.actors import SYSTEM
from donghanh.contests import actions
from donghanh.contests.actions import EntryContent, Rules
from donghanh.contests.models import Contest, Juror, Sheet
from donghanh.contests.rules import PartDraft
from donghanh.demo.chapters.contend_words import FILE
from donghanh.movements.models import Clause
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO
from tests.movements.conftest import (  # noqa: F401  (fixtures)
    drafted,
    issued,
    movement,
    paper,
    plan,
    plan_text,
    received,
    sent,
)

TODAY = dt.date(2017, 6, 15)
PARTS = (PartDraft("theory", "Lý thuyết", 3000, is_counted=True), PartDraft("practice", "Thực hành", 7000))
PEOPLE = ("Phan Thị Lụa", "Võ Thị Gấm", "Hồ Thị Nhung", "Bùi Thị Đào")
JURORS = ("Đinh Công Thước", "Mai Văn Kéo", "Tạ Thị Kim", "Lương Văn Chỉ")


def rules_of(**given):
    """What the rules say."""
    return Rules(
        **{
            "name": "Hội thi thợ giỏi ngành may 2017",
            "kind": "skilled",
            "fields": "May công nghiệp",
            "enters_until": dt.date(2017, 6, 20),
            "held_on": dt.date(2017, 6, 25),
            "per_entry": 2,
            "prizes": {"first": 1, "second": 1},
            **given,
        }
    )


def scan(name="quyet-dinh.pdf"):
    """A signed paper, or what an entry is about: one empty page."""
    return SimpleUploadedFile(name, FILE)


def person_of(name, unit, login, *roles):
    """Somebody with an account."""
    person = add_person(name=name, is_invented=True)
    Membership.objects.create(person=person, unit=unit, from_on=LONG_AGO)
    for role in roles:
        appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=LONG_AGO)
    return open_account(login=login, person=person, password="mat-khau-thu-2017")


@pytest.fixture
def jurors(neighbour_upper):
    """Four who judge, at home in another union."""
    return [
        person_of(name, neighbour_upper, f"giam-khao-{at}", RoleKey.JUROR) for at, name in enumerate(JURORS)
    ]


@pytest.fixture
def hold(dung, actor, province, movement, sent):  # noqa: F811
    """`hold(…)` is a contest of the province with one round, open for entries."""

    def held(parts=PARTS, passes=0, **given):
        clause = Clause.objects.filter(plan__movement=movement, address__startswith="II.4").first()
        contest = actions.hold_contest(
            by=actor(dung), unit=province, movement=movement, rules=rules_of(**given), clause=clause
        )
        actions.set_round(by=actor(dung), contest=contest, name="Vòng thi", parts=parts, passes=passes)
        return actions.open_contest(by=actor(dung), contest=contest)

    return held


@pytest.fixture
def enter(an, dung, actor):
    """`enter(contest, names)` enters An's people and has them accepted."""

    def entered(contest, names=PEOPLE, **given):
        found = []
        for name in names:
            entry = actions.enter(
                by=actor(an),
                contest=contest,
                field=contest.fields.first(),
                content=EntryContent(members=[name], **given),
            )
            found.append(actions.accept(by=actor(dung), entry=entry))
        return found

    return entered


@pytest.fixture
def marking(hold, enter, dung, actor, jurors):
    """`marking(…)` is the round of a contest that jurors are marking."""

    def begun(**given):
        contest = hold(**given)
        enter(contest)
        for account in jurors:
            actions.add_juror(by=actor(dung), contest=contest, person=account.person)
        contest = actions.start(by=actor(dung), contest=contest)
        found = contest.rounds.get()
        actions.assign_jurors(by=actor(dung), round=found, seed=1)
        return actions.open_marking(by=actor(dung), round=found)

    return begun


@pytest.fixture
def mark(actor):
    """`mark(sheet, 6000)` marks and hands in a sheet as its juror."""

    def marked(sheet, points):
        by = actor(sheet.juror.person.account)
        part = sheet.round.parts.get(is_counted=False)
        kept = actions.save_marks(by=by, sheet=sheet, marks={part.pk: points})
        return actions.send_sheet(by=by, sheet=kept)

    return marked


@pytest.fixture
def sealed(marking, mark, dung, actor):
    """`sealed(…)` is a contest whose only round is sealed: each entry a little better than the one before."""

    def reckoned(**given):
        found = marking(**given)
        tests = {}
        for entry in found.contest.entries.all():
            tests |= {(entry.pk, part.pk): 2000 for part in found.parts.filter(is_counted=True)}
        if tests:
            actions.count_tests(by=actor(dung), round=found, marks=tests)
        for sheet in Sheet.objects.filter(round=found).select_related(
            "juror__person__account", "round", "entry"
        ):
            mark(sheet, 5000 + 100 * sheet.entry.number)
        actions.seal_round(by=actor(dung), round=found)
        return Contest.objects.get(pk=found.contest_id)

    return reckoned


@pytest.fixture
def announced(sealed, dung, actor):
    """`announced(…)` is a contest whose results are known."""

    def told(**given):
        return actions.announce(
            by=actor(dung),
            contest=sealed(**given),
            decision_number="25/QĐ-LĐLĐ",
            signed_on=TODAY,
            upload=scan(),
        )

    return told


def desk_of(account, contest):
    """The token of a juror's desk."""
    return Juror.objects.get(contest=contest, person=account.person).token
