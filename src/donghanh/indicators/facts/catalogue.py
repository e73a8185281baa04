"""Reading the catalogue's files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def _told(kind: str) -> Iterator[dict[str, Any]]:
    for file in sorted(CATALOGUE.glob("*.toml")):
        yield from tomllib.loads(file.read_text("utf-8")).get(kind, [])


def catalogue_entries() -> list[dict[str, Any]]:
    """Every indicator of the catalogue's files, in their order, its theme filled in."""
    return [{"theme": theme["name"], **entry} for theme in _told("theme") for entry in theme["indicator"]]


def catalogue_breakdowns() -> list[dict[str, Any]]:
    """Every breakdown of the catalogue: of what, by what, into which codes."""
    return list(_told("breakdown"))


def catalogue_checks() -> list[dict[str, Any]]:
    """Every check of the catalogue: two lists of codes, how they stand to each other, in words."""
    return list(_told("check"))
