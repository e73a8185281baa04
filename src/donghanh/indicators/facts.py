"""Reading the catalogue and the list."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .models import Indicator

CATALOGUE = Path(__file__).parent / "catalogue"


def catalogue_entries() -> list[dict[str, Any]]:
    """Every entry of the catalogue's files, in their order, its theme filled in."""
    entries: list[dict[str, Any]] = []
    for file in sorted(CATALOGUE.glob("*.toml")):
        for theme in tomllib.loads(file.read_text("utf-8"))["theme"]:
            entries += [{"theme": theme["name"], **entry} for entry in theme["indicator"]]
    return entries


def by_code(codes: Iterable[str]) -> dict[str, Indicator]:
    """The indicators of these codes; one query."""
    return Indicator.objects.select_related("numerator", "denominator").in_bulk(
        list(codes), field_name="code"
    )
