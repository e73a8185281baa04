"""The tree page and the search for units: the nation's tree against a small one, as the root sees them.

BENCH_TREE sets the size of the large tree (units; 25,000, in truth 125,000). Both have the same shape near the root, so that
the pages show the same; only what stands beneath grows.
"""

import datetime as dt
import os

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.measure import Measure, Score, seconds, too_many
from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import FOR_EVER, UnitKind
from donghanh.organisations.models import Path, Placement, Unit, write_words
from donghanh.people.actions import add_person, open_account

LARGE, SMALL = int(os.environ.get("BENCH_TREE", "25000")), 1500
PROVINCES, UPPERS = 34, 680
AT_MOST, MOST_QUERIES = 2.0, 12
FOUNDED = dt.date(2010, 1, 1)
NAMES = ("Bình Minh", "Hòa Lợi", "Đức Thắng", "Sơn Hà", "Tân Phú", "Ngọc Lan", "Phước Long", "Quê Hương")


def _add(kind: UnitKind, name: str, numbers: range, above: list[Unit | None]) -> list[Unit]:
    units = [
        Unit.named(f"{name} {NAMES[number % 8]} {number}", kind, code=f"{kind}-{number}", founded_on=FOUNDED)
        for number in numbers
    ]
    Unit.objects.bulk_create(units, batch_size=2000)
    write_words(units)
    superiors = [above[number % len(above)] for number in numbers]
    Placement.objects.bulk_create(
        [Placement(unit=u, superior=s, from_on=FOUNDED) for u, s in zip(units, superiors, strict=True)],
        batch_size=2000,
    )
    for unit, superior in zip(units, superiors, strict=True):
        unit.way = f"{superior.way if superior else '/'}{unit.pk}/"
    Path.objects.bulk_create(
        [
            Path(unit=unit, path=unit.way, depth=unit.way.count("/") - 1, from_on=FOUNDED, until_on=FOR_EVER)
            for unit in units
        ],
        batch_size=2000,
    )
    return units


def _browser(root: Unit, login: str = "dung") -> Client:
    person = add_person(name="Phạm Văn Dũng")
    appoint(by=SYSTEM, person=person, unit=root, role="officer", from_on=FOUNDED)
    browser = Client()
    browser.force_login(
        open_account(login=login, person=person), backend="django.contrib.auth.backends.ModelBackend"
    )
    return browser


def measures() -> list[Measure | Score]:
    call_command("migrate", verbosity=0)
    root = _add(UnitKind.CONFEDERATION, "Tổng Liên đoàn", range(1), [None])[0]
    provinces = _add(UnitKind.PROVINCE, "Liên đoàn Lao động tỉnh", range(PROVINCES), [root])
    uppers = _add(UnitKind.DISTRICT, "Công đoàn xã", range(UPPERS), [*provinces])
    grassroots = "Công đoàn cơ sở Công ty"
    _add(UnitKind.GRASSROOTS, grassroots, range(SMALL - 1 - PROVINCES - UPPERS), [*uppers])
    browser = _browser(root)
    pages = {
        "tree page": "/to-chuc/",
        "a branch opened": f"/to-chuc/?mo={provinces[3].pk}",
        "the tree of a day": "/to-chuc/?ngay=31/12/2016",
        "search “hoa loi 77”": "/to-chuc/?q=hoa+loi+77",
        "search “hoà lợi” with marks": "/to-chuc/?q=ho%C3%A0+l%E1%BB%A3i+1233",
        "search “cong doan”": "/to-chuc/?q=cong+doan",
    }
    small = {what: seconds(lambda at=at: _opened(browser, at), rounds=7) for what, at in pages.items()}
    _add(UnitKind.GRASSROOTS, grassroots, range(SMALL, LARGE), [*uppers])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    found: list[Measure | Score] = []
    for what, at in pages.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            _opened(browser, at)
        queries = len(asked)
        name = f"{what}, {LARGE} units ({queries} queries) against {SMALL}"
        found.append(
            Measure(name, seconds(lambda at=at: _opened(browser, at), rounds=7), small[what], AT_MOST)
        )
        found += too_many(what, queries, MOST_QUERIES)
    return found


def _opened(browser: Client, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
