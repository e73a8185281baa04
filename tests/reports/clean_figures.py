"""Figures as honest units would send them, from a seed: skewed, full of zeros, of all sizes. And faults to plant."""

import math
import random
from dataclasses import dataclass, field

from donghanh.reports.rules.quality import Reading, band_of

SECTORS = ("enterprise", "public_service", "agency")
# What a unit sends for each line, from its members and a number drawn for its habits.
STOCKS = ("LD01", "DV01", "DV02", "LD02")
FLOWS = ("DV03", "CL01", "CL02", "HT01", "SK01", "SK04", "QC01", "VL01")
CODES = (*STOCKS, *FLOWS)


@dataclass
class Province:
    """Two periods of a province of honest units."""

    units: dict[int, dict[str, int]] = field(default_factory=dict)
    before: dict[int, dict[str, int]] = field(default_factory=dict)
    members: dict[int, int] = field(default_factory=dict)
    sectors: dict[int, str] = field(default_factory=dict)
    superiors: dict[int, int] = field(default_factory=dict)
    targets: dict[int, dict[str, int]] = field(default_factory=dict)
    sent_last_day: dict[int, bool] = field(default_factory=dict)

    def readings(self, code: str) -> list[Reading]:
        """One line as the rules take it."""
        return [
            Reading(
                unit,
                figures[code],
                ("grassroots", self.sectors[unit], band_of(self.members[unit])),
                self.members[unit],
                self.before[unit].get(code),
            )
            for unit, figures in self.units.items()
        ]


def clean_province(seed: int, count: int = 1000, branches: int = 13) -> Province:
    """A thousand honest units."""
    rng, made = random.Random(seed), Province()
    for unit in range(1, count + 1):
        members = int(min(4000, 12 + rng.lognormvariate(4.2, 1.0)))
        habits = {code: rng.lognormvariate(0, 0.5) for code in FLOWS}
        silent = {code for code in FLOWS if rng.random() < 0.3}
        made.members[unit], made.sectors[unit] = members, rng.choice(SECTORS)
        made.superiors[unit] = unit % branches
        made.before[unit] = _sent(rng, members, habits, silent)
        made.units[unit] = _sent(rng, int(members * rng.uniform(0.96, 1.06)), habits, silent)
        made.targets[unit] = {
            code: max(1, round(made.before[unit][code] * rng.uniform(1.0, 1.15)))
            for code in ("DV01", "DV03", "SK01", "HT01")
        }
        made.sent_last_day[unit] = rng.random() < 0.25
    return made


def _sent(rng: random.Random, members: int, habits: dict[str, float], silent: set[str]) -> dict[str, int]:
    def count(rate: float, code: str) -> int:
        usual = rate * members * habits[code]
        return 0 if code in silent or rng.random() < 0.1 else _poisson(rng, usual)

    workers = int(members * rng.uniform(1.0, 1.18))
    ideas = int(rng.paretovariate(1.4)) - 1 + _poisson(rng, members / 200)
    return {
        "LD01": workers,
        "DV01": members,
        "DV02": int(members * rng.uniform(0.35, 0.75)),
        "LD02": int(workers * rng.uniform(0.35, 0.75)),
        "DV03": count(0.03, "DV03"),
        "CL01": count(0.1, "CL01"),
        "CL02": round(count(0.1, "CL02") * rng.uniform(0.5, 2)),
        "HT01": count(0.2, "HT01"),
        "SK01": ideas,
        "SK04": max(0, ideas - rng.randrange(0, 2)),
        "QC01": rng.randrange(1, 5),
        "VL01": rng.randrange(0, 12),
    }


def _poisson(rng: random.Random, usual: float) -> int:
    if usual > 50:
        return max(0, round(rng.gauss(usual, math.sqrt(usual))))
    limit, product, found = math.exp(-usual), rng.random(), 0
    while product > limit:
        product *= rng.random()
        found += 1
    return found
