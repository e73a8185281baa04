"""Breakdowns: one figure told again by a few named cells, never by all combinations of several of them.

“Theo giới tính” and “Theo khu vực” of the same whole stand beside each other: 2 + 3 cells, not 2 × 3. A cell is an
indicator like any other, so it is reported, adds up and opens like any other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal

from .checks import Check

MOST_CELLS = 12


@dataclass(frozen=True)
class Countable:
    """What must agree between a whole and its cells."""

    code: str
    unit_of_measure: str
    decimals: int
    over_units: str
    over_time: str
    is_cell: bool = False


def check_breakdown(whole: Countable, cells: Sequence[Countable]) -> None:
    """Refuse cells that could not be added up to the whole, and a cell broken down again."""
    if whole.is_cell:
        raise Refusal(
            "“{code}” đã là một ô chi tiết, không chia nhỏ tiếp. Chia nhỏ chỉ tiêu chung.", code=whole.code
        )
    if whole.over_units != "sum":
        raise Refusal("Chỉ chia nhỏ được chỉ tiêu cộng lại giữa các đơn vị.")
    if not cells:
        raise Refusal("Chưa có ô chi tiết nào. Chọn ít nhất một chỉ tiêu.", field="cells")
    if len(cells) > MOST_CELLS:
        raise Refusal(
            "Một cách chia có nhiều nhất {count} ô. Gộp bớt các ô.", count=MOST_CELLS, field="cells"
        )
    for cell in cells:
        _check_cell(whole, cell)


def _check_cell(whole: Countable, cell: Countable) -> None:
    if cell.code == whole.code:
        raise Refusal("Chỉ tiêu chung không thể là ô chi tiết của chính nó.", field="cells")
    alike = ("unit_of_measure", "decimals", "over_units", "over_time")
    if any(getattr(whole, each) != getattr(cell, each) for each in alike):
        raise Refusal(
            "“{cell}” không cùng đơn vị tính hoặc cách cộng với “{whole}”, nên không chia nhỏ được.",
            cell=cell.code,
            whole=whole.code,
            field="cells",
        )


def checks_of(
    *, whole: str, cells: Sequence[str], is_exact: bool, words: str, asked: Iterable[str]
) -> list[Check]:
    """What a breakdown says about the cells that are asked: together the whole, or no more than it.

    Where a form leaves cells out, the others are at most the whole; of a breakdown that is not exact, each is.
    """
    on_form = set(asked)
    shown = tuple(cell for cell in cells if cell in on_form)
    if whole not in on_form or not shown:
        return []
    if is_exact:
        relation = "equal" if len(shown) == len(cells) else "at_most"
        return [Check(shown, relation, (whole,), words if relation == "equal" else "")]
    return [Check((cell,), "at_most", (whole,)) for cell in shown]
