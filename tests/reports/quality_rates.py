"""False alarms among clean figures, and planted faults that are seen; per 1,000, and as shares."""

import random
from collections.abc import Callable

from donghanh.reports.rules.earlier import is_slip
from donghanh.reports.rules.quality import outliers
from donghanh.reports.rules.quality_signs import (
    copied_from_before,
    copies_between,
    digits_of,
    exact_hits,
    is_rush,
)
from tests.reports.clean_figures import CODES, FLOWS, STOCKS, Province, clean_province


def alarms_in(made: Province) -> dict[str, float]:
    """Alarms in 1,000 cells, units or branches, by kind."""
    units = made.units
    far = sum(len(outliers(made.readings(code))) for code in CODES)
    return {
        "outlier": 1000 * far / (len(units) * len(CODES)),
        "exact": _share(units, lambda unit: bool(exact_hits(units[unit], made.targets[unit]))),
        "copied_unit": 1000 * len(copies_between(units)) / len(units),
        "copied_period": _share(units, lambda unit: _copied(made, unit)),
        "rush": _share(_branches(made), lambda branch: _rushes(made, branch)),
        "digits": _share(units, lambda unit: _round(made, [unit]))
        + _share(_branches(made), lambda branch: _round(made, _beneath(made, branch))),
    }


def hints_in(made: Province) -> float:
    """Hints to the unit itself before it sends, in 1,000 cells."""
    told = [
        is_slip(figures[code], made.before[unit][code], is_stock=code in STOCKS)
        for unit, figures in made.units.items()
        for code in CODES
    ]
    return 1000 * sum(told) / len(told)


def hinted_in(seed: int, slip: Callable[[int], int]) -> float:
    """The share of slips of the hand that the unit is told of before it sends."""
    made = clean_province(seed)
    told = [
        is_slip(slip(figures[code]), made.before[unit][code], is_stock=code in STOCKS)
        for unit, figures in made.units.items()
        for code in CODES
        if figures[code] >= 10
    ]
    return sum(told) / len(told)


def _share(things: object, is_told: Callable[[int], bool]) -> float:
    told = [is_told(thing) for thing in things]  # type: ignore[attr-defined]
    return 1000 * sum(told) / len(told)


def _branches(made: Province) -> list[int]:
    return sorted(set(made.superiors.values()))


def _beneath(made: Province, branch: int) -> list[int]:
    return [unit for unit, above in made.superiors.items() if above == branch]


def _copied(made: Province, unit: int) -> bool:
    flows = {code: made.units[unit][code] for code in FLOWS}
    return copied_from_before(flows, made.before[unit]) is not None


def _rushes(made: Province, branch: int) -> bool:
    own = _beneath(made, branch)
    last = sum(made.sent_last_day[unit] for unit in own)
    rest = len(made.units) - len(own)
    return is_rush(last, len(own), elsewhere=(sum(made.sent_last_day.values()) - last) / rest)


def _round(made: Province, units: list[int]) -> bool:
    return digits_of(
        number for unit in units for when in (made.units, made.before) for number in when[unit].values()
    ).is_preferred


def hits_in(seed: int) -> dict[str, float]:
    """The share of planted faults that is seen, by fault."""
    return {
        "ten times too much": _slips(seed, lambda number: number * 10),
        "ten times too little": _slips(seed, lambda number: number // 10),
        "a hundred times too much": _slips(seed, lambda number: number * 100),
        "copied from another": _copies(seed),
        "copied from before": _again(seed),
        "targets typed in": _exact(seed),
        "rounded": _rounded(seed),
        "a rush": _rush(seed),
    }


def _slips(seed: int, slip: Callable[[int], int]) -> float:
    made, rng, planted, seen = clean_province(seed), random.Random(seed), 0, 0
    for code in CODES:
        wrong = {unit for unit in made.units if made.units[unit][code] >= 10 and rng.random() < 0.02}
        for unit in wrong:
            made.units[unit][code] = slip(made.units[unit][code])
        planted += len(wrong)
        seen += len(wrong & {far.unit_id for far in outliers(made.readings(code))})
    return seen / planted


def _large(made: Province, fewest: int = 6) -> list[int]:
    return [unit for unit, cells in made.units.items() if sum(n >= 10 for n in cells.values()) >= fewest]


def _copies(seed: int) -> float:
    made = clean_province(seed)
    chosen = _large(made)[:40]
    pairs = list(zip(chosen[::2], chosen[1::2], strict=True))
    for one, other in pairs:
        made.units[other] = {**made.units[one], "DV01": made.units[other]["DV01"]}
    found = {(copy.unit_id, copy.other_id) for copy in copies_between(made.units)}
    return sum(pair in found for pair in pairs) / len(pairs)


def _again(seed: int) -> float:
    made = clean_province(seed)
    chosen = [unit for unit in made.units if sum(made.before[unit][code] >= 10 for code in FLOWS) >= 4]
    for unit in chosen:
        made.units[unit] = dict(made.before[unit])
    return sum(_copied(made, unit) for unit in chosen) / len(chosen)


def _exact(seed: int) -> float:
    made = clean_province(seed)
    chosen = [
        unit for unit in made.units if made.targets[unit]["DV01"] >= 100 and made.targets[unit]["HT01"] >= 20
    ]
    for unit in chosen:
        made.units[unit] |= {code: made.targets[unit][code] for code in ("DV01", "HT01")}
    return sum(bool(exact_hits(made.units[unit], made.targets[unit])) for unit in chosen) / len(chosen)


def _rounded(seed: int) -> float:
    made = clean_province(seed)
    for unit, cells in made.units.items():
        made.units[unit] = {code: round(number / 5) * 5 for code, number in cells.items()}
    branches = _branches(made)
    return sum(_round(made, _beneath(made, branch)) for branch in branches) / len(branches)


def _rush(seed: int) -> float:
    made = clean_province(seed)
    rushing = _branches(made)[:3]
    for branch in rushing:
        for unit in _beneath(made, branch):
            made.sent_last_day[unit] = unit % 5 > 0
    return sum(_rushes(made, branch) for branch in rushing) / len(rushing)
