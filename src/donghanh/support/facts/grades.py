"""Grades of collective agreements: data with their source."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "grades.toml"


@dataclass(frozen=True)
class Grades:
    """The names by code, those that the indicator of good ones counts, where they come from."""

    names: dict[str, str]
    good: tuple[str, ...]
    source: str
    is_verified: bool


@functools.cache
def grades() -> Grades:
    """Read once."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Grades(
        names={row["code"]: row["name"] for row in told["grade"]},
        good=tuple(row["code"] for row in told["grade"] if row["counts"]),
        source=told["source"],
        is_verified=told["verified"],
    )
