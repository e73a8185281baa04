"""What is due from me, from every app; what I did today; who is in the cast; is the site well."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from donghanh.awards import facts as awards
from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.contests import facts as contests
from donghanh.courses import facts as courses
from donghanh.evaluation import facts as evaluation
from donghanh.events import facts as events
from donghanh.exemplars import facts as exemplars
from donghanh.initiatives import facts as initiatives
from donghanh.inspections import facts as inspections
from donghanh.journal.models import Entry
from donghanh.judging import facts as judging
from donghanh.movements import facts as movements
from donghanh.organisations.facts import Hat, actor_in, hats_of, superior_of
from donghanh.organisations.rules import ROLES
from donghanh.people.models import Account
from donghanh.pledges import facts as pledges
from donghanh.relations import facts as relations
from donghanh.reports import facts as reports
from donghanh.reviews import facts as reviews
from donghanh.support import facts as support
from donghanh.works import facts as works

from ..rules import Stretch, by_date

# Every app that waits for somebody, in the order of the stages.
DUES: tuple[Callable[[Actor, dt.date], list[Due]], ...] = (
    movements.dues_of,
    events.dues_of,
    pledges.dues_of,
    works.dues_of,
    initiatives.dues_of,
    support.dues_of,
    courses.dues_of,
    relations.dues_of,
    contests.dues_of,
    reports.dues_of,
    inspections.dues_of,
    judging.dues_of,
    evaluation.dues_of,
    awards.dues_of,
    exemplars.dues_of,
    reviews.dues_of,
)
LATEST_DONE = 12


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """All that is due from `by`; nothing from somebody without a unit."""
    if by.unit_id is None:
        return []
    return [due for ask in DUES for due in ask(by, today)]


def dues_of_account(account_id: int, today: dt.date) -> list[Due]:
    """All that is due from an account, at every unit it acts for today; nothing from a closed one."""
    account = Account.objects.filter(pk=account_id, is_active=True).select_related("person").first()
    return [due for by in actors_of(account, today) for due in dues_of(by, today)] if account else []


def actors_of(account: Account, today: dt.date) -> list[Actor]:
    """The account acting for each of its units."""
    return [
        actor_in(hat, account_id=account.pk, person_id=account.person_id, name=account.person.name)
        for hat in hats_of(account.person_id, today)
    ]


def to_do(by: Actor, today: dt.date) -> list[Stretch]:
    """What is due, by date."""
    return by_date(dues_of(by, today), today)


def done_today(by: Actor, today: dt.date) -> list[Entry]:
    """What the actor did today, the latest first."""
    return list(Entry.objects.by_account(by.account_id).on(today).order_by("-pk")[:LATEST_DONE])


@dataclass(frozen=True)
class Player:
    """One of the demo cast: who they are, and what is due from them."""

    login: str
    name: str
    role: str
    does: Sentence
    unit: str
    superior: str
    dues: int
    first_due: str


def cast(today: dt.date) -> list[Player]:
    """The demo cast, the grassroots first."""
    accounts = Account.objects.filter(is_demo=True, is_active=True).select_related("person")
    wearing = [(account, hats_of(account.person_id, today)[:1]) for account in accounts.order_by("login")]
    return [_player(account, hat, today) for account, hats in wearing for hat in hats]


def _player(account: Account, hat: Hat, today: dt.date) -> Player:
    by = actor_in(hat, account_id=account.pk, person_id=account.person_id, name=account.person.name)
    due = [due for stretch in to_do(by, today) for due in stretch.dues]
    superior = superior_of(by.unit_id or 0, today)
    return Player(
        login=account.login,
        name=account.person.name,
        role=by.role_name,
        does=ROLES[hat.roles[0]].description,
        unit=by.unit_name,
        superior=superior.name if superior else "",
        dues=len(due),
        first_due=str(due[0].title) if due else "",
    )


@dataclass(frozen=True)
class Health:
    """Does the database answer, and is it of this version?"""

    database: bool
    migrations: bool

    @property
    def is_well(self) -> bool:
        """Both hold."""
        return self.database and self.migrations


def health() -> Health:
    """Asked afresh each time."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return Health(database=False, migrations=False)
    return Health(database=True, migrations=not waiting)
