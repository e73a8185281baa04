"""The demo province in a folder of its own, served by the product's own command: for browser tests and pictures."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.places import SOURCE

COMMAND = [sys.executable, "-P", "-m", "donghanh.config.command"]
PATIENCE = 30.0
SESSION = "sessionid"


@contextmanager
def running_site(*, grassroots: int = 0, made: Path | None = None) -> Iterator[str]:
    """The address of a site with the demo province, or with a copy of one that was made; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="donghanh-site-") as data:
        environment = _environment(data)
        if made:
            shutil.copytree(made, data, dirs_exist_ok=True)
        else:
            _make(environment, grassroots)
        served = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(free_port())],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert served.stdout is not None
        try:
            address = served.stdout.readline().strip().removesuffix("/start/")
            _wait_for(address)
            yield address
        finally:
            served.terminate()
            served.wait(timeout=20)
            served.stdout.close()


def _make(environment: dict[str, str], grassroots: int) -> None:
    told = subprocess.run(
        [*COMMAND, "demo", "--grassroots", str(grassroots)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode != 0:
        raise RuntimeError(f"The demo was not made:\n{told.stderr[-3000:]}")


def free_port() -> int:
    """A port of its own: two sites that look for one from 8000 on at the same moment find the same."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _environment(data: str) -> dict[str, str]:
    """This environment without settings of a running site, for a demo in `data`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith("DONGHANH_")
    }
    return kept | {"DONGHANH_DATA": data, "DONGHANH_DEMO": "1", "PYTHONPATH": str(SOURCE)}


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"Nobody answers at {address}.")


def signed_in(browser: Any, address: str, login: str | None, **looks: Any) -> Any:
    """A browser context in which one of the cast is signed in; nobody when `login` is None.

    What counts is the answer to the form: a page that rewrites its own history counts as a navigation too.
    """
    context = browser.new_context(base_url=address, locale="vi-VN", **looks)
    if login is not None:
        page = context.new_page()
        page.goto("/start/")
        with page.expect_response(lambda answer: answer.request.method == "POST") as told:
            page.locator(f"form:has(input[value='{login}']) button").click()
        page.wait_for_url(lambda here: not here.endswith("/start/"))
        if not any(cookie["name"] == SESSION for cookie in context.cookies()):
            raise RuntimeError(f"{login} is not signed in: {told.value.status} at {page.url}.")
        page.close()
    return context
