"""Totals of lines that count persons, each once: what names prove, in plain values.

A total is known where every accepted figure beneath is wholly covered by names: as many persons with a record as the
figure says, and nobody without one. Else only a lower bound is: with all figures true there are at least as many persons
as are known by name, and at least as many as in the largest single figure. No larger bound can be proven: who is behind a
figure and not named may be anybody who is named elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from donghanh.base.sentences import Sentence

from .climbing import Stand, whole
from .sheet import Line
from .totals import Figure

Key = tuple[int, int]
DISTINCT = "distinct"


@dataclass(frozen=True)
class Names:
    """Who is known behind one figure: keys of persons, and entries that name nobody with a record."""

    persons: frozenset[int] = frozenset()
    nameless: int = 0


@dataclass(frozen=True)
class PersonSum:
    """What is known of the persons beneath one unit; the fields are those of the model `PersonCount`."""

    largest: int
    summed: int
    lacking: int
    named: int

    @property
    def total(self) -> int | None:
        """How many persons; None where names do not tell."""
        return None if self.lacking else self.named

    @property
    def at_least(self) -> int:
        """How many persons there are for certain."""
        return max(self.largest, self.named)


def is_covered(figure: int, names: Names) -> bool:
    """Is everybody whom the figure counts known by name?"""
    return len(names.persons) == figure and not names.nameless


def persons_that_count(figure: int, names: Names) -> frozenset[int]:
    """Who is surely in the figure: nobody where more are named than it counts, for then one of the two is wrong."""
    return names.persons if len(names.persons) <= figure else frozenset()


Told = tuple[Stand, Mapping[int, Figure], Mapping[int, Names]]


def fold_persons(told: Iterable[Told], lines: Iterable[Line]) -> Iterator[tuple[int, dict[int, PersonSum]]]:
    """What is known of persons by indicator, unit by unit, for every unit that is no leaf.

    `told` are places in the order of the tree with their accepted cells and the names behind them by indicator. An
    indicator of which nothing was accepted at or beneath a unit has no entry there.
    """
    keys = [line.indicator_id for line in lines if line.over_units == DISTINCT]
    for branch in whole(_Branch(stand, cells, names, keys=keys) for stand, cells, names in told):
        if not branch.stand.is_leaf:
            yield (
                branch.stand.unit_id,
                {
                    key: PersonSum(each.largest, each.summed, each.lacking, len(each.persons))
                    for key, each in branch.found.items()
                },
            )


@dataclass
class _Tally:
    largest: int
    summed: int
    lacking: int
    persons: frozenset[int]

    def __add__(self, other: "_Tally") -> "_Tally":
        return _Tally(
            max(self.largest, other.largest),
            self.summed + other.summed,
            self.lacking + other.lacking,
            self.persons | other.persons,
        )


class _Branch:
    def __init__(
        self, stand: Stand, cells: Mapping[int, Figure], names: Mapping[int, Names], *, keys: Iterable[int]
    ) -> None:
        self.stand = stand
        self.found = {
            key: _of(figure.number, names.get(key, Names()))
            for key in keys
            if (figure := cells.get(key)) is not None and figure.number is not None
        }

    def take(self, beneath: "_Branch") -> None:
        for key, each in beneath.found.items():
            self.found[key] = self.found[key] + each if key in self.found else each


def _of(figure: int, names: Names) -> _Tally:
    return _Tally(figure, figure, int(not is_covered(figure, names)), persons_that_count(figure, names))


def coverage_said(figure: int, *, named: int, nameless: int) -> Sentence:
    """In words, how far names tell who is behind one accepted figure."""
    if named > figure:
        return Sentence("Nhiều tên hơn số đã báo cáo: xem lại số hoặc sổ ghi tên")
    if nameless:
        return Sentence("{count} lượt ghi tên chưa gắn với người trong danh sách", count=nameless)
    if named < figure:
        return Sentence("Còn {count} người chưa có tên", count=figure - named)
    return Sentence("Đủ tên")


def bound_said(found: PersonSum, shown: str) -> Sentence:
    """In words, what is known where names do not tell everybody."""
    return Sentence(
        "{count} đơn vị chưa đủ tên, nên chưa đếm được đúng mỗi người một lần. Chắc chắn có ít nhất {least} người: "
        "{named} người đã biết theo tên, riêng một đơn vị nhiều nhất có {largest} người. Nếu không ai có mặt ở hai đơn vị "
        "thì là {most} người.",
        count=found.lacking,
        least=shown,
        named=found.named,
        largest=found.largest,
        most=found.summed,
    )


def known_said(found: PersonSum) -> Sentence:
    """In words, how a known count came about."""
    if not found.summed:
        return Sentence("Mọi đơn vị đã duyệt đều báo không có ai.")
    twice = found.summed - found.named
    if not twice:
        return Sentence("Đếm theo tên, mỗi người một lần: không ai có mặt ở hai đơn vị.")
    return Sentence(
        "Đếm theo tên, mỗi người một lần: cộng các đơn vị là {sum}, trừ {twice} lượt trùng người.",
        sum=found.summed,
        twice=twice,
    )
