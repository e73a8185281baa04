"""The province's final review of 2017 on its way, with something to tell."""

import datetime as dt

import pytest

from donghanh.periods.facts import period
from donghanh.reviews import actions
from tests.exemplars.conftest import *  # noqa: F403


@pytest.fixture
def review(dung, actor, province, movement):
    """Opened."""
    return actions.plan_review(
        by=actor(dung),
        unit=province,
        movement=movement,
        period=period("2017"),
        kind="final",
        reports_due_on=dt.date(2017, 12, 20),
    )


@pytest.fixture
def guided(dung, actor, review):
    """Its guidance is issued."""
    return actions.issue_guidance(by=actor(dung), review=review, number="58", issued_on=dt.date(2017, 6, 15))


@pytest.fixture
def drafted(dung, actor, guided):
    """Its report is written from the data."""
    return actions.draft_report(by=actor(dung), review=guided)


@pytest.fixture
def issued(dung, actor, drafted):
    """Its report is issued."""
    return actions.issue_report(by=actor(dung), review=drafted, number="09", issued_on=dt.date(2017, 6, 15))
