"""Signs in a whole report, or in many: targets hit exactly, figures copied, a rush on the last day, round digits.

None of them says that anybody did wrong: each says that somebody should look again. What chance alone would do is
worked out each time, so that a sign is told only where chance is a poor explanation.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb, erfc, sqrt

Figures = Mapping[str, int]
SMALLEST = 10
FEWEST_SAME, SHARE_SAME = 5, 0.8
# A figure that many units have tells nothing: pairs are sought by figures that few share.
MOST_SHARING, FEWEST_RARE = 60, 2
HIT_CHANCE, RUSH_CHANCE, DIGIT_CHANCE = 0.01, 0.0005, 0.0005
FEWEST_SENT, FEWEST_DIGITS = 12, 40
LEAST_RUSH, LEAST_ROUND, NATURAL_ROUND = 0.5, 0.35, 0.2
SMALLEST_COUNTED = 20


@dataclass(frozen=True)
class Copy:
    """Two reports, or one and the one before, in which `same` of `compared` figures are equal."""

    unit_id: int
    other_id: int
    same: int
    compared: int


def exact_hits(figures: Figures, targets: Figures) -> list[str]:
    """Codes whose figure is its target to the last digit, where so many hits are hardly chance; else none.

    Small targets are left out. Chance is taken as if figures fell evenly within fifteen percent of the target.
    """
    asked = [code for code in targets if targets[code] >= SMALLEST and code in figures]
    hits = [code for code in asked if figures[code] == targets[code]]
    chances = [1 / (1 + 0.3 * targets[code]) for code in asked]
    return hits if hits and _at_least(len(hits), chances) <= HIT_CHANCE else []


def _at_least(hits: int, chances: Iterable[float]) -> float:
    """The chance of so many hits or more (Poisson binomial)."""
    spread = [1.0]
    for chance in chances:
        before = [*spread, 0.0]
        spread = [
            before[n] * (1 - chance) + (before[n - 1] * chance if n else 0.0) for n in range(len(before))
        ]
    return sum(spread[hits:])


def telling(figures: Figures) -> dict[str, int]:
    """The figures that are large enough to be told apart."""
    return {code: number for code, number in figures.items() if number >= SMALLEST}


def copies_between(reports: Mapping[int, Figures]) -> list[Copy]:
    """Pairs of units with nearly the same figures; each pair once, told of both by whoever asks."""
    large = {unit_id: telling(figures) for unit_id, figures in reports.items()}
    sharing: dict[tuple[str, int], list[int]] = {}
    for unit_id, figures in large.items():
        for code, number in figures.items():
            sharing.setdefault((code, number), []).append(unit_id)
    pairs: Counter[tuple[int, int]] = Counter()
    for units in sharing.values():
        if 1 < len(units) <= MOST_SHARING:
            pairs.update((one, other) for place, one in enumerate(units) for other in units[place + 1 :])
    found = []
    for (one, other), rare in pairs.items():
        if rare >= FEWEST_RARE:
            same = sum(large[other].get(code) == number for code, number in large[one].items())
            compared = min(len(large[one]), len(large[other]))
            if same >= FEWEST_SAME and same >= SHARE_SAME * compared:
                found.append(Copy(one, other, same, compared))
    return found


def copied_from_before(now: Figures, before: Figures) -> tuple[int, int] | None:
    """How many of how many flows stand exactly as in the period before, when nearly all do; stocks are left out by the caller."""
    compared = [code for code in telling(now) if before.get(code, 0) >= SMALLEST]
    same = sum(now[code] == before[code] for code in compared)
    return (same, len(compared)) if same >= FEWEST_SAME - 1 and same >= SHARE_SAME * len(compared) else None


def is_rush(last_day: int, sent: int, *, elsewhere: float) -> bool:
    """Did far more units of one branch send on the very last day than elsewhere in the same request?"""
    if sent < FEWEST_SENT or last_day < LEAST_RUSH * sent:
        return False
    return _upper_tail(last_day, sent, min(max(elsewhere, 0.05), 0.95)) <= RUSH_CHANCE


def _upper_tail(hits: int, tries: int, chance: float) -> float:
    return sum(comb(tries, n) * chance**n * (1 - chance) ** (tries - n) for n in range(hits, tries + 1))


@dataclass(frozen=True)
class Digits:
    """How many of `count` figures end in 0 or 5, and the chi-square of one degree of freedom against one in five."""

    ending: int
    count: int

    @property
    def chi_square(self) -> float:
        """Pearson's statistic."""
        usual = self.count * NATURAL_ROUND
        off = self.ending - usual
        return off * off / usual + off * off / (self.count - usual)

    @property
    def is_preferred(self) -> bool:
        """Far more round figures than counting gives, with enough figures to say so."""
        if self.count < FEWEST_DIGITS or self.ending < LEAST_ROUND * self.count:
            return False
        return erfc(sqrt(self.chi_square / 2)) <= DIGIT_CHANCE


def digits_of(numbers: Iterable[int]) -> Digits:
    """Last digits of counts of twenty and more; smaller ones fall too unevenly."""
    large = [number for number in numbers if number >= SMALLEST_COUNTED]
    return Digits(sum(number % 5 == 0 for number in large), len(large))
