"""The truth table: every page, opened in every role, at one's own unit and at the neighbour's.

A new page needs one line in PAGES (or the test below names it): what its address takes at one's own unit and
at the neighbour's, and which duties open it. Everything else follows: a stranger is sent to sign in, a role
without the duty is refused (403), the neighbour's page does not exist (404).
"""

from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from donghanh.base.actors import SYSTEM
from donghanh.documents.models import PaperBatch
from donghanh.notices.actions import tell
from donghanh.notices.models import Notice
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import Duty, RoleKey
from donghanh.organisations.facts import acting
from donghanh.organisations.models import Appointment
from donghanh.organisations.rules import ROLES
from donghanh.people.actions import add_person, open_account
from tests.api.rows import add_key
from tests.conftest import LONG_AGO
from tests.contests.rows import add_contest_rows
from tests.events.rows import add_event_rows
from tests.imports.rows import add_list
from tests.initiatives.rows import add_initiative_rows
from tests.inspections.rows import add_inspection_rows
from tests.movements.rows import add_movement_rows
from tests.organisations.rows import add_officer
from tests.page import DRAFT, FIGURES, SIGN, STRUCTURE, WORKING, Page, at_unit, of
from tests.pages_of_every_app import OF_THE_OTHER_APPS
from tests.reports.rows import add_form_rows
from tests.rows_of_every_app import add_rows

pytestmark = pytest.mark.once
FOLLOWING = frozenset({Duty.DRAFT, Duty.SIGN})
DRAFT_PLAN = replace(of("draft"), duties=WORKING, lacking=404)
MOVEMENTS = {
    "movements:movements": Page(),
    "movements:read": Page(),
    "movements:confirm": Page(code=302),
    "movements:close": Page(lambda things: [things.plan.movement_id], code=403),
    "movements:movement": Page(lambda things: [things.plan.movement_id]),
    "movements:plan": of("plan"),
    "movements:send": of("plan"),
    "movements:adoption": of("plan"),
    "movements:clock": of("plan"),
    "movements:links": replace(of("plan"), duties=FOLLOWING),
    "movements:link": of("delivery", code=405),
    "movements:revoke_link": of("delivery", code=405),
    "movements:schedule": of("plan"),
    "movements:unanswered": of("plan"),
    "movements:unanswered_download": of("plan", "pdf"),
    "movements:targets": of("plan"),
    "movements:all_targets": Page(),
    "movements:target": of("target"),
    "movements:propose": of("target"),
    "movements:rebase": of("target"),
    "movements:divide": of("target"),
    "movements:divide_sheet": of("target"),
    "movements:allocation": of("target", duties=SIGN),
    "movements:download": of("plan", "docx"),
    "movements:derive": DRAFT_PLAN,
    "movements:review": DRAFT_PLAN,
    "movements:comments": DRAFT_PLAN,
    "movements:change": of("plan", duties=DRAFT),
    "movements:drop_draft": of("draft", code=405),
    "movements:revoke": of("plan", duties=SIGN),
    "movements:look": of("plan"),
    "movements:coverage": of("plan"),
    "movements:clause": of("clause"),
    "movements:inbox": Page(),
    "movements:delivery": of("delivery"),
    "movements:start": of("delivery", code=405),
    "movements:respond": of("delivery"),
    "movements:review_response": of("delivery"),
    "movements:response": of("response"),
}
# Preparing an event, like drafts, is for those who work on it.
PREPARED = replace(of("planned_event"), duties=WORKING, lacking=404)
RUN = replace(of("event"), duties=WORKING, lacking=404)
EVENTS = {
    "events:list": Page(),
    "events:plan": Page(),
    "events:event": of("event"),
    "events:change": PREPARED,
    "events:programme": PREPARED,
    "events:guests": PREPARED,
    "events:invite": PREPARED,
    "events:attendance": RUN,
    "events:minutes": RUN,
    "events:contents": of("event"),
    "events:contents_download": of("event", "docx"),
    "events:archive": of("event"),
}
PAGES: dict[str, Page] = (
    MOVEMENTS
    | EVENTS
    | {
        "home:home": Page(is_open=True, stranger=302),
        "home:hide_welcome": Page(code=405),
        "home:year": Page(),
        "home:calendar": Page(),
        "home:calendar_download": Page(),
        "home:calendar_feed": Page(lambda things: ["0-0.x"], is_open=True, code=404, stranger=404),
        "home:end_calendar": Page(code=405),
        "home:start": Page(is_open=True, code=302),
        "home:healthz": Page(is_open=True, stranger=200),
        "set_language": Page(is_open=True, code=302),
        "people:sign_in": Page(is_open=True, stranger=200),
        "people:sign_in_as": Page(is_open=True, code=405, stranger=405),
        "people:sign_out": Page(is_open=True, code=405, stranger=405),
        "people:password": Page(),
        "people:pin": Page(),
        "notices:list": Page(),
        "notices:door": Page(lambda things: ["0-0.x"], is_open=True, code=404, stranger=404),
        "notices:wish": Page(),
        "notices:read_all": Page(code=405),
        "notices:open": Page(
            lambda things: [things.notice.pk], lambda things: [things.neighbour_notice.pk], code=405
        ),
        "organisations:tree": Page(),
        "organisations:switch": Page(),
        "organisations:roles": Page(),
        "organisations:unit": at_unit(),
        "organisations:in_time": at_unit(),
        "organisations:count_heads": at_unit(FIGURES, STRUCTURE),
        "organisations:add_collective": at_unit(FIGURES, STRUCTURE),
        "organisations:appoint": at_unit(STRUCTURE),
        "organisations:congress": at_unit(STRUCTURE),
        "organisations:found": at_unit(STRUCTURE),
        "organisations:edit": at_unit(STRUCTURE),
        "organisations:rename": at_unit(STRUCTURE),
        "organisations:move": of("beneath", duties=STRUCTURE),
        "organisations:end": of("beneath", duties=STRUCTURE),
        "organisations:members": at_unit(FIGURES, STRUCTURE),
        "organisations:add_member": at_unit(FIGURES, STRUCTURE),
        "organisations:relieve": of("appointment", duties=STRUCTURE),
        "organisations:delegate": of("appointment", duties=STRUCTURE),
        "organisations:account": of("appointment", duties=STRUCTURE),
        "organisations:give_pin": of("appointment", code=405),
        "organisations:reset_password": of("appointment", code=405),
        "organisations:close_account": of("appointment", code=405),
        "organisations:reopen_account": of("appointment", code=405),
    }
)
LISTS = frozenset({STRUCTURE, FIGURES})
PAGES |= {
    "imports:list": Page(duties=LISTS),
    "imports:upload_units": Page(duties=frozenset({STRUCTURE})),
    "imports:upload_members": Page(duties=LISTS),
    "imports:unit_template": Page(duties=frozenset({STRUCTURE})),
    "imports:member_template": Page(duties=LISTS),
    "imports:export_units": Page(duties=frozenset({STRUCTURE})),
    "imports:export_members": Page(duties=LISTS),
    "imports:import": replace(of("list"), duties=LISTS),
    "imports:confirm": of("list", code=405),
    "imports:drop": of("list", code=405),
    "imports:faulty": replace(of("list"), duties=LISTS),
    "organisations:find_member": at_unit(FIGURES, STRUCTURE),
    "organisations:member": replace(of("member"), duties=LISTS),
    "organisations:edit_member": replace(of("member"), duties=LISTS),
    "organisations:show_national_id": of("member", code=405),
    "organisations:elect": replace(of("member"), duties=LISTS),
    "organisations:end_office": replace(of("office"), duties=LISTS),
}
PAGES |= OF_THE_OTHER_APPS
# Opened by a key, never by who is signed in; tests/api/test_who_may_do_what_by_key.py has their truth table.
BY_KEY = Page(is_open=True, code=401, stranger=401, is_record=False)
PAGES |= {
    "api:keys": Page(duties=frozenset({FIGURES})),
    "api:revoke": of("key", code=405),
    "api:start": BY_KEY,
    "api:requests": BY_KEY,
    "api:form": replace(BY_KEY, own=lambda things: [things.asked.pk]),
    "api:units": replace(BY_KEY, own=lambda things: [things.asked.pk]),
    "api:figures": replace(BY_KEY, own=lambda things: [things.asked.pk, things.unit.code]),
    "api:submit": replace(
        BY_KEY, own=lambda things: [things.asked.pk, things.unit.code], code=405, stranger=405
    ),
    "api:submit_branch": replace(BY_KEY, own=lambda things: [things.asked.pk], code=405, stranger=405),
    "api:unknown": replace(BY_KEY, own=lambda things: ["x/"], code=404, stranger=404),
}


def page_names(patterns=None, space: str = "") -> list[str]:
    found = []
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            name = f"{pattern.namespace}:" if pattern.namespace else ""
            found += page_names(pattern.url_patterns, space + name)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.append(space + pattern.name)
    return found


@pytest.fixture
def things(an, cuc, province, upper, neighbour_upper, grassroots, neighbour):
    made = SimpleNamespace(
        unit=upper,
        neighbour=neighbour_upper,
        beneath=grassroots,
        neighbour_beneath=neighbour,
        appointment=Appointment.objects.get(person=an.person),
        neighbour_appointment=Appointment.objects.get(person=cuc.person),
    )
    add_movement_rows(made, province)
    add_event_rows(made)
    add_rows(made)
    add_inspection_rows(made)
    add_form_rows(made)
    add_initiative_rows(made)
    add_contest_rows(made)
    made.key, made.neighbour_key = add_key(an, upper), add_key(cuc, neighbour_upper)
    made.list, made.neighbour_list = add_list(upper), add_list(neighbour_upper)
    made.member, made.office = add_officer(upper)
    made.neighbour_member, made.neighbour_office = add_officer(neighbour_upper)
    return made


@pytest.fixture
def player(things):
    """An account in `role` at one's own unit, with a notice; its neighbour has one too."""

    def signed_up(role=None):
        account = open_account(login="vai", person=add_person(name="Vai Thử"))
        if role:
            appoint(by=SYSTEM, person=account.person, unit=things.unit, role=role, from_on=LONG_AGO)
        other = open_account(login="vai-khac", person=add_person(name="Vai Khác"))
        tell([account.pk, other.pk], "Có việc mới.")
        PaperBatch.objects.filter(pk=things.batch.pk).update(asked_by=account)
        things.notice = Notice.objects.get(account=account)
        things.neighbour_notice = Notice.objects.get(account=other)
        return account

    return signed_up


def answers(browser, things, *, whose: str) -> dict[str, int]:
    """What each page answers; pages that take nothing have no neighbour."""
    found = {}
    for name, page in PAGES.items():
        arguments = getattr(page, whose)
        if arguments or whose == "own":
            answer = browser.get(reverse(name, args=arguments(things) if arguments else []))
            if answer.streaming:
                answer.getvalue()  # read to its end, so that the file is closed
            found[name] = answer.status_code
    return found


def test_every_page_has_its_line():
    missing = set(page_names()) - set(PAGES)

    assert missing == set()


def test_no_line_speaks_of_a_page_that_is_gone():
    assert set(PAGES) - set(page_names()) == set()


@contextmanager
def tried():
    """What happens in it is taken back: the next role finds the world as it was.

    Who somebody is and acts for is asked once for all pages they open in it: it is a quarter of the time.
    """
    with transaction.atomic(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(acting, "hats_of", cache(acting.hats_of))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def each_drawn_once(monkeypatch):
    """A page is drawn for the first who opens it; for the others only the answer counts, and drawing is half the time."""
    drawn, draw = set(), Template.render

    def drawn_once(self, context=None, request=None):
        if request is None:
            return draw(self, context, request)
        known = (self.template.name, request.resolver_match and request.resolver_match.view_name)
        if known in drawn:
            return ""
        drawn.add(known)
        return draw(self, context, request)

    monkeypatch.setattr(Template, "render", drawn_once)


@pytest.mark.long
def test_each_role_opens_what_its_duties_open(player, things, client_of, subtests, each_drawn_once):
    for role in RoleKey.values:
        with subtests.test(role=role), tried():
            assert answers(client_of(player(role)), things, whose="own") == {
                name: page.code if not page.duties or page.duties & ROLES[role].duties else page.lacking
                for name, page in PAGES.items()
            }


@pytest.mark.long
def test_no_role_opens_a_page_of_the_neighbour(player, things, client_of, subtests, each_drawn_once):
    expected = {name: 405 if page.code == 405 else 404 for name, page in PAGES.items() if page.neighbour}

    for role in RoleKey.values:
        with subtests.test(role=role), tried():
            assert answers(client_of(player(role)), things, whose="neighbour") == expected


def test_a_stranger_is_sent_to_sign_in(em, player, things):
    player("chair")

    assert answers(em, things, whose="own") == {
        name: page.stranger if page.is_open else 302 for name, page in PAGES.items()
    }


def test_somebody_without_an_appointment_opens_no_record(player, things, client_of):
    browser = client_of(player())

    mine = answers(browser, things, whose="own")

    records = {name for name, page in PAGES.items() if page.own and page.is_record and page.code != 405}
    assert {name: mine[name] for name in records} == dict.fromkeys(records, 404)
    asking = {name for name, page in PAGES.items() if page.duties and not page.own}
    assert {mine[name] for name in asking} <= {403}
    keyed = {name for name, page in PAGES.items() if page.code == 401}
    assert {mine[name] for name in set(PAGES) - records - asking - keyed} <= {200, 302, 404, 405}
    assert {mine[name] for name in keyed} == {401}
