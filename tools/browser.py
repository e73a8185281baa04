"""The Chromium of the machine, for the browser tests."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# A page under test stands for a second: what costs more than it brings in that time is left out. Chromium loads two
# pages of its own address bar, which nobody sees here, for each new browser; keeps a process ready for a page that
# never comes; and translates for the long run what is run once.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
    "--js-flags=--no-opt --no-maglev",
]


def find_browser() -> str | None:
    """The path of a Chromium: the one in DONGHANH_BROWSER, else the machine's; None when there is none."""
    given = os.environ.get("DONGHANH_BROWSER")
    if given:
        return given if os.access(given, os.X_OK) else None
    return next((found for name in NAMES if (found := shutil.which(name))), None)
