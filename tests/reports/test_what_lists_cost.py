"""Pages of reports ask the database the same number of questions for one row and for three, at most twelve."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.words import fold
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, Sector, UnitKind
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person, open_account
from donghanh.reports import actions

LONG_AGO = dt.date(2010, 1, 1)


@pytest.fixture
def chairs(upper):
    """Chairs of three unions under Bình's, ready to report."""
    accounts = []
    for name in ("Ánh", "Bảo", "Cẩm"):
        unit = found_unit(
            by=SYSTEM,
            code=f"CS-{name}",
            name=f"Công đoàn cơ sở {name}",
            kind=UnitKind.GRASSROOTS,
            superior=upper,
            founded_on=LONG_AGO,
            sector=Sector.ENTERPRISE,
        )
        person = add_person(name=f"Lê Thị {name}")
        Membership.objects.create(person=person, unit=unit, from_on=LONG_AGO)
        appoint(by=SYSTEM, person=person, unit=unit, role=RoleKey.CHAIR, from_on=LONG_AGO)
        accounts.append(open_account(login=f"chair-{fold(name)}", person=person, password=None))
    return accounts


def _asks(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(url)
    assert answer.status_code == 200
    return len(asked)


def _addresses(asked, report):
    return {
        "requests": reverse("reports:requests"),
        "request": reverse("reports:request", args=[asked.pk]),
        "missing": reverse("reports:missing", args=[asked.pk]),
        "inbox": reverse("reports:inbox"),
        "changes": reverse("reports:changes", args=[asked.pk]),
        "links": reverse("reports:links", args=[asked.pk]),
        "board": reverse("reports:board", args=[asked.pk]),
        "drill": reverse("reports:drill", args=[asked.pk, report.request.unit_id, "CL01"]),
        "report": report.get_absolute_url(),
        "cell": reverse("reports:cell", args=[report.pk, "SK01"]),
    }


def test_pages_of_the_superior_cost_the_same_with_one_report_and_with_three(
    chairs, asked, sent, binh, dung, client_of
):
    browsers = {"binh": client_of(binh), "dung": client_of(dung)}
    first = sent(asked, chairs[0])
    urls = _addresses(asked, first)
    who = {name: "binh" if name in ("inbox", "report", "changes") else "dung" for name in urls}

    one = {name: _asks(browsers[who[name]], url) for name, url in urls.items()}
    for account in chairs[1:]:
        sent(asked, account)
    three = {name: _asks(browsers[who[name]], url) for name, url in urls.items()}

    assert one == three
    assert max(three.values()) <= 12, three


def test_filling_and_looking_over_cost_little(asked, an, actor, whole, client_of):
    browser = client_of(an)
    actions.fill(by=actor(an), request=asked, typed={"SK01": "5"})
    few = _asks(browser, reverse("reports:fill", args=[asked.pk]))
    actions.fill(by=actor(an), request=asked, typed=whole(asked, actor(an)))

    assert _asks(browser, reverse("reports:fill", args=[asked.pk])) == few <= 12
    assert _asks(browser, reverse("reports:review", args=[asked.pk])) <= 12


def test_accepting_many_costs_no_more_than_accepting_one(chairs, asked, sent, binh):
    reports = [sent(asked, account) for account in chairs]
    by = actor_for(binh)

    def cost(some):
        with CaptureQueriesContext(connection) as asks:
            actions.accept(by=by, reports=some)
        return len(asks)

    assert cost(reports[:1]) == cost(reports[1:])


def test_the_grid_costs_the_same_with_one_unit_and_with_three(chairs, asked, binh, actor, client_of):
    browser, url = client_of(binh), reverse("reports:grid", args=[asked.pk])
    by, units = actor(binh), [actor(account).unit_id for account in chairs]
    actions.fill(by=by, request=asked, typed={"SK01": "5"}, unit_id=units[0])

    one = _asks(browser, url)
    for unit_id in units[1:]:
        actions.fill(by=by, request=asked, typed={"SK01": "5"}, unit_id=unit_id)

    assert _asks(browser, url) == one <= 12


def test_what_was_published_costs_the_same_with_one_correction_and_with_three(
    chairs, asked, sent, binh, dung, client_of
):
    browser, url = client_of(dung), reverse("reports:publication", args=[asked.pk])
    reports = [sent(asked, account, SK01="5") for account in chairs]

    def differing(report):
        """One more is accepted than was published: the page says what differs and because of whom."""
        actions.accept(by=actor_for(binh), reports=[report])
        actions.refresh_totals(asked)
        return _asks(browser, url)

    actions.accept(by=actor_for(binh), reports=reports[:1])
    actions.publish_totals(by=actor_for(dung), request=asked)
    first = differing(reports[1])
    actions.publish_totals(by=actor_for(dung), request=asked, reason="Duyệt thêm một đơn vị")
    corrected = _asks(browser, url)
    second = differing(reports[2])

    assert max(first, corrected, second) <= 12, (first, corrected, second)
