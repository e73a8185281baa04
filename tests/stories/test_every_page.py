"""Every page of every app, on a phone and on a desk: fit for everybody, no wider than the screen, all in words.

A page that cannot be reached by links, as one of the cast or as a stranger, fails here by name.
"""

import re
from functools import cache

import pytest
from django.apps import apps
from django.db.models import Choices
from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser import DESK, PHONE, axe_faults, is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

# Addresses that nothing links to, with the reason.
UNLINKED = {
    **dict.fromkeys(
        ("api:start", "api:requests", "api:form", "api:units", "api:figures", "api:submit"),
        "for programs that hold a key; test_a_stranger_sends_reports calls them",
    ),
    "api:submit_branch": "the same",
    "api:unknown": "what no address for programs is; test_who_may_do_what_by_key asks for one",
    "api:revoke": "a button beside a key that was made; test_who_may_do_what_by_key presses it",
    "awards:minutes": "a file beside the ballots of a council that has voted; tests/awards/test_pages.py downloads it",
    "documents:batch_file": "the file of a finished run; test_many_papers_in_one_run downloads it",
    "documents:template_file": "a file of a unit that brought its own; test_a_template_of_ones_own downloads it",
    "documents:withdraw_template": "a button beside that file; the same test presses it",
    "documents:signed": "a file beside a paper signed with a certificate; test_signed_papers opens it",
    "home:calendar_feed": "a secret address that is copied into a calendar; test_the_unions_year reads it",
    "home:end_calendar": "a button beside an address that was made; test_the_unions_year presses it",
    "home:healthz": "for machines that watch the site",
    "initiatives:enter": "where the QR code of a poster leads; test_pages_of_initiatives opens it",
    "movements:confirm": "answers the upload; Dũng's story opens it",
    "movements:drop_draft": "a button beside a draft that changes a plan; test_change_a_plan presses it",
    "movements:revoke_link": "a button beside a link that opens; test_answer_through_a_link presses it",
    "movements:start": "a button of an upper union that has not begun its plan; Bình's story presses it",
    "notices:door": "a signed link that is sent by Zalo; test_answer_through_a_link opens it",
    "organisations:reopen_account": "a button beside an account that was closed",
    "organisations:show_national_id": "a button beside a number that is kept; test_pages_of_a_member presses it",
    "pledges:to_sign": "a file where pledges wait for ink; test_register_many_from_a_sheet downloads it",
    "portal:picture": "a picture inside a story; test_what_the_public_sees fetches it",
    "reports:revoke_link": "a button beside a link that opens; test_sent_through_a_link presses it",
    "reviews:draft_paper": "a file beside a draft; test_the_report_tells_the_figures downloads it",
    "organisations:switch": "shown to who has several units; test_roles switches between them",
    "support:answer_idea": "a signed link that is sent to an enterprise; test_ideas_on_products opens it",
    "support:confirm": "a signed link that is sent to an enterprise; test_an_enterprise_confirms opens it",
    "ui:error_page": "errors to look at",
}
# Addresses that stand only between two steps of something; tests/stories/test_pages_that_stand_for_a_while.py
# opens them.
PASSING = {
    "awards:revise",
    "contests:announce",
    "contests:ask_again",
    "contests:tests",
    "documents:batch",
    "evaluation:answer",
    "evaluation:ask_again",
    "evaluation:open_card",
    "evaluation:review",
    "evaluation:self_score",
    "evaluation:send_back",
    "evaluation:verify",
    "inspections:issue_programme",
    "inspections:sample",
    "movements:comments",
    "movements:derive",
    "movements:response",
    "movements:review",
    "movements:review_response",
    "pledges:change",
    "pledges:edit",
    "pledges:sign",
    "reports:review",
    "reports:review_instead",
    "reviews:edit",
    "works:accept",
}
# What stands in a page only when something was forgotten.
RAW = re.compile(
    r"\{[{%#]|%\(\w+\)|\{\w+\}|\bNone\b|\bTrue\b|\bFalse\b|\bundefined\b|object at 0x|&\w+;|\b[a-z]+_[a-z_]+\b"
)
WORD = re.compile(r"(?<![\w./@#-])[a-z]{4,}(?![\w./@-])")
VISIBLE_TEXT = """() => {
    const shown = document.body.cloneNode(true);
    shown.querySelectorAll('script, style, textarea, code, pre, [data-raw]').forEach(thing => thing.remove());
    return document.title + '\\n' + shown.textContent;
}"""


def names_by_app(patterns=None, space=""):
    """The names of all addresses, by app."""
    found = {}
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            for app, names in names_by_app(pattern.url_patterns, space + inner).items():
                found.setdefault(app, []).extend(names)
        elif isinstance(pattern, URLPattern) and pattern.name:
            name = space + pattern.name
            found.setdefault(name.partition(":")[0], []).append(name)
    return found


NAMES = names_by_app()


@cache
def codes():
    """The values of all choices: words of the code, which people never read."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            enum = getattr(getattr(field, "choices", None), "__class__", None)
            found |= {str(value) for value, _label in getattr(field, "choices", None) or () if enum}
    for kind in Choices.__subclasses__():
        for enum in kind.__subclasses__():
            found |= {str(value) for value in enum.values}
    return {code for code in found if WORD.fullmatch(code)} - VIETNAMESE


VIETNAMESE = {"khen", "thanh", "trong", "danh", "minh", "chung", "sinh", "nhanh"}


def faults_of(page):
    """What is wrong with an open page: at both widths, and in its words."""
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {fault}" for fault in axe_faults(page)]
        found += [f"{width} px: it scrolls sideways"] if is_too_wide(page) else []
    text = page.evaluate(VISIBLE_TEXT)
    found += [f"raw: {raw}" for raw in sorted({match.group() for match in RAW.finditer(text)})]
    found += [f"a code: {word}" for word in sorted(set(WORD.findall(text)) & codes())]
    return found


@pytest.mark.parametrize("app", sorted(NAMES))
def test_every_page_is_fit_for_everybody(site, app):
    faults = {}
    for name in NAMES[app]:
        found = site.pages.get(name)
        if found is None or not found.kind.startswith("text/html"):
            continue
        page = site.tab(found.who)
        page.goto(found.address)
        if wrong := faults_of(page):
            faults[f"{name} ({found.who}: {found.address})"] = wrong

    assert faults == {}


@pytest.mark.parametrize("app", sorted(NAMES))
def test_every_page_can_be_reached(site, app):
    known = {*site.pages, *site.actions, *UNLINKED, *PASSING}
    lost = [name for name in NAMES[app] if name not in known]

    assert lost == []


def test_no_link_is_dead(site):
    assert site.dead == set()


def test_no_reason_speaks_of_a_page_that_is_gone():
    assert set(UNLINKED) - {name for names in NAMES.values() for name in names} == set()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>Đã gửi {count} báo cáo.</p>", "raw: {count}"),
        ("<p>Ghi chú: None</p>", "raw: None"),
        ("<p>Tình trạng: confirmed_one</p>", "raw: confirmed_one"),
        ("<p>Tình trạng: draft</p>", "a code: draft"),
        ("<p>%(name)s đã gửi.</p>", "raw: %(name)"),
        ("<div style='width: 2000px'>Rộng</div>", "360 px: it scrolls sideways"),
        ("<img src='/x.png'>", '360 px: image-alt: <img src="/x.png">'),
    ],
)
def test_a_planted_fault_is_found(chromium, body, said):
    page = chromium.new_page()
    page.set_content(
        f"<!doctype html><html lang='vi'><title>Thử</title><main><h1>Thử</h1>{body}</main></html>"
    )

    assert said in faults_of(page)
    page.close()
