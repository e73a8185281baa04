"""The demo province in small, made once for all the processes of a run: to make it takes a quarter of a minute."""

import fcntl
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

GRASSROOTS = 60
WORDS = ("demo", "--grassroots", str(GRASSROOTS))


@dataclass(frozen=True)
class Made:
    """The data folder, never to be written in, and what the command said when it made it."""

    folder: Path
    said: str


@pytest.fixture(scope="session")
def demo_in_small(tmp_path_factory, request):
    """The first who asks makes it by the command itself; the others wait for it."""
    place = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        place = place.parent  # the folder that the processes of one run share
    folder, said = place / "demo-in-small", place / "demo-in-small.said"
    with (place / "demo-in-small.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            said.write_text(_make(folder))
    return Made(folder, said.read_text())


def _make(folder):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DONGHANH_", "DATABASE_"))
    }
    told = subprocess.run(
        [sys.executable, "-P", "-m", "donghanh.config.command", *WORDS],
        env=kept | {"DONGHANH_DATA": str(folder), "PYTHONPATH": "src", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    return told.stdout
