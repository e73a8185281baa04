"""Finding units by name, without marks, as quickly among 125,000 as among a hundred."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from donghanh.base.actors import Actor

from ..models import Path, Unit, UnitQuerySet, UnitWord, branches_on, roots_on
from ..models.words import EVERYWHERE, words_of

MOST = 1000
LOOKED_UP, CANDIDATES = 2, 3000


@dataclass(frozen=True)
class FoundUnits:
    """Keys of units whose names hold what was typed; `is_cut` when there are more than are looked at."""

    keys: list[int]
    is_cut: bool

    def counted_on(self, day: dt.date) -> UnitQuerySet:
        """The units with their headcount of that day."""
        return Unit.objects.filter(pk__in=self.keys).with_headcount(day)


def find_units(typed: str, *, by: Actor, day: dt.date) -> FoundUnits:
    """Units that stood in the trees `by` reads on `day`, every typed word beginning a word of the name.

    Numbers and the longest words are looked up in the index; words that nearly all names hold are only compared.
    """
    words = words_of(typed)
    telling = sorted({word for word in words if not _is_everywhere(word)}, key=_tells, reverse=True)[
        :LOOKED_UP
    ]
    candidates: set[int] | None = None
    for word in telling:
        keys = _beginning(word)
        if len(keys) <= CANDIDATES:
            candidates = keys if candidates is None else candidates & keys
    places = Path.objects.on(day).filter(branches_on(by, day))
    if candidates is not None:
        places = places.filter(unit__in=candidates)
    for word in words:
        places = places.filter(Q(unit__search_key__contains=word) | Q(unit__code__icontains=word))
    found = list(places.values_list("unit", flat=True)[: MOST + 1])
    return FoundUnits(found[:MOST], len(found) > MOST)


def _tells(word: str) -> tuple[bool, int]:
    """Numbers tell most, then long words."""
    return word.isdecimal(), len(word)


def _is_everywhere(word: str) -> bool:
    return any(common.startswith(word) for common in EVERYWHERE)


def _beginning(word: str) -> set[int]:
    """Units with a word that begins so: one indexed range, cut one above the most."""
    after = word[:-1] + chr(ord(word[-1]) + 1)
    rows = UnitWord.objects.filter(word__gte=word, word__lt=after)
    return set(rows.values_list("unit", flat=True)[: CANDIDATES + 1])


def seen_among(by: Actor, unit_ids: list[int], day: dt.date) -> set[int]:
    """Which of these units `by` may open today: asked of them, not of the whole scope."""
    if by.path is None:
        return set()
    reached = Path.objects.reaching(day).beneath(by.path).filter(unit__in=unit_ids)
    return set(reached.values_list("unit", flat=True))


def tops_on(by: Actor, day: dt.date) -> list[Unit]:
    """Where the trees begin that `by` reads on `day`: the own unit and those it took over since, as they stood."""
    stood = Path.objects.on(day).filter(unit__in=roots_on(by, day))
    return list(Unit.objects.filter(pk__in=stood.values("unit")).from_the_top())


def unit_on(by: Actor, key: str, day: dt.date) -> Unit | None:
    """The unit of that key, if it stood on `day` in a tree that `by` reads."""
    if not key.isdecimal():
        return None
    place = Path.objects.on(day).filter(branches_on(by, day), unit=key).select_related("unit").first()
    return place.unit if place else None
