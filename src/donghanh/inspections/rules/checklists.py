"""Grounds and checklists as data: read from their files, told whether anybody has checked them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Ground:
    """One reason to choose a unit; `count` is how many units it usually gives."""

    key: str
    name: str
    hint: str
    count: int


@dataclass(frozen=True)
class Grounds:
    """All grounds in the order in which they choose, and where they come from."""

    source: str
    verified: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Question:
    """One question; `look_at` says what shows the answer, `clause` the address of the plan's task."""

    code: str
    group: str
    text: str
    look_at: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Checklist:
    """One version of a checklist."""

    code: str
    version: int
    name: str
    source: str
    verified: bool
    questions: tuple[Question, ...]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def grounds() -> Grounds:
    """The grounds of the newest file."""
    plain = _read(sorted(DATA.glob("can-cu.v*.toml"))[-1])
    rows: Sequence[Mapping[str, Any]] = plain["ground"]
    return Grounds(plain["source"], plain["verified"], tuple(Ground(**row) for row in rows))


@cache
def checklists() -> dict[str, Checklist]:
    """The newest version of every checklist, by code."""
    found: dict[str, Checklist] = {}
    for path in sorted(DATA.glob("phieu-*.toml")):
        one = _checklist(_read(path))
        if one.code not in found or found[one.code].version < one.version:
            found[one.code] = one
    return found


def _checklist(plain: Mapping[str, Any]) -> Checklist:
    questions = tuple(
        Question(group=group["name"], **question)
        for group in plain["group"]
        for question in group["question"]
    )
    return Checklist(
        plain["code"], plain["version"], plain["name"], plain["source"], plain["verified"], questions
    )


def ground_name(key: str) -> str:
    """What a ground is called; units named by hand carry their own reason."""
    return next((one.name for one in grounds().grounds if one.key == key), key)
