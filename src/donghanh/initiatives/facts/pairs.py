"""All pairs of one database: every pair of sketches while there are few, the bands when there are many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from ..models import Band, Initiative, Signature
from ..rules import ALIKE, SCHEME, Wording, are_close, jaccard, shingles

# Up to so many texts every pair of sketches is looked at: seconds, and no pair is left to chance.
FEW = 8000
_AT_ONCE = 500


@dataclass(frozen=True)
class Pair:
    """Two initiatives whose texts are alike, the older row first."""

    first_id: int
    second_id: int
    similarity: float


def unprinted() -> "list[int]":
    """Keys of compared initiatives without an imprint of the present scheme."""
    printed = Signature.objects.filter(scheme=SCHEME).values("initiative")
    return list(
        Initiative.objects.compared().exclude(pk__in=printed).order_by("pk").values_list("pk", flat=True)
    )


def all_pairs(*, least: float = ALIKE, few: int = FEW) -> list[Pair]:
    """Every pair of compared initiatives with at least this Jaccard, the likest first."""
    compared = Initiative.objects.compared().order_by().values("pk")
    rows = Signature.objects.filter(scheme=SCHEME, initiative__in=compared).order_by("initiative")
    sketches = {
        key: int.from_bytes(sketch, "big")
        for key, sketch in rows.values_list("initiative", "sketch").iterator()
    }
    candidates = set(_by_sketch(sketches) if len(sketches) <= few else _by_bands(sketches))
    return sorted(
        (pair for pair in _measured(candidates) if pair.similarity >= least),
        key=lambda pair: (-pair.similarity, pair.first_id, pair.second_id),
    )


def _by_sketch(sketches: dict[int, int]) -> Iterator[tuple[int, int]]:
    for (first, one), (second, other) in combinations(sketches.items(), 2):
        if are_close(one, other):
            yield first, second


def _by_bands(sketches: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band, read in the order of the keys so that sharers stand together."""
    together: list[int] = []
    last = None
    rows = Band.objects.order_by("key", "initiative_id").values_list("key", "initiative_id")
    for key, initiative_id in rows.iterator(chunk_size=20_000):
        if key != last:
            yield from _close_among(together, sketches)
            together, last = [], key
        if initiative_id in sketches:
            together.append(initiative_id)
    yield from _close_among(together, sketches)


def _close_among(keys: list[int], sketches: dict[int, int]) -> Iterator[tuple[int, int]]:
    for first, second in combinations(keys, 2):
        if are_close(sketches[first], sketches[second]):
            yield first, second


def _measured(candidates: Iterable[tuple[int, int]]) -> Iterator[Pair]:
    """The exact likeness of each candidate; every text is read and cut once."""
    pairs = sorted(candidates)
    sets: dict[int, frozenset[str]] = {}
    keys = sorted({key for pair in pairs for key in pair})
    for start in range(0, len(keys), _AT_ONCE):
        rows = Initiative.objects.filter(pk__in=keys[start : start + _AT_ONCE]).order_by()
        for key, *texts in rows.values_list("pk", "title", "problem", "solution"):
            sets[key] = shingles(Wording(*texts))
    for first, second in pairs:
        yield Pair(first, second, jaccard(sets[first], sets[second]))
