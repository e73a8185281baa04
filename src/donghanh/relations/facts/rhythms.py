"""How often dialogues are held: dated data with their source."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..rules import Rhythm

_FILE = Path(__file__).parents[1] / "data" / "dialogues.toml"


@dataclass(frozen=True)
class Rhythms:
    """The rules in the order of their days, and whether anybody compared them with the law."""

    rows: tuple[Rhythm, ...]
    is_verified: bool


@functools.cache
def rhythms() -> Rhythms:
    """Read once."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    rows = tuple(Rhythm(row["from_on"], row["months"], row["source"]) for row in told["rule"])
    return Rhythms(rows, told["verified"])
