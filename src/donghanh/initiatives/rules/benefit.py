"""What an initiative is worth, with its arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.sentences import Refusal

QUANTITY_DECIMALS = 2
MOST_YEARS = 10
_SCALE: int = 10**QUANTITY_DECIMALS


@dataclass(frozen=True)
class BenefitDraft:
    """One line of the arithmetic: what is saved or spent, how much of it, at which price from where, for how long.

    `quantity` carries two decimals (150 is 1,5) and is of one year; `price` in đồng.
    """

    label: str
    quantity: int
    unit_of_measure: str
    price: int
    price_source: str
    years: int = 1
    is_cost: bool = False


def amount_of(line: BenefitDraft) -> int:
    """quantity × price × years in whole đồng, rounded down: a benefit is not told larger than it is."""
    return line.quantity * line.price * line.years // _SCALE


def net_benefit(lines: Iterable[BenefitDraft]) -> int:
    """What is saved less what it costs; never below 0."""
    return max(0, sum(-amount_of(line) if line.is_cost else amount_of(line) for line in lines))


def check_benefit(lines: Iterable[BenefitDraft]) -> None:
    """Refuse a line without words, a negative figure, a price without its source, too many years."""
    for number, line in enumerate(lines, start=1):
        if not line.label:
            raise Refusal(
                "Dòng tính {number} chưa ghi khoản làm lợi. Ghi khoản gì, ví dụ: Vải vụn.", number=number
            )
        if line.quantity < 0 or line.price < 0:
            raise Refusal("Số lượng, đơn giá của “{label}” không được là số âm.", label=line.label)
        if not 1 <= line.years <= MOST_YEARS:
            raise Refusal(
                "Số năm tính của “{label}” từ 1 đến {most}. Sửa lại.", label=line.label, most=MOST_YEARS
            )
        if line.price and not line.price_source:
            raise Refusal(
                "“{label}” có đơn giá nhưng chưa ghi nguồn giá. Ghi theo hóa đơn, định mức hay bảng giá nào.",
                label=line.label,
            )
