"""The Chromium of the machine, for the browser tests."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def find_browser() -> str | None:
    """The path of a Chromium: the one in DONGHANH_BROWSER, else the machine's; None when there is none."""
    given = os.environ.get("DONGHANH_BROWSER")
    if given:
        return given if os.access(given, os.X_OK) else None
    return next((found for name in NAMES if (found := shutil.which(name))), None)
