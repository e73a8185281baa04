"""The demo province in small, served by the product's own command, and every page that can be reached in it.

The pages are found as people find them: from the home page and the menu, by links. One page is kept for each
name of an address, opened by the one of the cast who sees most of it.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

GRASSROOTS = 60
CAST = ("dung", "binh", "an", "giang", "cuc")  # who sees most first
STARTS = ("/", "/start/", "/verify/", "/ui/", "/ui/sai/", "/ui/cong-khai/")
ALIKE = 2  # pages of one name that each of the cast opens in search of links
LINK = re.compile(r"""<a\b[^>]*?\bhref="([^"#]+)[^"]*\"""")
ACTION = re.compile(r"""<form\b[^>]*?\baction="([^"]+)\"""")
STRANGER = None


@dataclass(frozen=True)
class Found:
    """One page: its address, who opened it, its content type, whether it answers parts."""

    address: str
    who: str | None
    kind: str
    has_parts: bool


@dataclass
class Site:
    """A running site and what was found in it, by name of the address."""

    address: str
    browser: object
    contexts: dict[str | None, object] = field(default_factory=dict)
    pages: dict[str, Found] = field(default_factory=dict)
    actions: set[str] = field(default_factory=set)

    def context(self, who):
        """A browser in which `who` of the cast is signed in."""
        if who not in self.contexts:
            made = self.browser.new_context(base_url=self.address, locale="vi-VN")
            self.contexts[who] = made
            if who is not STRANGER:
                page = made.new_page()
                page.goto("/start/")
                with page.expect_navigation():
                    page.locator(f"form:has(input[value='{who}']) button").click()
                page.close()
        return self.contexts[who]

    def explore(self, who):
        """Follow the links that `who` sees."""
        asks, seen, waiting = self.context(who).request, {}, deque(STARTS)
        known = set(waiting)
        while waiting:
            address = waiting.popleft()
            name = name_of(address)
            if name is None or seen.get(name, 0) >= ALIKE:
                continue
            seen[name] = seen.get(name, 0) + 1
            answer = asks.get(address)
            assert answer.status < 400, f"{who} is led to {address}, which answers {answer.status}"
            kind = answer.headers.get("content-type", "")
            name = name_of(urlsplit(answer.url).path) or name
            has_parts = "HX-Request" in answer.headers.get("vary", "")
            self.pages.setdefault(name, Found(address, who, kind, has_parts))
            if not kind.startswith("text/html"):
                continue
            text = answer.text()
            self.actions |= {found for path in ACTION.findall(text) if (found := name_of(unescape(path)))}
            for link in LINK.findall(text):
                to = urljoin(address, unescape(link))
                if to.startswith("/") and to not in known:
                    known.add(to)
                    waiting.append(to)


def name_of(address):
    """The name of an address of ours; None for files and foreign addresses."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


@pytest.fixture(scope="session")
def site(chromium):
    """The demo province with a few grassroots unions, explored by the whole cast and by a stranger."""
    with tempfile.TemporaryDirectory(prefix="donghanh-site-") as data:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DONGHANH_")}
        kept.pop("DATABASE_URL", None)
        environment = kept | {
            "DONGHANH_DATA": data,
            "DONGHANH_DEMO": "1",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-P", "-m", "donghanh.config.command"]
        subprocess.run(
            [*command, "demo", "--grassroots", str(GRASSROOTS)],
            env=environment,
            check=True,
            capture_output=True,
        )
        served = subprocess.Popen(
            [*command, "serve"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            made = Site(served.stdout.readline().strip().removesuffix("/start/"), chromium)
            wait_for(made)
            for who in (*CAST, STRANGER):
                made.explore(who)
            yield made
            for context in made.contexts.values():
                context.close()
        finally:
            served.terminate()
            served.wait(timeout=20)
            served.stdout.close()


def wait_for(site):
    """Until the site answers."""
    page = site.context(STRANGER).new_page()
    for _attempt in range(100):
        try:
            page.goto("/healthz")
        except Exception:  # noqa: BLE001 - the browser's own error: nobody listens yet
            page.wait_for_timeout(100)
        else:
            page.close()
            return
    raise AssertionError("The site does not answer.")
