"""Lists and searches of initiatives: as a grassroots union, its province, the top of the nation and the public see them,
with some thousand initiatives and with BENCH_IDEAS of them (100,000 when it does not say; 1000000 is the size to hold).

The first two see as much in both. Processor time of the site and of its database.
"""

import datetime as dt
import os
import random
from collections.abc import Sequence

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.bench_tree import AT_MOST, MOST_QUERIES, PROVINCES, _add, _browser, _opened
from benchmarks.measure import Measure, Score, computing, too_many
from donghanh.base.words import fold
from donghanh.initiatives.models import Initiative, Word
from donghanh.initiatives.models.word import words_in
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.models import Unit

LARGE, SMALL = int(os.environ.get("BENCH_IDEAS", "100000")), 3000
GRASSROOTS, AT_ONCE = 3400, 5000
DAY = dt.date(2018, 5, 12)
SOUNDS = (
    "cải tiến",
    "quy trình",
    "máy",
    "giảm",
    "thời gian",
    "tận dụng",
    "khuôn",
    "băng chuyền",
    "lắp ráp",
    "an toàn",
)
STATES = ("submitted", "recognised", "recognised", "recognised", "returned")
chance = random.Random(2018)


def _ideas(numbers: range, units: Sequence[Unit]) -> None:
    """Initiatives of these units in turn; one in ten thousand has a word that few have."""
    insert = (
        f"INSERT INTO {connection.ops.quote_name(Word._meta.db_table)} (word, initiative_id) VALUES (%s, %s)"
    )
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        rows = [_idea(number, units) for number in range(start, min(start + AT_ONCE, numbers.stop))]
        rows = Initiative.objects.bulk_create(rows, batch_size=500)
        pairs = [(word, row.pk) for row in rows for word in words_in(row.search_key)]
        with connection.cursor() as cursor:
            cursor.executemany(insert, pairs)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _idea(number: int, units: Sequence[Unit]) -> Initiative:
    rare = f" xưởng {number // 10_000}z" if number % 10_000 == 1 else ""
    title = f"{' '.join(chance.choices(SOUNDS, k=4))}{rare}"
    state = STATES[number % len(STATES)]
    is_recognised = state == "recognised"
    return Initiative(
        code=f"B{number}",
        unit=units[number % len(units)],
        title=title,
        field="technology" if number % 3 else "safety",
        effect="Giảm một nửa thời gian.",
        benefit=number * 1000,
        state=state,
        reason="Thiếu số liệu." if state == "returned" else "",
        submitted_on=DAY,
        recognised_on=DAY if is_recognised else None,
        recognised_by="Hội đồng sáng kiến" if is_recognised else "",
        reach="base" if is_recognised else "",
        is_shown=number % 2 == 0,
        search_key=fold(f"{title} B{number} Nguyễn Văn {number % 97}a"),
    )


def measures() -> list[Measure | Score]:
    call_command("migrate", verbosity=0)
    root = _add(UnitKind.CONFEDERATION, "Tổng Liên đoàn", range(1), [None])[0]
    provinces = _add(UnitKind.PROVINCE, "Liên đoàn Lao động tỉnh", range(PROVINCES), [root])
    grassroots = _add(UnitKind.GRASSROOTS, "Công đoàn cơ sở Công ty", range(GRASSROOTS), [*provinces])
    _ideas(range(SMALL), grassroots[::PROVINCES])
    readers = {
        "a union": (_browser(grassroots[0], "an"), _pages()),
        "its province": (_browser(provinces[0], "dung"), _pages()),
        "the top": (_browser(root, "khanh"), _pages()),
        "the public": (Client(), _public()),
    }
    small = _taken(readers)
    elsewhere = [unit for place, unit in enumerate(grassroots) if place % PROVINCES]
    _ideas(range(SMALL, LARGE), elsewhere)
    found: list[Measure | Score] = []
    for (who, what), taken in _taken(readers).items():
        browser, pages = readers[who]
        with CaptureQueriesContext(connection) as asked:
            _opened(browser, pages[what])
        name = f"{who}: {what}, {LARGE} initiatives ({len(asked)} queries) against {SMALL}"
        found.append(Measure(name, taken, small[who, what], AT_MOST))
        found += too_many(f"{who}: {what}", len(asked), MOST_QUERIES)
    return found


def _taken(readers: dict[str, tuple[Client, dict[str, str]]]) -> dict[tuple[str, str], float]:
    """Seconds of each page as each reader opens it."""
    return {
        (who, what): computing(lambda browser=browser, at=at: _opened(browser, at), rounds=3)
        for who, (browser, pages) in readers.items()
        for what, at in pages.items()
    }


def _pages() -> dict[str, str]:
    at = reverse("initiatives:list")
    return {
        "the list": at,
        "its second page": f"{at}?page=2",
        "those that wait": f"{at}?state=submitted",
        "a field": f"{at}?field=safety",
        "worth much": f"{at}?least=1000000",
        "a unit": f"{at}?unit=hoa+loi+34",
        "a rare word": f"{at}?q=x%C6%B0%E1%BB%9Fng+0z",
        "common words": f"{at}?q=b%C4%83ng+chuy%E1%BB%81n+khu%C3%B4n",
        "by worth": f"{at}?sort=-benefit",
        "by day": f"{at}?sort=-recognised",
        "the record": reverse("initiatives:initiative", args=[Initiative.objects.order_by("pk")[0].pk]),
    }


def _public() -> dict[str, str]:
    at = reverse("portal:initiatives")
    return {
        "the gallery": at,
        "its second page": f"{at}?page=2",
        "a rare word": f"{at}?q=x%C6%B0%E1%BB%9Fng+0z",
        "common words": f"{at}?q=b%C4%83ng+chuy%E1%BB%81n",
    }
