"""Public pages on a poor phone without scripts: how much comes over the line, and when the first words stand there.

The phone computes four times as slowly as this machine and hears 400 kbit/s with 400 ms to and fro ("slow 3G"). The bare way
is the same page without its fonts and style sheet.
"""

import sys
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measure import Fact, Measure
from tools.browser import find_browser
from tools.demo_site import running_site

GRASSROOTS = 60
STARTS = ("/cong-bo/", "/cong-bo/guong-sang/", "/cong-bo/sang-kien/", "/cong-bo/bang-vang/")
STORY = "a[href^='/cong-bo/guong-sang/']:not([href$='guong-sang/'])"
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER, ROUNDS = 4, 3
LIMIT = 100 * 1024  # bytes of one page with all that it needs
AT_MOST = 3.0  # the style sheet comes before the first words, which is one more way to and fro
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def measures() -> Iterator[Measure | Fact]:
    if (found := find_browser()) is None:
        print("portal: there is no Chromium on this machine", file=sys.stderr)
        return
    with running_site(grassroots=GRASSROOTS) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for path in pages_of(browser, address):
            ours = [opened(browser, address + path, bare=False) for _ in range(ROUNDS)]
            bare = [opened(browser, address + path, bare=True) for _ in range(ROUNDS)]
            weight = ours[0][1]
            yield Measure(f"{path}: first words", min(ours)[0], min(bare)[0], AT_MOST)
            yield Fact(f"{path}: {weight / 1024:.0f} KB with all that it needs", weight <= LIMIT)
        browser.close()


def pages_of(browser: Browser, address: str) -> list[str]:
    """The public pages, and one story."""
    page = browser.new_page()
    page.goto(address + STARTS[1])
    story = page.locator(STORY).first.get_attribute("href")
    page.close()
    return [*STARTS, *([story] if story else [])]


def opened(browser: Browser, url: str, *, bare: bool) -> tuple[float, int]:
    """Seconds until the first words of a page that was never here, and bytes that came over the line."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    told = context.new_cdp_session(page)
    told.send("Network.enable")
    told.send("Network.emulateNetworkConditions", LINE)
    told.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if bare:
        told.send("Network.setBlockedURLs", {"urls": ["*.css", "*.woff2", "*.png", "*.jpg", "*.webp"]})
    came: list[float] = []
    told.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    first = _first_paint(told)
    context.close()
    return first, int(sum(came))


def _first_paint(told: Any) -> float:
    """Asked of the browser itself: the page runs no script."""
    told.send("Runtime.enable")
    answer = told.send("Runtime.evaluate", {"expression": FIRST_PAINT})
    return float(answer["result"].get("value") or 0) / 1000
