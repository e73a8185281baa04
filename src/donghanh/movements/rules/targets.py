"""A target and its parts: children and reserve together make the parent."""

from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.sentences import Refusal


@dataclass(frozen=True)
class Division:
    """How a target is divided: scaled amounts of one indicator."""

    amount: int
    reserve: int
    divided: int

    @property
    def remainder(self) -> int:
        """Not yet given to anybody; below zero when more was given than there is."""
        return self.amount - self.reserve - self.divided

    @property
    def is_whole(self) -> bool:
        """Children and reserve make exactly the amount."""
        return self.remainder == 0


def division_of(amount: int, reserve: int, children: Iterable[int]) -> Division:
    """How the target stands."""
    return Division(amount, reserve, sum(children))


def check_amounts(*, amount: int, reserve: int) -> None:
    """Refuse a negative amount and a reserve larger than the amount."""
    if amount < 0 or reserve < 0:
        raise Refusal("Chỉ tiêu và phần dự phòng không thể là số âm. Nhập lại.", field="amount")
    if reserve > amount:
        raise Refusal("Phần dự phòng lớn hơn chỉ tiêu. Nhập lại phần dự phòng.", field="reserve")
