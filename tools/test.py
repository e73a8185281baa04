"""`make test`: the whole suite on SQLite, then again on PostgreSQL what needs a database, without what one is enough for.

Further words are given to pytest: `python -m tools.test tests/base -k words`.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tools.browser import find_browser
from tools.places import BUILD, ROOT, environment_python
from tools.postgres import NoServer, running_server
from tools.steps import say

ONCE = "not browser and not once"
WORKERS = str((os.cpu_count() or 1) + 1)  # one waits for a browser or a server while the others compute
NOTHING_COLLECTED = 5


@dataclass
class Outcome:
    """What the runs gave, added up."""

    counts: Counter[str] = field(default_factory=Counter)
    codes: list[int] = field(default_factory=list)

    def add(self, code: int, report: Path) -> None:
        self.codes.append(code)
        if not report.exists():
            return
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            self.counts["failed"] += failed
            self.counts["skipped"] += skipped
            self.counts["passed"] += int(suite.get("tests", 0)) - failed - skipped

    @property
    def is_good(self) -> bool:
        return not self.counts["failed"] and all(code in (0, NOTHING_COLLECTED) for code in self.codes)

    def line(self, seconds: float) -> str:
        words = ", ".join(f"{self.counts[kind]} {kind}" for kind in ("passed", "failed", "skipped"))
        return f"==== {words} in {seconds:.2f}s ({len(self.codes)} databases) ===="


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    outcome = Outcome()
    if find_browser() is None:
        say("No Chromium on this machine: the browser tests " + ("fail." if in_ci() else "are left out."))
    say("== SQLite ==")
    run_suite(outcome, "sqlite", arguments)
    try:
        with running_server() as address:
            say("== PostgreSQL ==")
            run_suite(
                outcome,
                "postgresql",
                [*arguments, "--needs-database", "-m", ONCE],
                DATABASE_URL=address,
            )
    except NoServer as reason:
        say(f"PostgreSQL could not be started: {reason}")
        outcome.codes.append(1)
    print(outcome.line(time.monotonic() - started), flush=True)
    return 0 if outcome.is_good else 1


def run_suite(outcome: Outcome, name: str, arguments: list[str], **extra: str) -> None:
    report = BUILD / f"tests-{name}.xml"
    report.parent.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="donghanh-test-") as data:
        command = [str(environment_python()), "-m", "pytest", "-n", WORKERS, "--dist", "loadgroup"]
        command += ["-q", f"--junitxml={report}", "-o", "junit_family=xunit2", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=test_environment() | {"DONGHANH_DATA": data} | extra, check=False
        )
    outcome.add(done.returncode, report)


def test_environment() -> dict[str, str]:
    """This environment without settings of a running site; compiled code is kept.

    Where nothing may be written beside the code, it is kept in the build folder: the tests start more than a
    hundred processes, and to compile all they load takes each of them longer than everything else it does.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith("DONGHANH_")
    }
    if kept.pop("PYTHONDONTWRITEBYTECODE", None):
        kept["PYTHONPYCACHEPREFIX"] = str(BUILD / "bytecode")
    return kept


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
