"""`make bench`: runs every `bench_….py` beside this file (or those named), about ten minutes on two cores.

A line is a ratio and its budget (or a share and its goal), what was measured, and how long ours and the bare way took; ✗
marks what is over. Each runs in a process and a data folder of its own; those of BOTH on PostgreSQL too, or with --sqlite
or --postgresql on one of them. BENCH_UNITS and BENCH_TREE set the size of the nation (2,000 and 25,000 units; in truth
125,000). BENCH_DATA names a folder that is kept, so that a nation made once is used again (on PostgreSQL: the database of
TEST_DATABASE_URL).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django

from benchmarks.measure import OVER
from tools.postgres import NoServer, running_server

FOLDER = Path(__file__).parent
ONE = "--in-this-process"
BOTH = {"nation", "lists"}
ENGINES = SQLITE, POSTGRESQL = ("--sqlite", "--postgresql")


def names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))


def main(asked: list[str]) -> int:
    """Exit code 1 when a budget is not kept or a part failed."""
    if asked[:1] == [ONE]:
        return run_here(asked[1])
    only = {word for word in asked if word in ENGINES}
    asked = [word for word in asked if word not in only]
    if unknown := set(asked) - set(names()):
        print(f"There is no {', '.join(sorted(unknown))}. There are: {', '.join(names())}")
        return 2
    started, over = time.monotonic(), []
    for name in asked or names():
        if SQLITE in (only or ENGINES):
            over += run_apart(name, {})
        if name in BOTH and POSTGRESQL in (only or ENGINES):
            over += run_on_postgresql(name)
    minutes = (time.monotonic() - started) / 60
    print(f"\n{len(over)} over budget, {minutes:.1f} minutes", *over, sep="\n")
    return 1 if over else 0


def run_on_postgresql(name: str) -> list[str]:
    try:
        with running_server() as address:
            return run_apart(name, {"DATABASE_URL": address})
    except NoServer as why:
        print(f"  {name}: not run on PostgreSQL: {why}", flush=True)
        return []


def run_apart(name: str, given: dict[str, str]) -> list[str]:
    """What was over its budget, or that the part failed."""
    title = f"{name} ({'PostgreSQL' if given else 'SQLite'})"
    print(f"\n{title}", flush=True)
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    with data_folder("postgresql" if given else "sqlite") as data:
        environment = kept | {"DONGHANH_DATA": data, "DONGHANH_DEMO": "1"} | given
        command = [sys.executable, "-m", "benchmarks", ONE, name]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as part:
            over = list(told_over(part.stdout or [], title))
    return over or ([f"{OVER} {title}: ended with {part.returncode}"] if part.returncode else [])


def told_over(lines: Iterable[str], title: str) -> Iterator[str]:
    """Passes the lines on as they come; those over budget once more."""
    for line in lines:
        print(line, end="", flush=True)
        if line.startswith(OVER):
            yield f"{line.rstrip()} — {title}"


@contextmanager
def data_folder(engine: str) -> Iterator[str]:
    if given := os.environ.get("BENCH_DATA"):
        folder = Path(given) / engine
        folder.mkdir(parents=True, exist_ok=True)
        yield str(folder)
        return
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as made:
        yield made


def run_here(name: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings")
    django.setup()
    kept = True
    for measure in import_module(f"benchmarks.bench_{name}").measures():
        print(measure.line(), flush=True)
        kept = kept and measure.is_kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
