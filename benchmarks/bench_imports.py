"""Lists brought in: read, checked by cell, matched and written in batches with a journal, against reading and a
bare bulk load of the same rows without any check.

BENCH_ROWS sets the size (10,000 by default; the budget is for 100,000 units and 100,000 members). The bare load
writes all columns that the tables cannot be without, search and sort keys among them.
"""

import datetime as dt
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path as File

from django.core.management import call_command
from django.db import transaction

from benchmarks.measure import Measure
from donghanh.base.actors import SYSTEM
from donghanh.base.dates import today
from donghanh.base.sheets import read_table
from donghanh.imports.actions import begin_reading, check_rows, finish, resume_or_begin, write_rows
from donghanh.imports.choices import ImportKind
from donghanh.imports.documents import columns_of, write_list
from donghanh.imports.facts.exports import member_rows, unit_rows
from donghanh.organisations.actions import appoint, found_unit
from donghanh.organisations.choices import RoleKey, UnitKind
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Headcount, Membership, Path, Placement, Unit
from donghanh.people.actions import add_person, open_account
from donghanh.people.facts import identity_sealer
from donghanh.people.models import NationalId, Person

ROWS = int(os.environ.get("BENCH_ROWS", "10000"))
AT_MOST = 3.0
DAY = dt.date(2015, 3, 1)
BRANCHES = 60
rng = random.Random(7)
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"]
MIDDLE = ["Thị", "Văn", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Kim", "Hoàng"]
GIVEN = [
    "An",
    "Bình",
    "Cúc",
    "Dũng",
    "Hạnh",
    "Hương",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Phúc",
    "Quỳnh",
    "Sơn",
    "Thảo",
    "Uyên",
    "Vinh",
    "Yến",
    "Đạt",
    "Ánh",
    "Ổn",
]
TRADE = [
    "May",
    "Thủy",
    "sản",
    "Cơ",
    "khí",
    "Dừa",
    "Xây",
    "dựng",
    "Vận",
    "tải",
    "Điện",
    "Bao",
    "bì",
    "In",
    "Gỗ",
]


def unit_lines(count: int) -> Iterator[tuple[object, ...]]:
    """A national list: branches, then unions beneath them."""
    for number in range(BRANCHES):
        code = f"H{number:03d}"
        yield (code, f"Liên đoàn Lao động huyện Thử {number}", "", "", "ROOT", "", "Nhiều khu vực", "LĐLĐ", "Thử", "", DAY, None, None, None)  # fmt: skip
    for number in range(count - BRANCHES):
        name = f"Công đoàn cơ sở Công ty {rng.choice(TRADE)} {rng.choice(GIVEN)} {rng.choice(GIVEN)} {number}"
        workers = rng.randrange(20, 900)
        yield (f"C{number:06d}", name, "", "Công đoàn cơ sở", f"H{number % BRANCHES:03d}", "", "Doanh nghiệp", "CĐCS", "Thử", "0275 000 000", "1/3/2015", workers, workers - 5, DAY)  # fmt: skip


def member_lines(count: int) -> Iterator[tuple[object, ...]]:
    """Members of the first unions, fifty each."""
    for number in range(count):
        name = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)} {rng.choice(GIVEN)}"
        born = dt.date(1965, 1, 1) + dt.timedelta(days=rng.randrange(14000))
        yield ("", f"C{number // 50:06d}", "", name, rng.choice(("Nam", "Nữ")), born, f"0{number:011d}", "0900 000 000", "1/6/2016", "1/6/2016", f"Tổ {number % 4 + 1}", "Công nhân", "x", "", None, None)  # fmt: skip


def bare_units(path: File) -> None:
    lines = list(read_table(path, columns_of(ImportKind.UNITS)).lines)
    with transaction.atomic():
        ids = dict(Unit.objects.values_list("code", "pk"))
        for level in (lines[:BRANCHES], lines[BRANCHES:]):
            units = [
                Unit.named(
                    c.cells[1],
                    UnitKind.DISTRICT if level is not lines and c.cells[0][0] == "H" else UnitKind.GRASSROOTS,
                    code=c.cells[0],
                    place=c.cells[8],
                    phone=c.cells[9] or "",
                    symbol=c.cells[7],
                    founded_on=DAY,
                )
                for c in level
            ]
            Unit.objects.bulk_create(units, batch_size=1000)
            ids |= {unit.code: unit.pk for unit in units}
            Placement.objects.bulk_create(
                [
                    Placement(unit=u, superior_id=ids[c.cells[4]], from_on=DAY)
                    for u, c in zip(units, level, strict=True)
                ],
                batch_size=1000,
            )
            Path.objects.bulk_create(
                [
                    Path(unit=u, path=f"/{ids[c.cells[4]]}/{u.pk}/", depth=2, from_on=DAY)
                    for u, c in zip(units, level, strict=True)
                ],
                batch_size=1000,
            )
            Headcount.objects.bulk_create(
                [
                    Headcount(unit=u, as_of=DAY, workers=c.cells[11], members=c.cells[12])
                    for u, c in zip(units, level, strict=True)
                    if c.cells[11] != ""
                ],
                batch_size=1000,
            )


def bare_members(path: File) -> None:
    lines = list(read_table(path, columns_of(ImportKind.MEMBERS)).lines)
    sealer = identity_sealer()
    with transaction.atomic():
        ids = dict(Unit.objects.values_list("code", "pk"))
        people = [
            Person.named(c.cells[3], sex="female", born_on=c.cells[5], phone=c.cells[7], joined_union_on=DAY)
            for c in lines
        ]
        Person.objects.bulk_create(people, batch_size=1000)
        Membership.objects.bulk_create(
            [
                Membership(person=p, unit_id=ids[c.cells[1]], post=c.cells[11], from_on=DAY)
                for p, c in zip(people, lines, strict=True)
            ],
            batch_size=1000,
        )
        NationalId.objects.bulk_create(
            [
                NationalId(person=p, sealed=sealer.seal(c.cells[6].encode()), trace=sealer.trace(c.cells[6]))
                for p, c in zip(people, lines, strict=True)
            ],
            batch_size=1000,
        )


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def undone(work: Callable[[], object]) -> float:
    """How long `work` takes, undone afterwards."""
    with transaction.atomic():
        taken = timed(work)
        transaction.set_rollback(True)
    return taken


def ours(path: File, kind: str, by: object) -> None:
    """What the command does: read, check, write."""
    started = time.perf_counter()
    reading = begin_reading(path, by=by, kind=kind, today=today())
    read = time.perf_counter() - started
    outcome = check_rows(reading)
    assert not outcome.wrong, outcome.wrong[:3]
    checked = time.perf_counter() - started
    made = resume_or_begin(by=by, kind=kind, path=path, skips_faulty=False)
    write_rows(reading, made, by=by)
    finish(made, by=by)
    told(f"{kind}: read {read:.1f} s, dry run {checked:.1f} s, all {time.perf_counter() - started:.1f} s")


def goes_round(path: File, kind: str, by: object, rows: Iterator) -> None:
    """What goes out comes in without a change."""
    taken = timed(lambda: write_list(path, kind, rows))
    outcome = check_rows(begin_reading(path, by=by, kind=kind, today=today()))
    assert (outcome.added, outcome.changed, outcome.wrong) == (0, 0, []), outcome.wrong[:3]
    told(f"{kind}: export {taken:.1f} s, again in: {outcome.same} lines the same")


def told(line: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {line}; peak memory so far {peak} MB", file=sys.stderr, flush=True)


def measures() -> list[Measure]:
    call_command("migrate", verbosity=0)
    root = found_unit(
        by=SYSTEM, code="ROOT", name="Tổng Thử", kind=UnitKind.PROVINCE, superior=None, founded_on=DAY
    )
    person = add_person(name="Người Thử", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=root, role=RoleKey.OFFICER, from_on=DAY)
    by = actor_for(open_account(login="thu", person=person), root)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, lines, bare, out in (
            (ImportKind.UNITS, unit_lines, bare_units, unit_rows),
            (ImportKind.MEMBERS, member_lines, bare_members, member_rows),
        ):
            path = File(folder) / f"{kind}.xlsx"
            write_list(path, kind, lines(ROWS))
            told(f"{kind}: list written")
            plain = undone(lambda bare=bare, path=path: bare(path))
            told(f"{kind}: bare {plain:.1f} s")
            taken = timed(lambda path=path, kind=kind: ours(path, kind, by))
            goes_round(File(folder) / "out.xlsx", kind, by, out(by, today()))
            found.append(
                Measure(what=f"import of {ROWS} {kind}, checked", ours=taken, bare=plain, at_most=AT_MOST)
            )
    return found
