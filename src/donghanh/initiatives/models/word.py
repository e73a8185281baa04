"""Words by which initiatives are found."""

import re
from collections.abc import Iterable

from django.db import models

from donghanh.base.fields import KeyField

from .initiative import Initiative

LONGEST_WORD = 30
_WORD = re.compile(r"[0-9a-z]+")
_AT_ONCE = 5000


def words_in(key: str) -> set[str]:
    """The words of a folded text as they are kept."""
    return {word[:LONGEST_WORD] for word in _WORD.findall(key)}


class Word(models.Model):
    """One row says that a word stands in the title, the code or an author's name of an initiative."""

    pk = models.CompositePrimaryKey("word", "initiative_id")
    word = KeyField(max_length=LONGEST_WORD)
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="words", db_index=False, db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.word}/{self.initiative_id}"


def write_words(rows: Iterable[Initiative], *, before: dict[int, str] | None = None) -> None:
    """Keep the words of these; `before` says by key what was searched of those that had words already."""
    fresh: list[Word] = []
    for row in rows:
        earlier = words_in((before or {}).get(row.pk, ""))
        now = words_in(row.search_key)
        if gone := earlier - now:
            Word.objects.filter(word__in=gone, initiative=row.pk).delete()
        fresh += [Word(word=word, initiative_id=row.pk) for word in sorted(now - earlier)]
    Word.objects.bulk_create(fresh, batch_size=_AT_ONCE)
