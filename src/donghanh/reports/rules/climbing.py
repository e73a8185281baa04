"""From the leaves of a tree to its top, with no more of it in memory than one place for every level."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar


@dataclass(frozen=True)
class Stand:
    """Where a unit stood, and whether it is asked."""

    unit_id: int
    superior_id: int | None
    depth: int
    level: str
    sector: str
    is_asked: bool
    is_leaf: bool


class Branch(Protocol):
    """A place and what has been taken up into it from those right beneath."""

    stand: Stand

    def take(self, beneath: Any) -> None:
        """Take up a branch right beneath, which is whole."""


AnyBranch = TypeVar("AnyBranch", bound=Branch)


def whole(branches: Iterable[AnyBranch]) -> Iterator[AnyBranch]:
    """Each branch once all beneath it has been taken up.

    They come in the order of the tree: a place before those beneath it, and everything beneath it before the next.
    """
    above: list[AnyBranch] = []
    for branch in branches:
        while above and above[-1].stand.unit_id != branch.stand.superior_id:
            yield _ended(above)
        above.append(branch)
    while above:
        yield _ended(above)


def _ended(above: list[AnyBranch]) -> AnyBranch:
    ended = above.pop()
    if above:
        above[-1].take(ended)
    return ended
