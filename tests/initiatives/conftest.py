"""Hoa, a plain member of An's union, and her initiative."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.initiatives import actions
from donghanh.initiatives.actions import Content
from donghanh.initiatives.rules import AuthorDraft, BenefitDraft
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
SOLUTION = (
    "Dùng giá kẹp tự chế giữ mép vải, gom vải vụn cùng khổ vào từng ngăn, cuối ca đem may thành túi đựng dụng cụ "
    "cho tổ bảo trì, không phải mua túi mới và không còn vải vương trên lối đi."
)
PROBLEM = (
    "Vải vụn sau khi cắt bỏ lẫn vào rác, mỗi ca mất nửa giờ quét dọn và túi đựng dụng cụ phải mua ngoài."
)
SAVED = BenefitDraft("Túi không phải mua", 12_000, "cái", 45_000, "Hóa đơn tháng 3/2017", 2)
SPENT = BenefitDraft("Làm giá kẹp", 400, "cái", 150_000, "Báo giá cơ khí", 1, is_cost=True)


def content_of(**given):
    """What Hoa writes."""
    return Content(
        **{
            "title": "Giá kẹp tận dụng vải vụn may túi dụng cụ",
            "field": "saving",
            "problem": PROBLEM,
            "solution": SOLUTION,
            "effect": "Mỗi năm đỡ mua 120 túi.",
            "authors": (AuthorDraft("Trần Thị Hoa", 60), AuthorDraft("Lê Văn Lộc", 40)),
            "benefit": (SAVED, SPENT),
            **given,
        }
    )


def member_of(unit, name, login):
    """An account of a plain member."""
    person = add_person(name=name, is_invented=True)
    Membership.objects.create(person=person, unit=unit, from_on=LONG_AGO)
    appoint(by=SYSTEM, person=person, unit=unit, role=RoleKey.MEMBER, from_on=LONG_AGO)
    return open_account(login=login, person=person, password="mat-khau-thu-2017")


@pytest.fixture
def hoa(grassroots):
    """A sewer, without any office."""
    return member_of(grassroots, "Trần Thị Hoa", "hoa")


@pytest.fixture
def write(hoa, an, actor, movement, received):  # noqa: F811
    """`write(…)` keeps a draft of Hoa's."""
    clause = Clause.objects.filter(plan=received.plan, address__startswith="II.3").first()

    def written(by=None, clause=clause, **given):
        return actions.save(
            by=by or actor(hoa), content=content_of(**given), movement=movement, clause=clause
        )

    return written


@pytest.fixture
def draft(write):
    """Begun, not sent."""
    return write()


@pytest.fixture
def submit(hoa, actor, write):
    """`submit(…)` writes and sends one of Hoa's."""

    def sent_in(**given):
        return actions.submit(by=actor(hoa), initiative=write(**given))

    return sent_in


@pytest.fixture
def waiting(submit):
    """Sent, for An to look at."""
    return submit()


@pytest.fixture
def recognised(an, actor, waiting):
    """Recognised by An."""
    return actions.recognise(
        by=actor(an),
        initiative=waiting,
        recognised_on=TODAY,
        recognised_by="Hội đồng sáng kiến Công ty",
        decision_number="12/QĐ",
    )
