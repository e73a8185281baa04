"""The real plan, a movement opened by it, and plans sent down."""

import datetime as dt
from pathlib import Path

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.documents.rules.reading import read_text
from donghanh.movements import actions
from donghanh.movements.facts import clauses_above
from donghanh.movements.models import Delivery
from donghanh.movements.rules.drafting import Draft, adopting_the_rest
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, UnitKind
from donghanh.people.actions import add_person, open_account

PLAN_FILE = Path(__file__).parents[2] / "src" / "donghanh" / "demo" / "papers" / "ke-hoach-29-KH-LDLD.txt"
DUE = dt.date(2017, 6, 30)


@pytest.fixture
def plan_text():
    """The text of Kế hoạch 29/KH-LĐLĐ."""
    return PLAN_FILE.read_text()


@pytest.fixture
def paper(plan_text):
    """The plan as read."""
    return read_text(plan_text).paper


@pytest.fixture
def movement(dung, actor, paper):
    """The movement that the province opened with the plan."""
    return actions.open_movement(
        by=actor(dung),
        paper=paper,
        name="Doanh nghiệp Việt Nam hội nhập và phát triển",
        starts_on=dt.date(2017, 1, 1),
        ends_on=dt.date(2020, 12, 31),
    )


@pytest.fixture
def plan(movement):
    """The province's plan."""
    return movement.plans.get()


@pytest.fixture
def sent(dung, binh, actor, plan, upper, neighbour_upper):
    """The province's plan sent to both upper unions: Bình's delivery."""
    actions.send_plan(by=actor(dung), plan=plan, units=[upper, neighbour_upper], due_on=DUE)
    return Delivery.objects.get(plan=plan, unit=upper)


@pytest.fixture
def drafted(binh, actor, sent):
    """Bình's plan, begun and not decided."""
    actions.acknowledge(by=actor(binh), delivery=sent)
    sent.refresh_from_db()
    return actions.start_plan(by=actor(binh), delivery=sent)


@pytest.fixture
def issued(binh, actor, drafted):
    """Bình's plan with everything adopted, number 15."""
    draft = adopting_the_rest(clauses_above(drafted.superior), Draft({}))
    actions.save_draft(by=actor(binh), plan=drafted, draft=draft)
    return actions.issue_plan(by=actor(binh), plan=drafted, number="15", issued_on=dt.date(2017, 6, 10))


@pytest.fixture
def received(binh, actor, issued, grassroots):
    """Bình's plan sent on: An's delivery."""
    actions.send_plan(by=actor(binh), plan=issued, units=[grassroots], due_on=DUE)
    return Delivery.objects.get(plan=issued, unit=grassroots)


@pytest.fixture
def clerk(province):
    """Numbers and files papers at the province, drafts nothing."""
    person = add_person(name="Võ Thị Giang", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=province, role=RoleKey.CLERK, from_on=dt.date(2010, 1, 1))
    return open_account(login="giang", person=person)


@pytest.fixture
def found_upper(province):
    """`found_upper("A")` is one more union above the grassroots."""

    def found(name):
        return found_unit(
            by=SYSTEM,
            code=f"LDLD-{name}",
            name=f"Liên đoàn Lao động huyện {name}",
            kind=UnitKind.DISTRICT,
            superior=province,
            founded_on=dt.date(2010, 1, 1),
            symbol="LĐLĐ",
            place=name,
        )

    return found
