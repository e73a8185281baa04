"""What one benchmark gives, and how it is timed."""

import time
from collections.abc import Callable
from dataclasses import dataclass


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
        mark = "✓" if self.is_kept else "✗"
        return f"{mark} {self.what}: {self.ours:.2f} s, bare {self.bare:.2f} s: {self.ratio:.2f} × (at most {self.at_most} ×)"


def seconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """The best of some rounds after one that warms up."""
    work()
    return min(_timed(work) for _ in range(rounds))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


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
        return f"{'✓' if self.is_kept else '✗'} {self.what}: {self.reached:.4f} (goal {self.goal})"
