"""What is measured on a nation, in the database of this process.

The thousand stand so that one branch is as wide at every level as in the nation, and everything right beneath it has
figures to add up: 80 provinces, 42 unions above the grassroots in the first, 36 grassroots unions beneath the first of
these, one or some beneath each other province and union. What differs is what stands elsewhere.
"""

import sys
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.measure import computing
from donghanh.config.command.readiness import make_ready
from donghanh.demo.nation import story
from donghanh.demo.nation.tree import Shape
from donghanh.organisations.models import Unit
from donghanh.people.models import Account
from donghanh.reports.actions import refresh_totals
from donghanh.reports.actions.counting import totals_of
from donghanh.reports.models import Mark, ReportRequest, Standing
from donghanh.reports.rules.totals import ancestors_to_mark

SMALL, PROVINCES, UPPERS, BENEATH = 1000, 80, 42, 36
ROUNDS = 25
QUIETLY = 20_000

SAME_TABLE = """CREATE TABLE bench_total (id {key}, request_id bigint, unit_id bigint, indicator_id bigint, own bigint,
beneath bigint, total bigint, numerator bigint, denominator bigint, reported integer, expected integer,
UNIQUE (request_id, unit_id, indicator_id))"""
COLUMNS = "request_id, unit_id, indicator_id, own, beneath, total, numerator, denominator, reported, expected"


@dataclass(frozen=True)
class Page:
    """What one page costs."""

    seconds: float
    queries: int


def make(units: int) -> None:
    """A nation of that size, unless it stands already."""
    with redirect_stderr(StringIO()):
        make_ready()
    if Unit.objects.count() != units:
        shape = Small(SMALL) if units == SMALL else None
        story.live(_tell if units > QUIETLY else lambda text: None, units=units, shape=shape)
    tidy()


def tidy() -> None:
    """What a PostgreSQL does by itself within a minute of many changes; the one that is started here does not."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor != "postgresql" else "VACUUM ANALYZE")


def _tell(text: str) -> None:
    print(f"    {text}", file=sys.stderr)


class Small(Shape):
    """A thousand units with the nation's widest branch among them."""

    provinces, uppers = PROVINCES, UPPERS

    def above(self, index: int) -> int | None:
        if self.provinces < index < self.first_grassroots:
            return 1
        if index < self.first_grassroots:
            return super().above(index)
        first_upper, after = 1 + self.provinces, index - self.first_grassroots
        if after < BENEATH:
            return first_upper
        if (province := 2 + after - BENEATH) <= self.provinces:
            return province
        return first_upper + 1 + after % (self.uppers - 1)


def latest() -> ReportRequest:
    """The request that is being answered."""
    return ReportRequest.objects.latest("pk")


def copy_totals(request: ReportRequest) -> None:
    """All totals once more, in a table of their own with the same index."""
    key = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_total")
        cursor.execute(SAME_TABLE.format(key=key))
        cursor.execute(
            f"INSERT INTO bench_total ({COLUMNS}) SELECT {COLUMNS} FROM reports_total WHERE request_id = %s",
            [request.pk],
        )
    tidy()


def same_rows(request: ReportRequest, above: list[int]) -> None:
    """The bare SQL that gives the very rows of these units again: no marks, no locks, no tallies."""
    keys = ",".join(map(str, above))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM bench_total WHERE request_id = {request.pk} AND unit_id IN ({keys})")
        for depth, unit_id in zip(range(len(above), 0, -1), above, strict=True):
            given = {"request": request.pk, "form": request.form_id, "depth": depth}
            cursor.execute(totals_of([unit_id]).replace("reports_total", "bench_total"), given)


def ancestors(request: ReportRequest) -> list[int]:
    """Whose totals change when the first grassroots union's report is accepted, the deepest first."""
    unit = Account.objects.get(login="an").person.memberships.get().unit_id
    leaf = Standing.objects.get(request=request, unit=unit)
    return ancestors_to_mark(leaf.path, request.unit_id, is_leaf=True)


def refreshed(request: ReportRequest, above: list[int]) -> None:
    """What the refresher does after one acceptance."""
    Mark.objects.bulk_create(Mark(request=request, unit_id=unit_id) for unit_id in above)
    refresh_totals(request)


def acceptance() -> float:
    """Processor seconds from marks to current totals of the ancestors of one leaf."""
    request = latest()
    above = ancestors(request)
    return computing(lambda: refreshed(request, above), rounds=ROUNDS)


def pages() -> dict[str, Page]:
    """The pages of the latest request as the top and the first union above the grassroots see them."""
    request = latest()
    settings.ALLOWED_HOSTS = ["testserver"]
    at = f"/bao-cao/ky/{request.pk}"
    top, upper = browser("hien"), browser("binh")
    looked_at = {
        "dashboard": (top, f"{at}/tong-hop/"),
        "drill": (top, f"{at}/tong-hop/{request.unit_id}/LD01/"),
        "request": (top, f"{at}/"),
        "missing list": (top, f"{at}/chua-gui/"),
        "timeliness": (top, f"{at}/dung-han/"),
        "grid": (upper, f"{at}/nhap-thay/"),
    }
    return {what: cost(*where) for what, where in looked_at.items()}


def browser(login: str) -> Client:
    """Somebody of the cast, signed in."""
    made = Client()
    account = Account.objects.get(login=login)
    made.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return made


def cost(client: Client, address: str) -> Page:
    """Best of some rounds, and how many statements one takes."""

    def opened() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    opened()
    with CaptureQueriesContext(connection) as asked:
        opened()
    queries = len(asked)  # before the next request clears them
    return Page(computing(opened, rounds=5), queries)
