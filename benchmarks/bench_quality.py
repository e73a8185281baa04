"""Signs to look again: false alarms among clean figures of ten provinces, and planted faults that are seen.

A clean line gives the share of cells, units or branches that are left in peace; its goal is what the pages say.
"""

from benchmarks.measure import Score
from donghanh.reports.rules.quality_words import MEANINGS
from tests.reports.clean_figures import clean_province
from tests.reports.quality_rates import alarms_in, hinted_in, hints_in, hits_in

SEEDS = range(10)
HINTS = 4
SLIPS = (
    ("ten times too much", lambda number: number * 10, 0.85),
    ("a tenth of it", lambda number: number // 10, 0.75),
    ("a hundred times too much", lambda number: number * 100, 0.95),
)
GOALS = {"ten times too much": 0.9, "ten times too little": 0.8, "targets typed in": 0.8}


def measures() -> list[Score]:
    clean = [alarms_in(clean_province(seed)) for seed in SEEDS]
    hits = [hits_in(100 + seed) for seed in SEEDS]
    found = [
        Score(
            f"clean figures left in peace: {kind} (told at most {MEANINGS[kind].alarms} in 1,000)",
            1 - _mean([told[kind] for told in clean]) / 1000,
            1 - MEANINGS[kind].alarms / 1000,
        )
        for kind in MEANINGS
    ]
    found.append(
        Score(
            f"clean figures left in peace: a hint before sending (told at most {HINTS} in 1,000 cells)",
            1 - _mean([hints_in(clean_province(seed)) for seed in SEEDS]) / 1000,
            1 - HINTS / 1000,
        )
    )
    found += [
        Score(f"hinted at before sending: {fault}", _mean([hinted_in(seed, slip) for seed in SEEDS]), goal)
        for fault, slip, goal in SLIPS
    ]
    return found + [
        Score(f"planted faults seen: {fault}", _mean([seen[fault] for seen in hits]), GOALS.get(fault, 0.95))
        for fault in hits[0]
    ]


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
