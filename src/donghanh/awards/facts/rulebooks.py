"""Rulebooks and the base salary, read from their files."""

import datetime as dt
import tomllib
from functools import lru_cache
from pathlib import Path as FilePath

from donghanh.base.sentences import Refusal

from ..models import Nomination
from ..rules.rulebook import Rulebook, Salary, in_force, rulebook_from, salary_on

RULEBOOKS = FilePath(__file__).resolve().parents[2] / "rulebooks"


@lru_cache
def rulebooks() -> tuple[Rulebook, ...]:
    """Every rulebook on commendation, oldest first."""
    files = sorted(RULEBOOKS.glob("awards-*.toml"))
    books = [rulebook_from(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    return tuple(sorted(books, key=lambda book: book.from_on))


@lru_cache
def salaries() -> tuple[Salary, ...]:
    """The base salary over time."""
    data = tomllib.loads((RULEBOOKS / "base-salary.toml").read_text(encoding="utf-8"))
    return tuple(Salary(row["from_on"], row["dong"]) for row in data["salary"])


def rulebook_on(day: dt.date) -> Rulebook:
    """The rulebook in force on `day`."""
    return in_force(rulebooks(), day)


def rulebook(code: str) -> Rulebook:
    """The rulebook called `code`."""
    for book in rulebooks():
        if book.code == code:
            return book
    raise Refusal("Không tìm thấy bộ quy định đã dùng để xét hồ sơ này.")


def base_salary_on(day: dt.date) -> int:
    """Đồng a month in force on `day`."""
    return salary_on(salaries(), day).dong


def judging_rulebook(nomination: Nomination) -> Rulebook:
    """The rulebook a dossier is judged under: of the day it was received, before that of the round's opening."""
    if nomination.rulebook_code:
        return rulebook(nomination.rulebook_code)
    return rulebook_on(nomination.round.opens_on)
