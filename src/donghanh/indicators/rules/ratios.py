"""How a ratio is worked out, and how figures become one."""

from collections.abc import Iterable
from dataclasses import dataclass

PERCENT = 100


@dataclass(frozen=True)
class RatioScale:
    """How a ratio in whole numbers is made: round(numerator × up / (denominator × down)), halves upwards."""

    up: int
    down: int

    def of(self, numerator: int | None, denominator: int | None) -> int | None:
        """The scaled ratio; None without parts or with nothing to divide by. Parts are never negative."""
        if numerator is None or not denominator:
            return None
        whole = denominator * self.down
        return (2 * numerator * self.up + whole) // (2 * whole)


def ratio_scale(
    *, decimals: int, numerator_decimals: int, denominator_decimals: int, unit: str
) -> RatioScale:
    """The scale of a ratio; a unit of measure "%" means per hundred."""
    shift = decimals + denominator_decimals - numerator_decimals
    hundred = PERCENT if unit.strip() == "%" else 1
    return RatioScale(hundred * 10 ** max(shift, 0), 10 ** max(-shift, 0))


def combine(how: str, numbers: Iterable[int]) -> int | None:
    """One figure from those of many units or periods, in order of time; None where they may not be joined."""
    known = list(numbers)
    if not known:
        return None
    if how == "sum":
        return sum(known)
    if how == "max":
        return max(known)
    if how == "last":
        return known[-1]
    return None
