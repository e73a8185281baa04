"""A real browser for the tests marked `browser`; left out, aloud, where the machine has none."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from playwright import sync_api

from tools.browser import ARGUMENTS, find_browser

AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = """async rules => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
    return found.violations;
}"""
PHONE, DESK = 360, 1280
PATIENCE = 30_000  # milliseconds until a thing that does not appear is a failure


@pytest.fixture(scope="session")
def chromium():
    """The machine's Chromium, started once."""
    found = find_browser()
    if found is None:
        message = "There is no Chromium on this machine; install one, or name it in DONGHANH_BROWSER."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    sync_api.expect.set_options(timeout=PATIENCE)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's own loop runs beside the test's queries
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def in_turn():
    """The threads of the tests' site share one connection to a database in memory, where two requests at once would be
    one transaction: they are answered one after another, as the writers of a database on disk are.
    """
    turn, answer = threading.Lock(), WSGIHandler.__call__

    def answered(handler, *given):
        with turn:
            return answer(handler, *given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(WSGIHandler, "__call__", answered)
        yield


@pytest.fixture
def open_page(chromium, in_turn, live_server):
    """`open_page("/ui/", width=PHONE, scheme="dark", scripts=False, account=an)` is a page open in the browser."""
    contexts = []

    def opened(address, *, width=PHONE, scheme="light", scripts=True, account=None):
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            locale="vi-VN",
            base_url=live_server.url,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if account is not None:
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(account), "url": live_server.url}]
            )
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def session_of(account):
    """The key of a session in which `account` is signed in."""
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def lose_power(page):
    """The telephone goes out while its network is away; given back is a new page of it, with a network.

    A page that is merely closed has its network back for a moment, and now and then sends what it kept.
    """
    with page.expect_event("crash"), suppress(sync_api.Error):  # the way there is broken off, as it should be
        page.goto("chrome://crash")
    page.close()
    page.context.set_offline(False)
    return page.context.new_page()


def wait_until_forgotten(page):
    """Nothing of what was typed is left in the browser."""
    page.wait_for_function("localStorage.length === 0")


def axe_faults(page):
    """What axe finds on an open page: rule, and the first piece of the page that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate(VIOLATIONS, RULES)  # alone: what is well is ten times as much to carry over
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]


def is_too_wide(page):
    """Does the page scroll sideways?"""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
