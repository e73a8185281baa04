"""Words of units' names, by which they are found."""

import re
from collections.abc import Iterable

from django.db import models

from donghanh.base.fields import KeyField
from donghanh.base.words import fold

from .tree import Unit

LONGEST = 30
# In the name of nearly every unit: they find nothing, so they have no rows.
EVERYWHERE = frozenset(["cong", "doan", "co", "so", "ty", "lien", "lao", "dong", "tnhh"])
_WORD = re.compile(r"[0-9a-z]+")


def words_of(text: str) -> list[str]:
    """The words of a text as they are kept: no marks, no punctuation (hòa = hoà, đ = d)."""
    return [word[:LONGEST] for word in _WORD.findall(fold(text))]


class UnitWord(models.Model):
    """One row says that a word stands in a unit's name or code; a plain index finds it by its beginning."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="words")
    word = KeyField(max_length=LONGEST)

    class Meta:
        indexes = [models.Index(fields=["word", "unit"], name="organisations_words")]

    def __str__(self) -> str:
        return self.word


def write_words(units: Iterable[Unit], *, are_new: bool = True) -> None:
    """Keep the words of these units, in the place of earlier ones unless they are new.

    Whoever writes many units at once calls it, or they are not found by name.
    """
    units = list(units)
    if not are_new:
        UnitWord.objects.filter(unit__in=[unit.pk for unit in units]).delete()
    UnitWord.objects.bulk_create(
        [
            UnitWord(unit_id=unit.pk, word=word)
            for unit in units
            for word in sorted(set(words_of(f"{unit.name} {unit.code}")) - EVERYWHERE)
        ],
        batch_size=5000,
    )
