"""Reading papers: scores by field over the evaluation set, and the time of a 50 MB text.

BENCH_PAPERS sets how many papers are read, BENCH_FIRST the first seed: other seeds make a set not seen before.
"""

import os

from benchmarks.measure import Measure, Score, seconds
from donghanh.base.words import nfc
from donghanh.documents.rules.reading import read_file
from tests.documents.evaluation.samples import COUNT, samples
from tests.documents.evaluation.scores import GOALS, card_of
from tests.documents.papers import SEED

PAPERS = int(os.environ.get("BENCH_PAPERS", COUNT))
FIRST = int(os.environ.get("BENCH_FIRST", "1"))
LONG = 50_000_000  # bytes
LONG_AT_MOST = 40  # times as long as decoding, normalising and parting the lines


def measures() -> list[Measure | Score]:
    card = card_of(list(samples(FIRST, PAPERS)))
    scores = [
        Score(what=f"read {name}, {len(card.points[name])} papers", reached=card.score(name), goal=goal)
        for name, goal in GOALS.items()
    ]
    return [*scores, _long_text()]


def _long_text() -> Measure:
    """A plan whose second section goes on for 50 MB."""
    head, rest = SEED.split("III. Tổ chức", 1)
    section = head[head.index("II. Nội dung") :]
    content = (head + section * (LONG // len(section.encode())) + "III. Tổ chức" + rest).encode()
    return Measure(
        what="a text of 50 MB",
        ours=seconds(lambda: read_file("plan.txt", content), rounds=1),
        bare=seconds(lambda: [line.split() for line in nfc(content.decode()).split("\n")], rounds=1),
        at_most=LONG_AT_MOST,
    )
