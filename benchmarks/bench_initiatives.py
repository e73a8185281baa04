"""Near-duplicates among many initiatives: are planted ones found, how long does one look-up take, against trigrams.

`BENCH_INITIATIVES` says how many texts (20,000 when it does not; 200000 and 1000000 are the sizes to hold). Some of the
look-ups go to a trigram search of the same database too: pg_trgm's nearest neighbours where PostgreSQL has it; where it has not
(the packaged one), trigrams in an array under a GIN index; the trigram index of full-text search in SQLite.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.measure import Measure, Score
from donghanh.base.words import fold
from donghanh.initiatives.actions import imprint_many
from donghanh.initiatives.facts import find_alike
from donghanh.initiatives.models import Initiative
from donghanh.initiatives.rules import ALIKE, Wording, jaccard, shingles

COUNT = int(os.environ.get("BENCH_INITIATIVES", "20000"))
AT_ONCE = 2000
ASKED, ASKED_OF_TRIGRAMS = 600, 12
LEAST_RECALL, LEAST_PRECISION, MOST_SECONDS = 0.95, 0.9, 0.010
FASTER_THAN_TRIGRAMS = 40
SEED, WORDS = 2017, 60
_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RIMES = [
    "à",
    "á",
    "ạ",
    "an",
    "ang",
    "anh",
    "ấp",
    "ắc",
    "ẩn",
    "ê",
    "ền",
    "ể",
    "ễm",
    "i",
    "ích",
    "iên",
    "iết",
    "inh",
    "ịu",
    "o",
    "óa",
    "oàn",
    "oi",
    "òng",
    "ốc",
    "ối",
    "ơn",
    "ợp",
    "u",
    "ua",
    "ục",
    "uẩn",
    "ủng",
    "ương",
    "ửa",
    "y",
    "ai",
    "ay",
    "ảo",
    "âu",
    "ém",
    "eo",
    "iều",
    "ín",
    "iệm",
    "oang",
    "oét",
    "ổ",
    "ở",
    "ụm",
    "ứt",
    "uyền",
    "uỷ",
    "ức",
]
SYLLABLES = [onset + rime for onset in _ONSETS for rime in _RIMES]
WEIGHTS = [1 / (place + 8) for place in range(len(SYLLABLES))]
PHRASES = {
    "công nhân": "CN",
    "sản xuất": "SX",
    "kỹ thuật": "KT",
    "an toàn lao động": "ATLĐ",
    "người lao động": "NLĐ",
    "sản phẩm": "SP",
}


@dataclass(frozen=True)
class Planted:
    """A text made of one that is stored, how it was changed, and how alike the two really are."""

    wording: Wording
    source: int
    kind: str
    similarity: float


class Writer:
    """Texts of sixty-odd words with phrases of the trade, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def text(self) -> list[str]:
        words = self.chance.choices(SYLLABLES, WEIGHTS, k=WORDS)
        for phrase in self.chance.sample(sorted(PHRASES), 3):
            words.insert(self.chance.randrange(len(words)), phrase)
        return words

    def changed(self, words: list[str], kind: str) -> list[str]:
        if kind == "unaccented":
            return [fold(word) for word in words]
        if kind == "swapped":
            cut = len(words) // 2
            return [*words[cut:], *words[:cut]]
        if kind == "abbreviated":
            return [PHRASES.get(word, word) for word in words]
        if kind == "combined":
            return self.changed(self.changed(self._reworded(words, 0.12), "abbreviated"), "unaccented")
        return self._reworded(words, {"reworded 12 %": 0.12, "reworded 20 %": 0.2}[kind])

    def _reworded(self, words: list[str], share: float) -> list[str]:
        fresh = self.chance.choices(SYLLABLES, WEIGHTS, k=len(words))
        return [
            new if self.chance.random() < share and word not in PHRASES else word
            for word, new in zip(words, fresh, strict=True)
        ]


KINDS = ("unaccented", "swapped", "abbreviated", "reworded 12 %", "reworded 20 %", "combined")


def worded(words: list[str]) -> Wording:
    return Wording(" ".join(words[:8]), " ".join(words[8:28]), " ".join(words[28:]))


def texts(count: int) -> Iterator[list[str]]:
    writer = Writer(SEED)
    for _ in range(count):
        yield writer.text()


def fill() -> tuple[dict[int, list[str]], float]:
    """All texts written with their imprints; some of them by key, and seconds a text for the imprint."""
    kept: dict[int, list[str]] = {}
    every = max(1, COUNT // ASKED)
    clock, _said = clock_of()
    written, spent, left = 0, 0.0, texts(COUNT)
    while batch := list(islice(left, AT_ONCE)):
        rows = [_row(written + place, words) for place, words in enumerate(batch)]
        with transaction.atomic():
            rows = Initiative.objects.bulk_create(rows, batch_size=200)
            started = clock()
            imprint_many(rows)
            spent += clock() - started
        for place, (row, words) in enumerate(zip(rows, batch, strict=True)):
            if (written + place) % every == 0:
                kept[row.pk] = words
        written += len(batch)
        if written % 50_000 == 0:
            print(f"{written} texts, {spent / written * 1000:.2f} ms each", file=sys.stderr, flush=True)
    return kept, spent / COUNT


def clock_of() -> tuple[Callable[[], float], str]:
    """In one process with its database what counts is the processor's time: other work on the machine is not ours."""
    if connection.vendor == "sqlite":
        return time.process_time, "processor time"
    return time.perf_counter, "by the clock"


def _row(number: int, words: list[str]) -> Initiative:
    title, problem, solution = vars(worded(words)).values()
    return Initiative(
        code=f"B{number}", title=title, problem=problem, solution=solution, state="submitted", search_key=""
    )


def planted_in(kept: dict[int, list[str]]) -> list[Planted]:
    writer, found = Writer(SEED + 1), []
    for place, (key, words) in enumerate(list(kept.items())[:ASKED]):
        kind = KINDS[place % len(KINDS)]
        wording = worded(writer.changed(words, kind))
        similarity = jaccard(shingles(worded(words)), shingles(wording))
        found.append(Planted(wording, key, kind, similarity))
    return found


def measures() -> list[Measure | Score]:
    call_command("migrate", verbosity=0)
    kept, inserting = fill()
    planted = planted_in(kept)
    for one in planted[:20]:
        find_alike(one.wording)
    answers, times = [], []
    clock, said_clock = clock_of()
    for one in planted:
        started = clock()
        answers.append(find_alike(one.wording))
        times.append(clock() - started)
    right = [
        one.source in {found.initiative_id for found in answer}
        for one, answer in zip(planted, answers, strict=True)
    ]
    due = [hit for one, hit in zip(planted, right, strict=True) if one.similarity >= ALIKE]
    told = sum(len(answer) for answer in answers)
    for kind in KINDS:
        of_kind = [
            hit
            for one, hit in zip(planted, right, strict=True)
            if one.kind == kind and one.similarity >= ALIKE
        ]
        print(f"{kind}: {sum(of_kind)}/{len(of_kind)} found", file=sys.stderr)
    times.sort()
    said = f"{COUNT} texts ({connection.vendor}, {said_clock}; {inserting * 1000:.2f} ms to imprint one"
    middle, late = times[len(times) // 2] * 1000, times[len(times) * 95 // 100] * 1000
    return [
        Score(
            f"recall of {len(due)} planted pairs with J ≥ {ALIKE} among {COUNT}",
            sum(due) / len(due),
            LEAST_RECALL,
        ),
        Score(f"precision of {told} answers", sum(right) / max(1, told), LEAST_PRECISION),
        Measure(
            what=f"{len(times)} look-ups among {said}; median {middle:.1f} ms, 95 % within {late:.1f} ms), against 10 ms each",
            ours=sum(times),
            bare=MOST_SECONDS * len(times),
            at_most=1,
        ),
        *against_trigrams(planted, sum(times) / len(times)),
    ]


def against_trigrams(planted: list[Planted], ours: float) -> list[Measure | Score]:
    """The three nearest by trigrams of the same database."""
    if connection.vendor == "sqlite":
        what, build, ask = "the trigram index of SQLite", FTS_BUILT, FTS_ASKED
    elif has_trigrams():
        what, build, ask = "pg_trgm's nearest neighbours", PG_TRGM_BUILT, PG_TRGM_ASKED
    else:
        what, build, ask = "trigrams in an array under GIN", GIN_BUILT, GIN_ASKED
    clock, _said = clock_of()
    with connection.cursor() as cursor:
        started = clock()
        for statement in build:
            cursor.execute(statement)
        print(f"{what}: built in {clock() - started:.0f} s", file=sys.stderr)
        hits, started = 0, clock()
        for one in planted[:ASKED_OF_TRIGRAMS]:
            text = " ".join(vars(one.wording).values()).lower()
            grams = sorted({text[at : at + 3] for at in range(len(text) - 2)})
            given = " OR ".join(f'"{gram}"' for gram in grams) if connection.vendor == "sqlite" else text
            cursor.execute(ask, [grams, grams] if ask is GIN_ASKED else [given])
            hits += one.source in {row[0] for row in cursor.fetchall()}
        theirs = (clock() - started) / ASKED_OF_TRIGRAMS
    print(f"{what}: {hits} of {ASKED_OF_TRIGRAMS} sources among the nearest three", file=sys.stderr)
    return [
        Measure(
            what=f"one look-up ({ours * 1000:.1f} ms) against {what} ({theirs * 1000:.0f} ms)",
            ours=ours,
            bare=theirs,
            at_most=1 / FASTER_THAN_TRIGRAMS,
        )
    ]


_TEXT = "lower(title || ' ' || problem || ' ' || solution)"
_ROWS = f"SELECT id, {_TEXT} AS text FROM initiatives_initiative"
PG_TRGM_BUILT = (
    f"CREATE TABLE trigrams AS {_ROWS}",
    "CREATE INDEX ON trigrams USING gist (text gist_trgm_ops(siglen=256))",
    "ANALYZE trigrams",
)
PG_TRGM_ASKED = "SELECT id FROM trigrams ORDER BY text <-> %s LIMIT 3"
GIN_BUILT = (
    "CREATE TABLE trigrams AS SELECT id, ARRAY(SELECT DISTINCT substr(text, at, 3) "
    f"FROM generate_series(1, length(text) - 2) at) AS grams FROM ({_ROWS}) texts",
    "CREATE INDEX ON trigrams USING gin (grams)",
    "ANALYZE trigrams",
)
GIN_ASKED = (
    "SELECT id FROM trigrams WHERE grams && %s::text[] ORDER BY cardinality(ARRAY(SELECT unnest(grams) "
    "INTERSECT SELECT unnest(%s::text[])))::float / cardinality(grams) DESC LIMIT 3"
)
FTS_BUILT = (
    "CREATE VIRTUAL TABLE trigrams USING fts5(text, tokenize = 'trigram')",
    f"INSERT INTO trigrams (rowid, text) {_ROWS}",
)
FTS_ASKED = "SELECT rowid FROM trigrams WHERE trigrams MATCH %s ORDER BY rank LIMIT 3"


def has_trigrams() -> bool:
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if not cursor.fetchone():
            return False
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    return True
