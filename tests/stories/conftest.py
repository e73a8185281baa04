"""The small world in which the cast walk: the real plan sent down to An, a pledge offered to her, a report asked."""

import datetime as dt

import pytest
from playwright.sync_api import TimeoutError, expect

from donghanh.organisations.facts import actor_for
from donghanh.periods.facts import period
from donghanh.pledges.actions import draft_pledge, propose_pledge
from donghanh.reports import actions as reports
from donghanh.reports.models import FormVersion
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
from tests.pledges.conftest import cutting, freezing, promises, provincial_gate, sewing  # noqa: F401
from tests.reports.conftest import whole  # noqa: F401
from tests.reports.shelf import load_shelf

PASSWORD = "mat-khau-thu-2017"


@pytest.fixture
def offered(cuc, actor, provincial_gate, sewing, freezing, promises):  # noqa: F811
    """A pledge of Cúc's team with An's: Cúc's side is confirmed, An's is awaited."""
    by = actor(cuc)
    drafted_ = draft_pledge(
        by=by, registration=provincial_gate, first=freezing, second=sewing, promises=promises
    )
    return propose_pledge(by=by, pledge=drafted_)


@pytest.fixture
def asked(dung, actor, movement, upper, grassroots, neighbour):  # noqa: F811
    """The half-year report that the province asks of all."""
    load_shelf()
    return reports.open_request(
        by=actor(dung),
        movement=movement,
        form=FormVersion.objects.get(code="BC6T"),
        period=period("2017H1"),
        due_on=dt.date(2017, 7, 10),
        levels=["upper", "grassroots"],
    )


@pytest.fixture
def filled(an, asked, whole):  # noqa: F811
    """An's report with a figure in every cell, not sent."""
    by = actor_for(an)
    return reports.fill(by=by, request=asked, typed=whole(asked, by, SK01="5"))


class Walk:
    """Somebody walking through pages; counts the taps."""

    def __init__(self, page):
        self.page = page
        self.taps = 0

    def tap(self, words, *, role="link", exact=True):
        """Press the thing that says `words`."""
        self.taps += 1
        self.page.get_by_role(role, name=words, exact=exact).first.click()

    def press(self, words):
        """Press the button that says `words`."""
        self.tap(words, role="button")

    def stands_at(self, title):
        """The page with this title is open, now or in a moment."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def says(self, words):
        """Does the page show these words, now or in a moment?"""
        try:
            self.page.get_by_text(words).first.wait_for()
        except TimeoutError:
            return False
        return True


@pytest.fixture
def walk(open_page):
    """`walk("/", account=an)` starts a walk."""

    def started(address, **how):
        return Walk(open_page(address, **how))

    return started
