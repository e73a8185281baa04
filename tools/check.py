"""`make check`: format, lint, types, floors, migrations, translations, state diagrams; all are run, then told."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from tools.places import ROOT, environment_python, in_environment
from tools.steps import say

CODE = ("src", "tests", "tools", "benchmarks")
PYTHON = str(environment_python())


@dataclass(frozen=True)
class Check:
    """One command that ends with 0 when all is well, and what to do when it is not."""

    title: str
    command: tuple[str, ...]
    remedy: str = ""


CHECKS = (
    Check(
        "format", (str(in_environment("ruff")), "format", "--check", "-q", *CODE), "`make format` mends it"
    ),
    Check("lint", (str(in_environment("ruff")), "check", "-q", *CODE)),
    Check(
        "floors", (str(in_environment("lint-imports")), "--no-cache"), "docs/floors.md says who may know whom"
    ),
    Check("types", (PYTHON, "-m", "mypy")),
    Check("settings", (PYTHON, "-W", "ignore", "-m", "django", "check", "--fail-level", "WARNING")),
    Check(
        "migrations",
        (PYTHON, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"),
        "a model changed without its migration",
    ),
    Check(
        "translations", (PYTHON, "-m", "tools.messages", "check"), "`make messages`, then fill every msgstr"
    ),
    Check("state diagrams", (PYTHON, "-m", "tools.states", "check"), "`make states` draws them"),
)


def main(names: list[str]) -> int:
    """Runs the checks named (all when none is); 1 when one of them found something."""
    chosen = [check for check in CHECKS if not names or check.title.split()[0] in names]
    if not chosen:
        say(f"usage: python -m tools.check {' '.join(check.title.split()[0] for check in CHECKS)}")
        return 2
    bad = [check for check in chosen if not passes(check)]
    for check in bad:
        print(f"{check.title}: not well{f' ({check.remedy})' if check.remedy else ''}")
    print(f"{len(chosen) - len(bad)} of {len(chosen)} checks are well.")
    return 1 if bad else 0


def passes(check: Check) -> bool:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="donghanh-check-") as data:
        done = subprocess.run(
            check.command,
            cwd=ROOT,
            env=check_environment(data),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    say(f"{'ok ' if done.returncode == 0 else 'BAD'} {check.title} ({time.monotonic() - started:.1f} s)")
    if done.returncode != 0:
        print(done.stdout, flush=True)
    return done.returncode == 0


def check_environment(data: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DONGHANH_")}
    kept.pop("DATABASE_URL", None)
    return kept | {
        "DONGHANH_DATA": data,
        "DJANGO_SETTINGS_MODULE": "donghanh.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "MYPYPATH": str(ROOT / "src"),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
