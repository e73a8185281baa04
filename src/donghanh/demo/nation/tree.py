"""The tree of the nation: four levels, one person for each unit of the cast and nobody else."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Sentence
from donghanh.journal.actions import record
from donghanh.organisations.choices import FOR_EVER, RoleKey, Sector, UnitKind
from donghanh.organisations.models import Appointment, Headcount, Membership, Path, Placement, Unit, UnitWord
from donghanh.organisations.models.words import EVERYWHERE, words_of
from donghanh.people.models import Account, Person

from ..names import TRADES, WORDS
from ..province import HEAD_ROLES
from .bulk import Row, keys_were_given, load, loading, next_key

FOUNDED = dt.date(2010, 1, 1)
COUNTED_ON = dt.date(2016, 11, 30)
FEWEST = 30
SECTORS = (Sector.ENTERPRISE, Sector.ENTERPRISE, Sector.PUBLIC_SERVICE, Sector.AGENCY)
# Login, name, sex, roles, title, and whose: the first of each level, the neighbour, the top.
CAST = (
    ("an", "Nguyễn Thị An", "female", (RoleKey.CHAIR,), "Chủ tịch"),
    ("binh", "Trần Văn Bình", "male", HEAD_ROLES, "Chủ tịch"),
    ("cuc", "Lê Thị Cúc", "female", (RoleKey.CHAIR,), "Chủ tịch"),
    ("dung", "Phạm Văn Dũng", "male", HEAD_ROLES, "Phó Chủ tịch"),
    ("hien", "Đỗ Thu Hiền", "female", HEAD_ROLES, "Trưởng ban"),
)


@dataclass(frozen=True)
class Shape:
    """How many units of each level; all of them together are `units`."""

    units: int

    @property
    def provinces(self) -> int:
        return max(2, min(80, self.units // 25))

    @property
    def uppers(self) -> int:
        """Unions right above the grassroots: 3.400 of 125.000."""
        return max(self.provinces, self.units * 34 // 1250)

    @property
    def first_grassroots(self) -> int:
        return 1 + self.provinces + self.uppers

    def above(self, index: int) -> int | None:
        """Whose direct subordinate the unit of that number is; the top has number 0."""
        if index == 0:
            return None
        if index <= self.provinces:
            return 0
        if index < self.first_grassroots:
            return 1 + (index - 1 - self.provinces) % self.provinces
        return 1 + self.provinces + (index - self.first_grassroots) % self.uppers


@dataclass(frozen=True)
class Tree:
    """The units that were written, by number: their keys and how many members each has (0 above the grassroots)."""

    shape: Shape
    first_key: int
    members: list[int]

    def key(self, index: int) -> int:
        return self.first_key + index

    def unit(self, index: int) -> Unit:
        return Unit.objects.get(pk=self.key(index))


def found(shape: Shape, rng: random.Random) -> Tree:
    """Write units, places, paths, words to find them by, headcounts, and the cast."""
    tree = Tree(shape, next_key(Unit), _members(shape, rng))
    with loading(Unit, Placement, Path, UnitWord, Headcount):
        _write_units(tree, rng)
        _write_places(tree)
        load(
            Headcount,
            ("unit_id", "as_of", "workers", "members"),
            ((tree.key(i), COUNTED_ON, n + n // 12, n) for i, n in enumerate(tree.members) if n),
        )
        keys_were_given(Unit)
    _write_cast(tree)
    top = tree.unit(0)
    record(SYSTEM, "found", top, Sentence("Dựng cả nước mẫu với {count} đơn vị.", count=shape.units))
    return tree


def _members(shape: Shape, rng: random.Random) -> list[int]:
    """Many small unions, a few of thousands."""
    below = (min(6000, int(18 * rng.paretovariate(1.1))) for _ in range(shape.units - shape.first_grassroots))
    return [0] * shape.first_grassroots + list(below)


def _write_units(tree: Tree, rng: random.Random) -> None:
    columns = (
        "id code name short_name symbol kind level sector place founded_on is_invented search_key sort_key"
    )
    fields = [Unit._meta.get_field(name) for name in columns.split()]
    words = []

    def rows() -> Iterator[Row]:
        for index in range(tree.shape.units):
            unit = _unit(tree.shape, index, rng)
            unit.pk = tree.key(index)
            found_by = sorted(set(words_of(f"{unit.name} {unit.code}")) - EVERYWHERE)
            words.extend((unit.pk, word) for word in found_by)
            yield tuple(getattr(unit, field.attname) for field in fields)

    load(Unit, [field.column for field in fields], rows())
    load(UnitWord, ("unit_id", "word"), words)


def _unit(shape: Shape, index: int, rng: random.Random) -> Unit:
    facts: dict[str, Any] = {"founded_on": FOUNDED, "is_invented": True, "symbol": "LĐLĐ"}
    if index == 0:
        return Unit.named(
            "Tổng Liên đoàn (mẫu)",
            UnitKind.CONFEDERATION,
            code="TLD",
            place="Hà Nội",
            **facts | {"symbol": "TLĐ"},
        )
    brand = f"{WORDS[index * 7 % len(WORDS)]} {WORDS[index * 11 // len(WORDS) % len(WORDS)]}"
    if index <= shape.provinces:
        name = f"Liên đoàn Lao động tỉnh {brand} {index}"
        short = name.replace("Liên đoàn Lao động", "LĐLĐ")
        return Unit.named(
            name, UnitKind.PROVINCE, code=f"T{index:02d}", short_name=short, place=brand, **facts
        )
    if index < shape.first_grassroots:
        number = index - shape.provinces
        name = f"Công đoàn xã {brand} {number}"
        return Unit.named(
            name, UnitKind.COMMUNE, code=f"X{number:04d}", place=brand, **facts | {"symbol": "CĐ"}
        )
    number = index - shape.first_grassroots + 1
    return Unit.named(
        f"Công đoàn cơ sở Công ty {TRADES[rng.randrange(len(TRADES))]} {brand} {number}",
        UnitKind.GRASSROOTS,
        code=f"CS-{number:06d}",
        place=brand,
        sector=SECTORS[rng.randrange(len(SECTORS))],
        **facts | {"symbol": "CĐCS"},
    )


def _write_places(tree: Tree) -> None:
    above = [tree.shape.above(index) for index in range(tree.shape.units)]
    keys = [tree.key(index) for index in range(tree.shape.units)]
    load(
        Placement,
        ("unit_id", "superior_id", "from_on"),
        (
            (key, None if number is None else tree.key(number), FOUNDED)
            for key, number in zip(keys, above, strict=True)
        ),
    )
    ways: list[str] = []
    for key, number in zip(keys, above, strict=True):
        ways.append(f"{'/' if number is None else ways[number]}{key}/")
    load(
        Path,
        ("unit_id", "path", "depth", "from_on", "until_on"),
        ((key, way, way.count("/") - 1, FOUNDED, FOR_EVER) for key, way in zip(keys, ways, strict=True)),
    )


def _write_cast(tree: Tree) -> None:
    """An at the first grassroots union, Bình above, Cúc next door, Dũng in the province, Hiền at the top."""
    first = tree.shape.first_grassroots
    upper = tree.shape.above(first) or 0
    places = (first, upper, first + 1, tree.shape.above(upper) or 0, 0)
    for (login, name, sex, roles, title), index in zip(CAST, places, strict=True):
        person = Person.named(name, sex=sex, is_invented=True)
        person.save()
        unit = tree.unit(index)
        Membership.objects.create(person=person, unit=unit, post=title, from_on=FOUNDED)
        for role in roles:
            Appointment.objects.create(person=person, unit=unit, role=role, title=title, from_on=FOUNDED)
        Account.objects.create(login=login, person=person, password=make_password(None))
