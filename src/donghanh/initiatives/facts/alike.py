"""Texts that are alike: candidates by bands, fewer by sketch, exact on what is left."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from donghanh.base.actors import Actor

from ..models import Band, Initiative, Signature
from ..rules import ALIKE, SCHEME, Imprint, Wording, are_close, imprint_of, jaccard, shingles

MOST_READ = 200
# A band that more texts than these share tells of phrases that everybody writes; alike texts share rarer ones too.
MOST_SHARING = 1000


@dataclass(frozen=True)
class Found:
    """One initiative whose text is alike, 0 to 1."""

    initiative_id: int
    similarity: float


def find_alike(wording: Wording, *, but: int | None = None, least: float = ALIKE) -> list[Found]:
    """Initiatives of the whole database whose text has at least this Jaccard, the likest first; three queries."""
    found = shingles(wording)
    imprint = imprint_of(found)
    if imprint is None:
        return []
    candidates = [key for key in candidates_of(imprint) if key != but]
    alike = [
        Found(key, similarity)
        for key, text in wordings_of(candidates[:MOST_READ])
        if (similarity := jaccard(found, shingles(text))) >= least
    ]
    return sorted(alike, key=lambda one: (-one.similarity, one.initiative_id))


def candidates_of(imprint: Imprint) -> list[int]:
    """Keys of initiatives that share a band and whose sketch is close, the closest first; two queries."""
    own = int.from_bytes(imprint.sketch, "big")
    shared = Band.objects.filter(key__in=imprint.keys).values_list("key").annotate(texts=Count("pk"))
    rare = [key for key, texts in shared.order_by() if texts <= MOST_SHARING]
    sharing = Band.objects.filter(key__in=rare).values("initiative_id")
    rows = Signature.objects.filter(initiative__in=sharing, scheme=SCHEME).values_list("initiative", "sketch")
    close = []
    for key, sketch in rows.iterator(chunk_size=2000):
        other = int.from_bytes(sketch, "big")
        if are_close(own, other):
            close.append(((own ^ other).bit_count(), key))
    return [key for _distance, key in sorted(close)]


def wordings_of(keys: Iterable[int]) -> list[tuple[int, Wording]]:
    """The texts of those that are compared; one query."""
    rows = Initiative.objects.compared().filter(pk__in=list(keys)).order_by()
    return [(key, Wording(*texts)) for key, *texts in rows.values_list("pk", "title", "problem", "solution")]


@dataclass(frozen=True)
class Alike:
    """What somebody may know of initiatives like one: those they may read, and how many more there are."""

    readable: list[tuple[Initiative, int]]
    others: int


def alike_for(by: Actor, initiative: Initiative) -> Alike:
    """Those like `initiative`, in per cent, as far as `by` may read them; of restricted ones nothing is told."""
    text = Wording(initiative.title, initiative.problem, initiative.solution)
    found = {one.initiative_id: one.similarity for one in find_alike(text, but=initiative.pk)}
    if not found:
        return Alike([], 0)
    readable = Initiative.objects.readable_by(by).filter(pk__in=found).select_related("unit")
    rows = [(row, round(found[row.pk] * 100)) for row in readable]
    open_ones = Initiative.objects.filter(pk__in=found, is_restricted=False)
    others = open_ones.exclude(pk__in=[row.pk for row, _share in rows]).count()
    return Alike(sorted(rows, key=lambda row: (-row[1], row[0].pk)), others)
