"""The federation of Bến Tre as of 2017: real unions above the grassroots, invented ones below.

The thirteen names are those named in 2016 and 2018 (`docs` tell the sources); every grassroots union and
every person is invented and marked so. Rows are written in bulk, with the keys, paths and journal entries
that the actions would have written one by one.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Sentence
from donghanh.journal.actions import entry_of, record_all
from donghanh.organisations.actions import rebuild_paths
from donghanh.organisations.choices import CollectiveKind, RoleKey, Sector, UnitKind
from donghanh.organisations.models import (
    Appointment,
    Collective,
    Headcount,
    Membership,
    Path,
    Placement,
    Unit,
    write_words,
)
from donghanh.people.models import Account, Person

from .names import Namer, person_name
from .world import Place, World

GRASSROOTS = 1000
DIRECT = 6
BEFORE = dt.date(2009, 6, 1)  # the story needs a day before it; the real days of founding are not claimed
START = dt.date(2016, 11, 30)
COUNTED_ON = (START, dt.date(2017, 5, 31), dt.date(2017, 11, 30), dt.date(2018, 5, 31))
HEAD_ROLES = (RoleKey.LEADER, RoleKey.OFFICER, RoleKey.CLERK)
DISTRICT_TRADES = ["company", "company", "company", "school", "school", "school", "office", "clinic"]

# code, kind, name, place, share of the grassroots unions, their trades
UPPERS = (
    ("LDLD-TPBT", UnitKind.DISTRICT, "Liên đoàn Lao động thành phố Bến Tre", "Bến Tre", 110, DISTRICT_TRADES),
    ("LDLD-BTRI", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Ba Tri", "Ba Tri", 95, DISTRICT_TRADES),
    ("LDLD-BD", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Bình Đại", "Bình Đại", 85, DISTRICT_TRADES),
    ("LDLD-CT", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Châu Thành", "Châu Thành", 105, DISTRICT_TRADES),
    ("LDLD-CL", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Chợ Lách", "Chợ Lách", 75, DISTRICT_TRADES),
    ("LDLD-GT", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Giồng Trôm", "Giồng Trôm", 95, DISTRICT_TRADES),
    ("LDLD-MCB", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Mỏ Cày Bắc", "Mỏ Cày Bắc", 75, DISTRICT_TRADES),
    ("LDLD-MCN", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Mỏ Cày Nam", "Mỏ Cày Nam", 90, DISTRICT_TRADES),
    ("LDLD-TP", UnitKind.DISTRICT, "Liên đoàn Lao động huyện Thạnh Phú", "Thạnh Phú", 80, DISTRICT_TRADES),
    ("CDVC", UnitKind.PUBLIC_EMPLOYEES, "Công đoàn Viên chức tỉnh Bến Tre", "Bến Tre", 60, ["agency"]),
    (
        "CDGD",
        UnitKind.LOCAL_SECTOR,
        "Công đoàn ngành Giáo dục và Đào tạo tỉnh Bến Tre",
        "Bến Tre",
        40,
        ["school"],
    ),
    ("CDYT", UnitKind.LOCAL_SECTOR, "Công đoàn ngành Y tế tỉnh Bến Tre", "Bến Tre", 25, ["clinic"]),
    (
        "CDKCN",
        UnitKind.INDUSTRIAL_PARK,
        "Công đoàn các khu công nghiệp tỉnh Bến Tre",
        "Châu Thành",
        45,
        ["company"],
    ),
)
BOATS = {"LDLD-BTRI": 2, "LDLD-BD": 2}
# The cast: login, name, sex, unit, roles, title.
CAST = (
    ("an", "Nguyễn Thị An", "female", "CS-0001", (RoleKey.CHAIR,), "Chủ tịch"),
    ("binh", "Trần Văn Bình", "male", "LDLD-CT", HEAD_ROLES, "Chủ tịch"),
    ("cuc", "Lê Thị Cúc", "female", "CS-0002", (RoleKey.CHAIR,), "Chủ tịch"),
    ("dung", "Phạm Văn Dũng", "male", "LDLD-BT", (*HEAD_ROLES, RoleKey.INSPECTOR), "Phó Chủ tịch"),
    ("giang", "Huỳnh Thị Giang", "female", "LDLD-BT", (RoleKey.PRESS,), "Cán bộ Tuyên giáo"),
)
COUNCIL = ("Đặng Minh Hải", "Võ Thị Kim Khánh", "Bùi Quốc Long", "Hồ Thị Ngọc Mai", "Ngô Thanh Nam")


@dataclass
class Draft:
    """A unit not yet written, with all that belongs to it."""

    unit: Unit
    superior: str | None
    head: Person
    login: str
    roles: tuple[str, ...]
    title: str
    people: list[Person] = field(default_factory=list)
    collectives: list[Collective] = field(default_factory=list)
    workers: int = 0
    members: int = 0


def found(world: World, *, grassroots: int = GRASSROOTS) -> None:
    """Write the province into an empty database and settle it in `world`."""
    _write(world, draft_units(world, grassroots=grassroots))
    _write_committees(world)


def draft_units(world: World, *, grassroots: int) -> list[Draft]:
    """All units from the top down, not yet written; about `grassroots` of them are grassroots unions."""
    namer = Namer(world.rng)
    above = _above(world)
    below = [*_cast_unions(world), *_direct(world, namer, min(DIRECT, grassroots // 5))]
    shares = _shares(grassroots - len(below))
    for (code, _, _, place, _, trades), share in zip(UPPERS, shares, strict=True):
        below += _beneath(world, namer, code=code, place=place, trades=trades, count=share)
    for number, draft in enumerate(below, start=1):
        draft.unit.code = draft.unit.code or f"CS-{number:04d}"
        draft.login = draft.login or draft.unit.code
    return above + below


def _person(world: World, **facts: object) -> Person:
    name, sex = person_name(world.rng)
    return Person.named(
        name, sex=sex, is_invented=True, phone=f"0275 000 {world.rng.randrange(10_000):04d}", **facts
    )


def _cast_or_invented(world: World, code: str) -> tuple[Person, str, tuple[str, ...], str]:
    for login, name, sex, unit_code, roles, title in CAST[:4]:
        if unit_code == code:
            person = Person.named(
                name, sex=sex, is_invented=True, phone=f"0275 000 {world.rng.randrange(10_000):04d}"
            )
            return person, login, tuple(str(role) for role in roles), title
    return _person(world), code.lower(), tuple(str(role) for role in HEAD_ROLES), "Chủ tịch"


def _above(world: World) -> list[Draft]:
    province = Unit.named(
        "Liên đoàn Lao động tỉnh Bến Tre",
        UnitKind.PROVINCE,
        code="LDLD-BT",
        short_name="LĐLĐ tỉnh Bến Tre",
        symbol="LĐLĐ",
        place="Bến Tre",
        founded_on=BEFORE,
        sector=Sector.MIXED,
    )
    drafts = [Draft(province, None, *_cast_or_invented(world, "LDLD-BT"))]
    for code, kind, name, place, _, _ in UPPERS:
        short = name.replace("Liên đoàn Lao động", "LĐLĐ").replace("Công đoàn", "CĐ")
        symbol = "LĐLĐ" if kind == UnitKind.DISTRICT else "CĐ"
        unit = Unit.named(
            name, kind, code=code, short_name=short, symbol=symbol, place=place, founded_on=BEFORE
        )
        drafts.append(Draft(unit, "LDLD-BT", *_cast_or_invented(world, code)))
    return drafts


def _grassroots(world: World, unit: Unit, *, superior: str, workers: int) -> Draft:
    """A grassroots union with its chair, collectives, some members by name, and its headcount."""
    draft = Draft(
        unit, superior, _person(world, is_direct_worker=False), unit.code, (RoleKey.CHAIR,), "Chủ tịch"
    )
    draft.workers, draft.members = workers, workers - world.rng.randrange(workers // 8 + 1)
    kind, word = (
        (CollectiveKind.WORKSHOP, "Phân xưởng")
        if unit.sector == Sector.ENTERPRISE
        else (CollectiveKind.TEAM, "Tổ")
    )
    count = min(4, 2 + workers // 100)
    draft.collectives = [
        Collective(kind=kind, name=f"{word} {number}", size=workers // count) for number in range(1, count)
    ]
    draft.collectives.append(
        Collective(kind=CollectiveKind.OFFICE, name="Phòng Hành chính", size=workers // count)
    )
    draft.people = [_person(world, is_direct_worker=True) for _ in range(world.rng.choice((3, 4, 5)))]
    return draft


def _cast_unions(world: World) -> list[Draft]:
    told = (
        ("CS-0001", "Công đoàn cơ sở Công ty May Hàm Luông", "LDLD-CT", "Châu Thành", 420),
        ("CS-0002", "Công đoàn cơ sở Công ty Thủy sản Ba Lai", "LDLD-BTRI", "Ba Tri", 150),
    )
    drafts = []
    for code, name, superior, place, workers in told:
        unit = Unit.named(
            name,
            UnitKind.GRASSROOTS,
            code=code,
            symbol="CĐCS",
            place=place,
            sector=Sector.ENTERPRISE,
            founded_on=BEFORE,
            is_invented=True,
        )
        draft = _grassroots(world, unit, superior=superior, workers=workers)
        draft.head, draft.login, draft.roles, draft.title = _cast_or_invented(world, code)
        drafts.append(draft)
    return drafts


def _beneath(
    world: World, namer: Namer, *, code: str, place: str, trades: list[str], count: int
) -> list[Draft]:
    drafts = []
    for number in range(count):
        trade = "boats" if number < BOATS.get(code, 0) and count > 9 else world.rng.choice(trades)
        called = namer.grassroots(trade)
        unit = Unit.named(
            called.name,
            called.kind,
            code="",
            symbol="CĐCS",
            place=place,
            sector=called.sector,
            founded_on=BEFORE + dt.timedelta(days=world.rng.randrange(2500)),
            is_invented=True,
        )
        low, high = (
            (30, 90)
            if called.sector != Sector.ENTERPRISE
            else (20, 120)
            if world.rng.random() < 0.8
            else (150, 900)
        )
        drafts.append(_grassroots(world, unit, superior=code, workers=world.rng.randrange(low, high)))
    return drafts


def _direct(world: World, namer: Namer, count: int) -> list[Draft]:
    return _beneath(
        world, namer, code="LDLD-BT", place="Bến Tre", trades=["company", "agency"], count=max(count, 2)
    )


def _shares(total: int) -> list[int]:
    """`total` shared out over the thirteen, each getting one at least."""
    weights = [upper[4] for upper in UPPERS]
    shares = [max(1, total * weight // sum(weights)) for weight in weights]
    shares[0] += max(0, total - sum(shares))
    return shares


def _write(world: World, drafts: list[Draft]) -> None:
    units = {draft.unit.code: draft.unit for draft in drafts}
    Unit.objects.bulk_create(units.values())
    write_words(units.values())
    Placement.objects.bulk_create(
        Placement(unit=d.unit, superior=units[d.superior] if d.superior else None, from_on=d.unit.founded_on)
        for d in drafts
    )
    rebuild_paths([drafts[0].unit.pk])
    Person.objects.bulk_create(person for d in drafts for person in (d.head, *d.people))
    locked = make_password(None)
    cast = {login for login, *_ in CAST}
    accounts = Account.objects.bulk_create(
        Account(login=d.login.lower(), person=d.head, password=locked, is_demo=d.login in cast)
        for d in drafts
    )
    Appointment.objects.bulk_create(
        Appointment(person=d.head, unit=d.unit, role=role, title=d.title, from_on=START)
        for d in drafts
        for role in d.roles
    )
    _write_insides(drafts)
    _write_headcounts(world, drafts)
    record_all(
        [entry_of(SYSTEM, "found", d.unit, Sentence("Thành lập {name}.", name=d.unit.name)) for d in drafts]
    )
    _settle(world, drafts, accounts)


def _write_insides(drafts: list[Draft]) -> None:
    for draft in drafts:
        for collective in draft.collectives:
            collective.unit = draft.unit
    Collective.objects.bulk_create(collective for d in drafts for collective in d.collectives)
    Membership.objects.bulk_create(
        Membership(
            person=person,
            unit=d.unit,
            collective=d.collectives[index % len(d.collectives)] if d.collectives else None,
            post=d.title if person is d.head else "",
            from_on=START,
        )
        for d in drafts
        for index, person in enumerate((d.head, *d.people))
    )


def _write_headcounts(world: World, drafts: list[Draft]) -> None:
    rows = []
    for draft in (d for d in drafts if d.workers):
        workers, members = draft.workers, draft.members
        for day in COUNTED_ON:
            rows.append(Headcount(unit=draft.unit, as_of=day, workers=workers, members=members))
            joined = world.rng.randrange(draft.workers // 20 + 2)
            workers, members = workers + joined, min(workers, members + joined)
    Headcount.objects.bulk_create(rows, batch_size=2000)


def _settle(world: World, drafts: list[Draft], accounts: list[Account]) -> None:
    units = {draft.unit.code: draft.unit for draft in drafts}
    paths = dict(Path.objects.on(START).values_list("unit_id", "path"))
    for draft, account in zip(drafts, accounts, strict=True):
        if account.is_demo:
            world.cast[account.login] = account
        world.settle(
            Place(
                unit=draft.unit,
                superior=units[draft.superior] if draft.superior else None,
                path=paths[draft.unit.pk],
                head=account,
                roles=tuple(str(role) for role in draft.roles),
                members=draft.members,
                collectives=draft.collectives,
                people=[draft.head, *draft.people],
            )
        )


def _write_committees(world: World) -> None:
    """The press officer and the members of the province's council, who sign in but lead nothing."""
    login, name, sex, _, roles, title = CAST[4]
    press = Person.named(name, sex=sex, is_invented=True)
    world.cast[login] = _join(world, press, login=login, role=roles[0], title=title)
    for number, member in enumerate(COUNCIL, start=1):
        person, role = Person.named(member, is_invented=True), RoleKey.COUNCIL_MEMBER
        world.council.append(
            _join(world, person, login=f"hoi-dong-{number}", role=role, title="Ủy viên Ban Thường vụ")
        )


def _join(world: World, person: Person, *, login: str, role: str, title: str) -> Account:
    person.save()
    Membership.objects.create(person=person, unit=world.province, post=title, from_on=START)
    Appointment.objects.create(person=person, unit=world.province, role=role, title=title, from_on=START)
    account = Account.objects.create_account(login, None, person)
    account.is_demo = role == RoleKey.PRESS
    account.save(update_fields=["is_demo"])
    return account
