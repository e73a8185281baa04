"""A story of the province about An's union, commended or not yet, on its way to the public."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.exemplars import actions
from donghanh.organisations.actions import appoint, party_of
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from tests.awards.conftest import (
    _files,
    award_round,
    clause,
    council,
    decision,
    dossier,
    hold_council,
    known,
    movement,
    nominate,
    paper,
    plan_text,
    received,
    recognition,
    sent,
    signed_copy,
)

__all__ = [
    "_files",
    "award_round",
    "clause",
    "council",
    "decision",
    "dossier",
    "hold_council",
    "known",
    "movement",
    "nominate",
    "paper",
    "plan_text",
    "received",
    "recognition",
    "sent",
    "signed_copy",
    "giang",
    "find",
    "story",
    "verified",
    "consented",
    "published",
]

TODAY, LASTS = dt.date(2017, 6, 15), dt.date(2017, 12, 31)
SECRET = "Câu chuyện chưa ai được đọc"


@pytest.fixture
def giang(province):
    """Press officer of the province."""
    person = add_person(name="Huỳnh Thị Giang", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=province, role=RoleKey.PRESS, from_on=dt.date(2010, 1, 1))
    return open_account(login="giang", person=person)


@pytest.fixture
def find(actor, movement, clause):
    """`find(giang, subject)` is a story that nobody checked yet."""

    def found(account, about, **more):
        return actions.find_story(
            by=actor(account),
            movement=movement,
            about=about,
            clauses=[clause],
            **{"title": SECRET, "summary": "Một câu.", "text": "Việc làm cụ thể."} | more,
        )

    return found


@pytest.fixture
def story(giang, find, grassroots):
    """About An's union, commended or not; found."""
    return find(giang, actions.Subject(party_of(grassroots)))


@pytest.fixture
def verified(dung, actor, story):
    """Dũng vouches for it."""
    return actions.verify(by=actor(dung), story=story, note="Đã gặp tổ trưởng, xem sổ.")


@pytest.fixture
def consented(giang, actor, verified):
    """An agreed until the end of the year."""
    return actions.keep_consent(
        by=actor(giang),
        story=verified,
        given_by="Nguyễn Thị An",
        purpose="Trang công khai",
        given_on=TODAY,
        until_on=LASTS,
    )


@pytest.fixture
def published(giang, actor, consented):
    """Anyone reads it."""
    return actions.publish(by=actor(giang), story=consented)
