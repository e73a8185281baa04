"""Totals: counting everything anew against SQL written by hand, and one acceptance against its bare SQL.

BENCH_UNITS sets the size (units; 125,000 is the nation, 2,000 by default), with 40 indicators and four levels.
"""

import datetime as dt
import os

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.measure import Measure, seconds
from donghanh.base.actors import SYSTEM
from donghanh.indicators.actions import add_indicator
from donghanh.movements.models import Movement
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period
from donghanh.reports.actions.totals import recompute, refresh_totals
from donghanh.reports.facts.wrong import wrong_in
from donghanh.reports.models import (
    Expected,
    FormItem,
    FormVersion,
    Mark,
    Report,
    ReportRequest,
    Standing,
    Value,
)
from donghanh.reports.rules.totals import ancestors_to_mark

UNITS = int(os.environ.get("BENCH_UNITS", "2000"))
INDICATORS = 40
BRANCHES = 80
ROLL_UP_AT_MOST, ACCEPTED_AT_MOST = 1.5, 2.0
DAY = dt.date(2017, 6, 30)

BARE_LEAVES = """INSERT INTO bench_bare (unit_id, indicator_id, total, reported)
SELECT s.superior_id, v.indicator_id, SUM(v.accepted), COUNT(*) FROM reports_standing s
JOIN reports_report r ON r.request_id = s.request_id AND r.unit_id = s.unit_id
JOIN reports_value v ON v.report_id = r.id
WHERE s.request_id = %s AND s.depth = 4 {some} GROUP BY s.superior_id, v.indicator_id"""
BARE_ABOVE = """INSERT INTO bench_bare (unit_id, indicator_id, total, reported)
SELECT s.superior_id, b.indicator_id, SUM(b.total), SUM(b.reported) FROM reports_standing s
JOIN bench_bare b ON b.unit_id = s.unit_id
WHERE s.request_id = %s AND s.depth = %s {some} GROUP BY s.superior_id, b.indicator_id"""


def _units(count: int) -> list[Unit]:
    kinds = [UnitKind.PROVINCE, *[UnitKind.DISTRICT] * (count - 1)]
    rows = [
        Unit.named(f"Đơn vị {number}", kind, code=f"B-{number:06d}", founded_on=dt.date(2010, 1, 1))
        for number, kind in enumerate(kinds)
    ]
    Unit.objects.bulk_create(rows, batch_size=1000)
    return list(Unit.objects.order_by("pk"))


def _above(index: int, branches: int, offices: int) -> int | None:
    """A tree of four levels: one root, `branches`, `offices` beneath them, the rest leaves."""
    if index == 0:
        return None
    if index <= branches:
        return 0
    if index <= branches + offices:
        return 1 + (index - branches - 1) % branches
    return 1 + branches + (index - branches - offices - 1) % offices


@transaction.atomic
def _request() -> ReportRequest:
    units = _units(UNITS)
    indicators = [
        add_indicator(
            by=SYSTEM,
            code=f"B{number:02d}",
            name=f"Chỉ tiêu {number}",
            unit_of_measure="người",
            over_units="sum",
            over_time="sum",
        )
        for number in range(INDICATORS)
    ]
    form = FormVersion.objects.create(code="BENCH", version=1, name="Bench", period_kind="half")
    FormItem.objects.bulk_create(
        FormItem(form=form, position=n, section="", indicator=i, levels=["upper"], audience=0)
        for n, i in enumerate(indicators, start=1)
    )
    root = units[0]
    movement = Movement.objects.create(unit=root, name="Bench", starts_on=DAY, ends_on=DAY, opened_on=DAY)
    request = ReportRequest.objects.create(
        movement=movement,
        form=form,
        period=period("2017H1"),
        unit=root,
        title="Bench",
        asked_on=DAY,
        due_on=DAY,
    )
    _places(request, units)
    _values(request, indicators)
    return request


def _places(request: ReportRequest, units: list[Unit]) -> None:
    branches = min(BRANCHES, max(2, UNITS // 25))
    offices = max(branches, UNITS // 8)
    paths: list[str] = []
    rows, beneath = [], [0] * len(units)
    for index, unit in enumerate(units):
        above = _above(index, branches, offices)
        paths.append(f"{paths[above] if above is not None else '/'}{unit.pk}/")
        depth = paths[index].count("/") - 1
        rows.append(
            Standing(
                request=request,
                unit=unit,
                superior=units[above] if above is not None else None,
                path=paths[index],
                depth=depth,
                level="upper",
                sector="mixed",
                is_asked=index > branches + offices,
                is_leaf=index > branches + offices,
            )
        )
    for index in range(len(units) - 1, 0, -1):
        above = _above(index, branches, offices)
        assert above is not None, "only the root has nobody above"
        beneath[above] += beneath[index] or int(rows[index].is_asked)
    Standing.objects.bulk_create(rows, batch_size=1000)
    Expected.objects.bulk_create(
        (
            Expected(request=request, unit=units[index], audience=0, count=count)
            for index, count in enumerate(beneath)
            if count
        ),
        batch_size=1000,
    )


def _values(request: ReportRequest, indicators: list) -> None:
    leaves = Standing.objects.filter(request=request, is_leaf=True).values_list("unit_id", flat=True)
    Report.objects.bulk_create(
        (Report(request=request, unit_id=unit_id) for unit_id in leaves), batch_size=1000
    )
    Value.objects.bulk_create(
        (
            Value(
                report_id=report,
                indicator=indicator,
                typed="7",
                number=7,
                accepted=(report + indicator.pk) % 97,
            )
            for report in Report.objects.filter(request=request).values_list("pk", flat=True)
            for indicator in indicators
        ),
        batch_size=2000,
    )


def _bare(request: ReportRequest, leaf: Standing | None = None) -> None:
    """What somebody would write by hand: sums only, of everything or of one leaf's ancestors."""
    ids = ancestors_to_mark(leaf.path, request.unit_id, is_leaf=True) if leaf else []
    keys = ",".join(map(str, ids))
    some = f"AND s.superior_id IN ({keys})" if ids else ""
    where = f"WHERE unit_id IN ({keys})" if ids else ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM bench_bare {where}")
        cursor.execute(BARE_LEAVES.format(some=some), [request.pk])
        for depth in (3, 2):
            cursor.execute(BARE_ABOVE.format(some=some), [request.pk, depth])


def _accepted(request: ReportRequest, leaf: Standing) -> None:
    """What the refresher does after one acceptance."""
    above = ancestors_to_mark(leaf.path, request.unit_id, is_leaf=True)
    Mark.objects.bulk_create(Mark(request=request, unit_id=unit_id) for unit_id in above)
    refresh_totals(request)


def measures() -> list[Measure]:
    call_command("migrate", verbosity=0)
    request = _request()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_bare (unit_id bigint, indicator_id bigint, total bigint, reported bigint, "
            "PRIMARY KEY (unit_id, indicator_id))"
        )
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
    everything = Measure(
        what=f"everything, {UNITS} units × {INDICATORS} indicators",
        ours=seconds(lambda: recompute(request)),
        bare=seconds(lambda: _bare(request)),
        at_most=ROLL_UP_AT_MOST,
    )
    assert wrong_in(request) == 0, "the totals are wrong"
    leaf = Standing.objects.filter(request=request, is_leaf=True).first()
    assert leaf is not None, "there are leaves"
    one = Measure(
        what=f"one acceptance among {UNITS} units, its ancestors",
        ours=seconds(lambda: _accepted(request, leaf), rounds=10),
        bare=seconds(lambda: _bare(request, leaf), rounds=10),
        at_most=ACCEPTED_AT_MOST,
    )
    return [everything, one]
