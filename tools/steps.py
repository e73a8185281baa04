"""Steps that say what they do, do nothing when nothing changed, and can be stopped and run again."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.places import BUILD, ROOT

STAMPS = BUILD / "stamps"


class StepFailed(Exception):
    """A step that cannot go on, with one line for the person at the keyboard."""


@dataclass(frozen=True)
class Step:
    """One thing to make.

    `inputs` are the files it is made from, `outputs` what must exist afterwards. It is up to date when the
    outputs exist and the inputs (and `version`) are those of the last time it succeeded.
    """

    name: str
    title: str
    work: Callable[[], None]
    inputs: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()
    version: str = "1"
    stamps: Path = field(default=STAMPS)

    def is_done(self) -> bool:
        stamp = self.stamps / self.name
        return (
            all(path.exists() for path in self.outputs)
            and stamp.exists()
            and stamp.read_text() == fingerprint(self.inputs, self.version)
        )

    def run(self) -> None:
        self.work()
        missing = [str(path) for path in self.outputs if not path.exists()]
        if missing:
            raise StepFailed(f"{self.title}: was to make {', '.join(missing)}, but did not.")
        self.stamps.mkdir(parents=True, exist_ok=True)
        (self.stamps / self.name).write_text(fingerprint(self.inputs, self.version))


def fingerprint(paths: Iterable[Path], version: str = "") -> str:
    """A digest of names and contents; a folder counts with everything in it."""
    digest = hashlib.sha256(version.encode())
    for path in sorted(files_of(paths)):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def files_of(paths: Iterable[Path]) -> set[Path]:
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(inner for inner in path.rglob("*") if inner.is_file())
        elif path.exists():
            found.add(path)
    return found


def run_steps(steps: list[Step]) -> None:
    """Runs what is not up to date, one line of progress each; raises StepFailed."""
    for number, step in enumerate(steps, 1):
        head = f"[{number}/{len(steps)}] {step.title}"
        if step.is_done():
            say(f"{head}: up to date")
            continue
        say(f"{head} …")
        started = time.monotonic()
        step.run()
        say(f"{head}: done in {time.monotonic() - started:.1f} s")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
