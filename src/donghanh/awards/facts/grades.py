"""The units' announced results of a year, as conditions need them."""

from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.evaluation.facts import grades_of
from donghanh.periods.models import Period

ORDER = ("not_done", "done", "good", "excellent")


@dataclass(frozen=True)
class GradeInOrder:
    """A grade's place among the four (0 the lowest), its name, and where the scorecard opens."""

    rank: int
    name: str
    url: str


def grades_in(unit_ids: Iterable[int], period: Period) -> dict[int, GradeInOrder]:
    """By unit; a unit that was not graded is absent."""
    return {
        unit_id: GradeInOrder(ORDER.index(found.grade), found.label, found.url)
        for unit_id, found in grades_of(unit_ids, period.code).items()
    }
