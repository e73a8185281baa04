"""Initiatives are found by words without marks, as quickly among a million as among a hundred."""

from django.db.models import Exists

from donghanh.base.words import fold

from ..models import InitiativeQuerySet, Word
from ..models.word import LONGEST_WORD, words_in

LOOKED_UP, CANDIDATES = 2, 3000
_AFTER_LETTERS = "{"


def matching(rows: InitiativeQuerySet, typed: str) -> InitiativeQuerySet:
    """Those whose title, code or authors have every typed word, or words that begin so.

    Numbers and the longest words are looked up; what stands in thousands of them is only compared, row by row.
    """
    words = words_in(fold(typed))
    candidates: set[int] | None = None
    for word in sorted(words, key=lambda one: (one.isdecimal(), len(one)), reverse=True)[:LOOKED_UP]:
        keys = _beginning(word)
        if keys is not None:
            candidates = keys if candidates is None else candidates & keys
    if candidates is not None:
        rows = rows.filter(pk__in=candidates)
    for word in words:
        rows = rows.filter(search_key__contains=word)
    return rows


def _beginning(word: str) -> set[int] | None:
    """Those with such a word, or None where it stands in more than are looked up: then none is fetched."""
    found = Word.objects.filter(
        word__gte=word[:LONGEST_WORD], word__lt=f"{word[:LONGEST_WORD]}{_AFTER_LETTERS}"
    ).order_by()
    one_too_many = found.values("initiative_id")[CANDIDATES : CANDIDATES + 1]
    keys = set(found.filter(~Exists(one_too_many)).values_list("initiative_id", flat=True))
    return keys if keys or not found.exists() else None
