"""Who stands where: totals, ties by the stated rule, who goes on, prizes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from donghanh.base.sentences import Sentence, mark

DECIMALS = 2  # marks are kept in hundredths of a point

TIE_SAID = {
    "practice": mark("bằng điểm, xếp theo điểm thực hành"),
    "theory": mark("bằng điểm, xếp theo điểm lý thuyết"),
    "top_part": mark("bằng điểm, xếp theo phần thi nhiều điểm nhất"),
}
SHARED_SAID = mark("bằng điểm, đồng hạng")


@dataclass(frozen=True)
class Scored:
    """One entry with what ranks it: `score` in hundredths, and its points of each kind of part."""

    entry_id: int
    field_id: int
    score: int
    parts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Ranked:
    """Where an entry stands in its field, and what decided when its score was reached by others too."""

    entry_id: int
    rank: int
    decided: Sentence | None = None


def rank(rows: Sequence[Scored], tie_rule: str) -> list[Ranked]:
    """Every entry's place in its own field, best first; equal after the stated rule is the same place."""
    found: list[Ranked] = []
    for field_id in sorted({row.field_id for row in rows}):
        found += _rank_field([row for row in rows if row.field_id == field_id], tie_rule)
    return found


def _rank_field(rows: Sequence[Scored], tie_rule: str) -> list[Ranked]:
    def key(row: Scored) -> tuple[int, int]:
        return row.score, 0 if tie_rule == "shared" else row.parts.get(tie_rule, 0)

    ordered = sorted(rows, key=lambda row: (key(row), -row.entry_id), reverse=True)
    scores = [row.score for row in rows]
    keys = [key(row) for row in rows]
    return [
        Ranked(
            row.entry_id,
            1 + sum(other > key(row) for other in keys),
            _what_decided(
                is_tied=scores.count(row.score) > 1, is_shared=keys.count(key(row)) > 1, tie_rule=tie_rule
            ),
        )
        for row in ordered
    ]


def _what_decided(*, is_tied: bool, is_shared: bool, tie_rule: str) -> Sentence | None:
    if not is_tied:
        return None
    return Sentence(SHARED_SAID if is_shared else TIE_SAID[tie_rule])


def goes_on(ranked: Sequence[Ranked], passes: int) -> set[int]:
    """Who of one field goes on to the next round; all who share the last place do. 0 lets everybody on."""
    return {row.entry_id for row in ranked if not passes or row.rank <= passes}


def prizes(ranked: Sequence[Ranked], numbers: Mapping[str, int], order: Sequence[str]) -> dict[int, str]:
    """Which prize each entry of one field takes: the highest left, in order; a shared place takes one prize together.

    `numbers` says how many of each the rules give in a field.
    """
    left = [prize for prize in order for _one in range(numbers.get(prize, 0))]
    given: dict[int, str] = {}
    for place in sorted({row.rank for row in ranked}):
        if place > len(left):
            break
        for row in ranked:
            if row.rank == place:
                given[row.entry_id] = left[place - 1]
    return given
