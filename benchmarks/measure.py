"""What one benchmark gives, and how it is timed."""

import os
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

OVER = "✗"


@dataclass(frozen=True)
class Measure:
    """One line of the answer: our way and the bare way, in seconds, and how many times as long ours may take."""

    what: str
    ours: float
    bare: float
    at_most: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare if self.bare else float("inf")

    @property
    def is_kept(self) -> bool:
        return self.ratio <= self.at_most

    def line(self) -> str:
        told = f"{self.ratio:.2f} × of {self.at_most:g}"
        return f"{_mark(self.is_kept)} {told:16} {self.what} ({_told(self.ours)}, bare {_told(self.bare)})"


def _mark(is_kept: bool) -> str:
    return "✓" if is_kept else OVER


def _told(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def seconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """The best of some rounds after one that warms up."""
    work()
    return min(_timed(work) for _ in range(rounds))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def computing(work: Callable[[], object], *, rounds: int = 15) -> float:
    """The least seconds of processor time, of this process and of its PostgreSQL, in some rounds after one to warm up.

    For short work on a busy machine, where the clock mostly tells how long others kept the processor.
    """
    work()
    return min(_computed(work) for _ in range(rounds))


def in_turn(*works: Callable[[], object], rounds: int = 9) -> list[float]:
    """The median of processor seconds of each, all of them once in every round, so that a load falls on all alike."""
    for work in works:
        work()
    times = [[_computed(work) for work in works] for _ in range(rounds)]
    return [statistics.median(of_one) for of_one in zip(*times, strict=True)]


def _computed(work: Callable[[], object]) -> float:
    server, own = _server_seconds(), time.process_time()
    work()
    return time.process_time() - own + _server_seconds() - server


def _server_seconds() -> float:
    """Processor time of the server's process behind this connection, and of helpers that ended beneath its master.

    0 for SQLite; where the system does not tell, the clock.
    """
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        number = cursor.fetchone()[0]
    try:
        own = int(Path(f"/proc/{number}/schedstat").read_text().split()[0]) / 1e9
        master = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1]
        ended = Path(f"/proc/{master}/stat").read_text().rpartition(")")[2].split()[13:15]
    except OSError:
        return time.perf_counter()
    return own + sum(map(int, ended)) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Score:
    """One line of the answer: the share that is right, from 0 to 1, and the goal."""

    what: str
    reached: float
    goal: float

    @property
    def is_kept(self) -> bool:
        return self.reached >= self.goal

    def line(self) -> str:
        told = f"{self.reached:.4g} of {self.goal:.4g}"
        return f"{_mark(self.is_kept)} {told:16} {self.what}"


def too_many(what: str, queries: int, most: int) -> "list[Score]":
    """A line where a page takes more statements than it may; none where it keeps to them."""
    return [Score(f"{what}: {queries} queries, at most {most}", most / queries, 1)] if queries > most else []


@dataclass(frozen=True)
class Fact:
    """One line of the answer that has no goal."""

    what: str
    is_kept: bool = True

    def line(self) -> str:
        return f"{'':18} {self.what}"


def memory_mib(process: int | str = "self") -> int:
    """The most memory a process has held so far, in MiB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0
