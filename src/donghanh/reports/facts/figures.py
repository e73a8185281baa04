"""Accepted figures for the floors above: each with the address where it opens."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from donghanh.base.numbers import say_scaled
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period

from ..models import Mark, Total, Value


@dataclass(frozen=True)
class Figure:
    """One unit's accepted figure: scaled by `decimals`, None when a ratio has nothing to divide by."""

    unit_id: int
    code: str
    number: int | None
    decimals: int
    unit_of_measure: str
    report_id: int
    request_id: int
    snapshot_id: int | None
    accepted_on: dt.date | None
    url: str
    typed: str = ""

    def __str__(self) -> str:
        return say_scaled(self.number, self.decimals)


@dataclass(frozen=True)
class TotalFigure:
    """A unit's total: `is_behind` while the refresher has not yet come by."""

    unit_id: int
    code: str
    own: int | None
    beneath: int | None
    total: int | None
    numerator: int | None
    denominator: int | None
    reported: int
    expected: int
    decimals: int
    unit_of_measure: str
    request_id: int
    is_behind: bool
    url: str

    def __str__(self) -> str:
        return say_scaled(self.total, self.decimals)


def values_of(unit_ids: Iterable[int], codes: Iterable[str], period: Period) -> dict[tuple[int, str], Figure]:
    """Accepted figures of many units by (unit, code); one query. Of several requests the latest accepted counts."""
    rows = (
        Value.objects.counted()
        .filter(
            report__unit__in=list(unit_ids),
            report__request__period=period,
            indicator__code__in=list(codes),
        )
        .select_related("report", "indicator")
        .order_by("report__accepted_on", "pk")
    )
    return {(value.report.unit_id, value.indicator.code): _figure(value) for value in rows}


def value_of(unit: Unit, code: str, period: Period) -> Figure | None:
    """One unit's accepted figure; None when none was accepted yet."""
    return values_of([unit.pk], [code], period).get((unit.pk, code))


def _figure(value: Value) -> Figure:
    indicator, report = value.indicator, value.report
    return Figure(
        unit_id=report.unit_id,
        code=indicator.code,
        number=value.accepted,
        decimals=indicator.decimals,
        unit_of_measure=indicator.unit_of_measure,
        report_id=report.pk,
        request_id=report.request_id,
        snapshot_id=value.accepted_in_id,
        accepted_on=report.accepted_on,
        url=reverse("reports:cell", args=[report.pk, indicator.code]),
        typed=value.typed,
    )


def totals_of(unit: Unit, codes: Iterable[str], period: Period) -> dict[str, TotalFigure]:
    """Totals of one unit by code; a leaf's total is its own figure. Four queries at most."""
    codes = list(codes)
    rows = (
        Total.objects.filter(unit=unit, request__period=period, indicator__code__in=codes)
        .select_related("indicator")
        .order_by("reported", "request")
    )
    behind = set(Mark.objects.filter(unit=unit, request__period=period).values_list("request_id", flat=True))
    found = {row.indicator.code: _total(row, is_behind=row.request_id in behind) for row in rows}
    lacking = [code for code in codes if code not in found]
    own = values_of([unit.pk], lacking, period) if lacking else {}
    return found | {code: _as_total(figure) for (_, code), figure in own.items()}


def total_of(unit: Unit, code: str, period: Period) -> TotalFigure | None:
    """One total; None when nothing was asked of the unit and those beneath."""
    return totals_of(unit, [code], period).get(code)


def _total(row: Total, *, is_behind: bool) -> TotalFigure:
    indicator: Indicator = row.indicator
    return TotalFigure(
        unit_id=row.unit_id,
        code=indicator.code,
        own=row.own,
        beneath=row.beneath,
        total=row.total,
        numerator=row.numerator,
        denominator=row.denominator,
        reported=row.reported,
        expected=row.expected,
        decimals=indicator.decimals,
        unit_of_measure=indicator.unit_of_measure,
        request_id=row.request_id,
        is_behind=is_behind,
        url=reverse("reports:drill", args=[row.request_id, row.unit_id, indicator.code]),
    )


def _as_total(figure: Figure) -> TotalFigure:
    return TotalFigure(
        unit_id=figure.unit_id,
        code=figure.code,
        own=figure.number,
        beneath=None,
        total=figure.number,
        numerator=None,
        denominator=None,
        reported=1,
        expected=1,
        decimals=figure.decimals,
        unit_of_measure=figure.unit_of_measure,
        request_id=figure.request_id,
        is_behind=False,
        url=figure.url,
    )
