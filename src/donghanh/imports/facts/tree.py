"""The units that a list may name: by code, by folded name, nearest names."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.sentences import Sentence
from donghanh.base.words import fold
from donghanh.organisations.facts import superiors_of
from donghanh.organisations.models import Unit

from ..permissions import is_bound_to_own_unit
from ..rules.matching import MOST_SHOWN, Nearest

MOST_LOOKED_UP = 300  # sentences that name nearest units; after that a list is told without them


class KnownUnits:
    """Units in scope that live on `day`, looked up in memory; new ones are added as they are made."""

    def __init__(self, by: Actor, day: dt.date) -> None:
        self.day = day
        self.by_code: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        self.level: dict[int, str] = {}
        self.code: dict[int, str] = {}
        self._asked = 0
        scope = Unit.objects.all() if by is SYSTEM else Unit.objects.visible_to(by)
        if is_bound_to_own_unit(by):
            scope = scope.filter(pk=by.unit_id)
        living = scope.alive_on(day).values_list("pk", "code", "search_key", "level")
        for key, code, name, level in living.iterator(5000):
            self.add(key, code=code, name=name, level=level)

    def add(self, key: int, *, code: str, name: str, level: str) -> None:
        """One more unit; `name` folded."""
        self.by_code[code] = key
        self.by_name.setdefault(name, []).append(key)
        self.level[key] = level
        self.code[key] = code

    @cached_property
    def nearest(self) -> Nearest:
        """Names like the one typed."""
        return Nearest({key: name for name, keys in self.by_name.items() for key in keys})

    def candidates(self, keys: Iterable[int]) -> str:
        """Units as somebody chooses among them: code, name, superior."""
        found = list(keys)[:MOST_SHOWN]
        names = dict(Unit.objects.filter(pk__in=found).values_list("pk", "name"))
        above = superiors_of(found, self.day)
        told = []
        for key in found:
            over = above.get(key)
            told.append(
                f"{self.code[key]} – {names[key]}" + (f" ({over.short_name or over.name})" if over else "")
            )
        return "; ".join(told)

    def unknown(self, typed: str) -> Sentence:
        """What is said of a unit that is not found, with the nearest ones."""
        self._asked += 1
        near = self.nearest.to(typed) if self._asked <= MOST_LOOKED_UP else []
        if near:
            return Sentence(
                "Không có đơn vị “{typed}”. Có phải: {near}? Ghi mã để chọn.",
                typed=typed,
                near=self.candidates(near),
            )
        return Sentence(
            "Không có đơn vị “{typed}” trong phạm vi quản lý. Kiểm tra lại tên hoặc ghi mã.", typed=typed
        )

    def several(self, typed: str, keys: Iterable[int]) -> Sentence:
        """What is said of a name that several units have."""
        return Sentence(
            "Có nhiều đơn vị tên “{typed}”: {near}. Ghi mã để chọn.", typed=typed, near=self.candidates(keys)
        )

    def find(self, code: str, name: str) -> tuple[int | None, Sentence | None]:
        """The unit of this code, else the only one of this folded name; or what is to be said."""
        if code:
            key = self.by_code.get(code)
            return (key, None) if key else (None, self.unknown(code))
        keys = self.by_name.get(fold(name)) or [
            self.by_code[each] for each in (name,) if each in self.by_code
        ]
        if len(keys) == 1:
            return keys[0], None
        return (None, self.several(name, keys)) if keys else (None, self.unknown(name))
