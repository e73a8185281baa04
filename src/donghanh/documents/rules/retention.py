"""How long a paper is kept."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES = Path(__file__).resolve().parents[1] / "data" / "retention.toml"


@dataclass(frozen=True)
class Retention:
    """A period: `years` None is for ever. `verified` once somebody compared it with the text of the rule."""

    direction: str
    types: tuple[str, ...]
    years: int | None
    source: str
    verified: bool

    def until(self, issued_on: dt.date | None) -> dt.date | None:
        """The last day: the end of the year, so many years after that of the paper; None for ever or unknown."""
        if self.years is None or issued_on is None:
            return None
        return dt.date(issued_on.year + self.years, 12, 31)


@cache
def rules() -> tuple[Retention, ...]:
    """Every rule, in the order in which they are tried."""
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return tuple(
        Retention(row["direction"], tuple(row["types"]), row["years"] or None, row["source"], row["verified"])
        for row in data["rule"]
    )


def retention_of(direction: str, type_code: str) -> Retention | None:
    """The period of a type of paper; None when no rule speaks of it."""
    fitting = (rule for rule in rules() if rule.direction == direction)
    return next((rule for rule in fitting if type_code in rule.types or "*" in rule.types), None)
