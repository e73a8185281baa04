"""Tables drawn with lines on a page of PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

THIN = 3.0  # points: what is thinner is a line
NEAR = 3.0


class Placed(Protocol):
    """A character with its place."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def size(self) -> float: ...


@dataclass
class Ruled:
    """A table: its frame and the characters of each cell."""

    left: float
    top: float
    right: float
    bottom: float
    cells: list[list[list[Any]]]


Rule = tuple[float, float, float, float]


def ruled_tables(rules: Sequence[Rule], chars: Sequence[Placed]) -> list[Ruled]:
    """The tables of a page, those without two columns and two lines left out."""
    edges = [edge for rule in rules for edge in _edges(rule)]
    return [table for group in _groups(edges) if (table := _table(group, chars))]


def _edges(rule: Rule) -> list[Rule]:
    """A thin box is one line, a wide one four."""
    left, top, right, bottom = rule
    if right - left < THIN and bottom - top < THIN:
        return []
    if right - left < THIN or bottom - top < THIN:
        return [rule]
    return [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]


def _groups(edges: Sequence[Rule]) -> list[list[Rule]]:
    """Edges that touch each other."""
    groups: list[list[Rule]] = []
    for edge in edges[:3000]:
        touching = [group for group in groups if any(_touch(edge, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([edge, *(other for group in touching for other in group)])
    return [group for group in groups if len(group) >= 4]


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one[0] <= other[2] + NEAR
        and other[0] <= one[2] + NEAR
        and one[1] <= other[3] + NEAR
        and other[1] <= one[3] + NEAR
    )


def _table(edges: Sequence[Rule], chars: Sequence[Placed]) -> Ruled | None:
    xs = _places([edge[0] for edge in edges if edge[3] - edge[1] > 6])
    ys = _places([edge[1] for edge in edges if edge[2] - edge[0] > 6])
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells: list[list[list[Placed]]] = [[[] for _ in xs[1:]] for _ in ys[1:]]
    for char in chars:
        x, y = (char.left + char.right) / 2, char.base - char.size * 0.3
        if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
            column = max(i for i, edge in enumerate(xs) if edge <= x)
            row = max(i for i, edge in enumerate(ys) if edge <= y)
            cells[min(row, len(ys) - 2)][min(column, len(xs) - 2)].append(char)
    if not any(cell for row in cells for cell in row):
        return None
    return Ruled(xs[0], ys[0], xs[-1], ys[-1], cells)


def _places(values: Sequence[float]) -> list[float]:
    """Distinct places, those closer than a line's thickness taken together."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places
