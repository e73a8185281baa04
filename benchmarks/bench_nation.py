"""Figures of a nation: counting everything, one acceptance, submissions meanwhile, pages; against hand-written SQL,
spreadsheets, and a thousand units. BENCH_UNITS sets the size (2,000; the nation has 125,000)."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import psycopg
import xlsxwriter
from django.db import connection

from benchmarks import nation, rolling
from benchmarks.clients import CLIENTS, send_reports
from benchmarks.measure import Fact, Measure, Score, in_turn, memory_mib, too_many
from donghanh.reports.actions import recompute
from donghanh.reports.facts.wrong import tallies_wrong_in, wrong_in
from donghanh.reports.models import ReportRequest, Value

UNITS = int(os.environ.get("BENCH_UNITS", "2000"))
LINES, FORMS = 40, 1000
ROLL_UP_AT_MOST, ACCEPTED_AT_MOST, ELSEWHERE_AT_MOST, PAGE_AT_MOST = 1.5, 2.0, 1.2, 2.0
SPREADSHEETS_AT_MOST = 0.05
MOST_QUERIES, SENT_A_SECOND = 12, 20
FEW = 5000


def measures() -> Iterator[Measure | Score | Fact]:
    small = _on_a_thousand()
    started = time.perf_counter()
    nation.make(UNITS)
    request = nation.latest()
    yield Fact(
        f"{UNITS} units, {Value.objects.count()} figures in {ReportRequest.objects.count()} requests, made or found in "
        f"{time.perf_counter() - started:.0f} s; memory {memory_mib()} MiB"
    )
    yield from _roll_up(request)
    yield from _acceptance(request, small["acceptance"])
    yield from _pages({what: nation.Page(*page) for what, page in small["pages"].items()})
    yield from _submissions(request)


def _on_a_thousand() -> dict:
    """What is measured on a thousand units, in a process and a database of its own."""
    environment = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as data:
        environment["DONGHANH_DATA"] = data
        if connection.vendor == "postgresql":
            address = os.environ["DATABASE_URL"]
            with psycopg.connect(address, autocommit=True) as link:
                link.execute("DROP DATABASE IF EXISTS bench_small")
                link.execute("CREATE DATABASE bench_small")
            before, _slash, query = address.partition("?")
            environment["DATABASE_URL"] = f"{before.rpartition('/')[0]}/bench_small?{query}"
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.small"], env=environment, stdout=subprocess.PIPE, check=True
        )
    return json.loads(told.stdout)


def _roll_up(request: ReportRequest) -> Iterator[Measure | Score | Fact]:
    ours, bare, sums = in_turn(
        lambda: recompute(request),
        lambda: rolling.by_hand(request),
        lambda: rolling.sums_alone(request),
        rounds=9 if UNITS <= FEW else 3,
    )
    yield Measure(
        "one quarter counted anew, against hand-written SQL for the same totals", ours, bare, ROLL_UP_AT_MOST
    )
    yield Fact(f"(SQL for nothing but sums of grassroots figures: {ours / sums:.2f} ×)")
    yield Measure(
        f"… against reading {FORMS} .xlsx forms with openpyxl, scaled to {UNITS}",
        ours,
        _reading_forms() * UNITS / FORMS,
        SPREADSHEETS_AT_MOST,
    )
    before = memory_mib()
    wrong = wrong_in(request) + tallies_wrong_in(request)
    yield Score(
        f"totals and tallies as counted in plain Python; memory {before} MiB before it, {memory_mib()} after",
        float(wrong == 0),
        1,
    )
    yield Score("totals as the hand-written SQL has them", float(rolling.rows_that_differ(request) == 0), 1)


def _reading_forms() -> float:
    """Seconds to open a thousand forms of forty lines and take their figures, as offices do it."""
    with tempfile.TemporaryDirectory(prefix="donghanh-forms-") as folder:
        path = Path(folder) / "form.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"])
            for row in range(1, LINES + 1):
                sheet.write_row(row, 0, [f"B{row:02d}", "Tên chỉ tiêu của biểu mẫu", "người", row * 7, ""])
        started = time.process_time()
        for _form in range(FORMS // 10):
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            sum(row[3] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True))
            book.close()
        return (time.process_time() - started) * 10


def _acceptance(request: ReportRequest, small: float) -> Iterator[Measure]:
    above = nation.ancestors(request)
    nation.copy_totals(request)
    bare, ours = in_turn(
        lambda: nation.same_rows(request, above),
        lambda: nation.refreshed(request, above),
        rounds=nation.ROUNDS,
    )
    yield Measure(
        "one acceptance, its ancestors' totals current, against the bare SQL for the same rows",
        ours,
        bare,
        ACCEPTED_AT_MOST,
    )
    yield Measure(
        f"… among {UNITS} units against {nation.SMALL} (the branch as wide)",
        nation.acceptance(),
        small,
        ELSEWHERE_AT_MOST,
    )


def _pages(small: dict[str, nation.Page]) -> Iterator[Measure | Score | Fact]:
    for what, page in nation.pages().items():
        before = small[what]
        yield Measure(
            f"page {what}, {UNITS} units against {nation.SMALL}, {page.queries} statements",
            page.seconds,
            before.seconds,
            PAGE_AT_MOST,
        )
        yield from too_many(f"page {what}", page.queries, MOST_QUERIES)
    yield Fact(f"memory after the pages: {memory_mib()} MiB in this process")


def _submissions(request: ReportRequest) -> Iterator[Score | Fact]:
    """Eight clients against one process while everything is counted; SQLite has one writer at a time, so not there."""
    if connection.vendor != "postgresql":
        return
    found = send_reports(request)
    said = (
        f"{CLIENTS} clients, {found.sent} reports, one process: {found.per_second:.1f} reports sent a second while everything was counted "
        f"{found.rollups} times; median {found.median:.2f} s, p95 {found.p95:.2f} s, {found.failed} failed; "
        f"the server held {found.served_mib} MiB"
    )
    yield Score(f"{said}; of {SENT_A_SECOND} a second", min(1.0, found.per_second / SENT_A_SECOND), 1)
    yield Score("reports that went", 1 - found.failed / found.sent, 1)
