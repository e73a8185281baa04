"""The demo province in small, served by the product's own command, and every page that can be reached in it.

The pages are found as people find them: from the home page and the menu, by links. One page is kept for each
name of an address, opened by the one of the cast who sees most of it.
"""

import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.browser import AXE
from tools.demo_site import running_site, signed_in

CAST = ("dung", "binh", "an", "giang")  # who sees most first
STARTS = ("/", "/start/", "/verify/", "/ui/", "/ui/sai/", "/ui/cong-khai/", "/van-ban/1/")
ALIKE = (
    2  # pages of one name that one of the cast opens in search of links: the first, then the last of a list
)
VARIED = {"documents:record", "reports:form_version", "initiatives:initiative"}  # of all kinds under one name
MANY = 12
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
class Answer:
    """What the site answers: of a page that leads on, what stands where it leads."""

    status: int
    url: str
    headers: dict[str, str]
    body: bytes

    def text(self):
        return self.body.decode()


class Asking:
    """Asks the site as the browser of `context` would, without the browser's work: fifteen hundred pages are asked for."""

    LED_ON = 20

    def __init__(self, site, context):
        self.host = urlsplit(site).netloc
        self.cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies()}

    def get(self, address, headers=None):
        for _ in range(self.LED_ON):
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            line = HTTPConnection(self.host)
            line.request("GET", address, headers={"Cookie": cookie, **(headers or {})})
            told = line.getresponse()
            body = told.read()
            line.close()
            self._keep(told)
            if not 300 <= told.status < 400:
                kind = {name.lower(): value for name, value in told.getheaders()}
                return Answer(told.status, address, kind, body)
            address = urljoin(address, told.headers["Location"])
        raise RuntimeError(f"{address} leads on and on.")

    def _keep(self, told):
        for given in told.headers.get_all("Set-Cookie", ()):
            name, _, value = given.partition(";")[0].partition("=")
            self.cookies[name] = value


@dataclass
class Site:
    """A running site and what was found in it, by name of the address."""

    address: str
    browser: object
    contexts: dict[str | None, object] = field(default_factory=dict)
    tabs: dict[str | None, object] = field(default_factory=dict)
    askings: dict[str | None, Asking] = field(default_factory=dict)
    pages: dict[str, Found] = field(default_factory=dict)
    actions: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)

    def context(self, who):
        """A browser in which `who` of the cast is signed in."""
        if who not in self.contexts:
            self.contexts[who] = signed_in(self.browser, self.address, who)
            self.contexts[who].add_init_script(path=AXE)  # with every page, which is quicker than after it
        return self.contexts[who]

    def tab(self, who):
        """The one tab of that browser: a new one for each page takes twice as long."""
        if who not in self.tabs:
            self.tabs[who] = self.context(who).new_page()
        return self.tabs[who]

    def asking(self, who):
        """Asks for pages as `who` of the cast, signed in as in that browser."""
        if who not in self.askings:
            self.askings[who] = Asking(self.address, self.context(who))
        return self.askings[who]

    def explore(self, who):
        """Follow the links that `who` sees."""
        asks, seen, waiting = self.asking(who), {}, deque(STARTS)
        known = dict.fromkeys(waiting, "the start")
        while waiting:
            address = waiting.popleft()
            name = name_of(address)
            if name is None or seen.get(name, 0) >= (MANY if name in VARIED else ALIKE):
                continue
            seen[name] = seen.get(name, 0) + 1
            answer = asks.get(address)
            if answer.status >= 400:
                if address in STARTS:
                    continue
                self.dead.add(f"{who}: {known[address]} leads to {address}, which answers {answer.status}")
                continue
            kind = answer.headers.get("content-type", "")
            name = name_of(urlsplit(answer.url).path) or name
            has_parts = "HX-Request" in answer.headers.get("vary", "")
            self.pages.setdefault(name, Found(address, who, kind, has_parts))
            if not kind.startswith("text/html"):
                continue
            text = answer.text()
            self.actions |= {found for path in ACTION.findall(text) if (found := name_of(unescape(path)))}
            for to in ends_first(urljoin(address, unescape(link)) for link in LINK.findall(text)):
                if to.startswith("/") and to not in known:
                    known[to] = address
                    waiting.append(to)


def ends_first(addresses):
    """The first and the last address of each name, then the others: the newest and the oldest of a list."""
    by_name = {}
    for address in addresses:
        by_name.setdefault(name_of(address), []).append(address)
    ends = [address for alike in by_name.values() for address in (alike[0], alike[-1])]
    return list(dict.fromkeys(ends + [address for alike in by_name.values() for address in alike]))


def name_of(address):
    """The name of an address of ours; None for files and foreign addresses."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


@pytest.fixture(scope="session")
def site(chromium, demo_in_small):
    """The demo province with a few grassroots unions, explored by the whole cast and by a stranger."""
    with running_site(made=demo_in_small.folder) as address:
        made = Site(address, chromium)
        for who in (*CAST, STRANGER):
            made.explore(who)
        yield made
        for context in made.contexts.values():
            context.close()
