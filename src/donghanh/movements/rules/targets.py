"""A target and its parts: children and reserve together make the parent, whatever is done to them.

The reserve of a target is what its unit has not given down. So every amount that a child gains comes out of the
reserve of its parent, and every amount it loses goes back there; nothing appears and nothing is lost. This holds
for indicators that add up over units; a ratio or a maximum has no such sum, and its reserve stays 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

ADDING = frozenset({"sum", "distinct"})
LARGEST = 10**15
LONGEST_REASON = 500


@dataclass(frozen=True)
class Division:
    """How a target is divided: scaled amounts of one indicator."""

    amount: int
    reserve: int
    divided: int

    @property
    def remainder(self) -> int:
        """What neither a child nor the reserve accounts for: always 0 for what adds up."""
        return self.amount - self.reserve - self.divided

    @property
    def is_whole(self) -> bool:
        """Children and reserve make exactly the amount."""
        return self.remainder == 0


def division_of(amount: int, reserve: int, children: Iterable[int]) -> Division:
    """How the target stands."""
    return Division(amount, reserve, sum(children))


def adds_up(over_units: str) -> bool:
    """Do the figures of units make one by addition, so that a target can be divided among them?"""
    return over_units in ADDING


def check_amount(amount: int, *, field: str = "amount") -> None:
    """Refuse a negative amount, and one that no column holds."""
    if amount < 0:
        raise Refusal("Chỉ tiêu không thể là số âm. Nhập lại.", field=field)
    if amount > LARGEST:
        raise Refusal("Số này quá lớn. Kiểm tra lại số đã nhập.", field=field)


def check_reserve_gives(*, reserve: int, more: int, said: str, lacking: str) -> None:
    """Refuse to take more from a reserve than it holds. `said` and `lacking` are the two as people read them."""
    if more > reserve:
        raise Refusal(
            "Phần chưa giao xuống chỉ còn {said}, thiếu {lacking}. Giảm số này, hoặc bớt của đơn vị khác trước.",
            said=said,
            lacking=lacking,
            field="amount",
        )


def check_own_division(*, reserve: int, less: int, unit: str, said: str) -> None:
    """Refuse to take from a unit what it has given down already: its own reserve must bear it."""
    if less > reserve:
        raise Refusal(
            "{unit} đã giao xuống cấp dưới, chỉ còn giữ lại {said}, nên chưa giảm được nhiều như vậy. "
            "Đơn vị này cần bớt phần đã giao xuống trước.",
            unit=unit,
            said=said,
            field="amount",
        )


def check_answered(*, is_asking: bool, unit: str) -> None:
    """Refuse to change what a unit has asked to be changed: that is answered first."""
    if is_asking:
        raise Refusal("{unit} đang đề nghị điều chỉnh chỉ tiêu này. Trả lời đề nghị đó trước.", unit=unit)


def checked_reason(reason: str, *, field: str = "reason") -> str:
    """The reason on one line; refuses an empty and a very long one."""
    said = one_line(reason)
    if not said:
        raise Refusal("Chưa có lý do. Ghi ngắn gọn vì sao.", field=field)
    if len(said) > LONGEST_REASON:
        raise Refusal("Lý do dài quá {most} ký tự. Viết ngắn lại.", most=LONGEST_REASON, field=field)
    return said


def check_seen(*, seen: int | None, version: int) -> None:
    """Refuse who decides on a target that somebody changed since the page was opened; None asks nothing."""
    if seen is not None and seen != version:
        raise Refusal(
            "Chỉ tiêu này vừa được người khác thay đổi sau khi trang được mở. Xem lại số mới rồi làm tiếp."
        )


def reserve_left(
    amount: int, parts: Mapping[int, int], *, reserve: int | None, said: Mapping[str, str]
) -> int:
    """What stays in reserve when `parts` are given down; a `reserve` typed must make the sum exact.

    `said` holds "amount", "sum" and "gap" as people read them, for the refusal.
    """
    rest = amount - sum(parts.values())
    if rest < 0 or (reserve is not None and reserve != rest):
        raise Refusal(
            "Cộng phần giao các đơn vị và phần dự phòng được {sum}, chưa bằng chỉ tiêu {amount} (lệch {gap}). "
            "Sửa lại cho khớp.",
            field="reserve",
            **said,
        )
    return rest
