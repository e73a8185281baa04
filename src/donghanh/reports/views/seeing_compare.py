"""One line over the periods and among like units: rates, never raw counts of unlike ones; never public."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import from_scaled, say_number
from donghanh.movements.models import Target
from donghanh.organisations.models import Unit
from donghanh.ui.charts import Drawing, trend
from donghanh.ui.comparing import beside_each_other, multiples
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts.board_compare import MEMBERS, Comparison, comparison_of
from ..facts.sheets import sheet_of
from ..models import ReportRequest
from ..rules.comparing import Group
from ..rules.sheet import Line

MOST_DRAWN, MOST_PANELS = 30, 24


def compare(request: HttpRequest, pk: int, *, unit_pk: int, code: str) -> HttpResponse:
    """The unit's own figure over the periods, and the units beneath it beside each other, like with like."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form"), pk=pk
    )
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk)
    lines = {line.code: line for line in sheet_of(asked.form).lines}
    if code not in lines:
        raise Http404
    line = lines[code]
    told = comparison_of(asked, unit.pk, line=line, members=lines.get(MEMBERS))
    unit_of = line.unit_of_measure if told.way == "figure" else _("trên 100 đoàn viên")
    table = _table(asked, told, line, unit_of=unit_of)
    if format := wanted_export(request):
        return export(table, format, name=f"so-sanh-{code}")
    context = {
        "asked": asked,
        "unit": unit,
        "line": line,
        "trend": _trend(request, asked, unit, line=line, told=told),
        "trend_table": _trend_table(told, line),
        "groups": [_drawn(asked, told, group, unit_of=unit_of) for group in told.groups if group.is_compared],
        "few": [group.label for group in told.groups if not group.is_compared],
        "way": told.way,
        "table": table,
    }
    return render(request, "reports/compare.html", context)


def _trend(
    request: HttpRequest, asked: ReportRequest, unit: Unit, *, line: Line, told: Comparison
) -> Drawing | None:
    if sum(number is not None for number in told.own) < 2:
        return None
    target = (
        Target.objects.visible_to(request.by)
        .standing()
        .filter(unit=unit, period=asked.period, indicator=line.indicator_id)
        .first()
    )
    rows = [
        (period, None if number is None else from_scaled(number, line.decimals))
        for period, number in zip(told.periods, told.own, strict=True)
    ]
    amount = from_scaled(target.amount, line.decimals) if target else None
    return trend(rows, unit=line.unit_of_measure, target=amount, decimals=line.decimals)


def _trend_table(told: Comparison, line: Line) -> Table:
    return Table(
        caption=_("Qua các kỳ"),
        columns=[Column(_("Kỳ")), Column(line.unit_of_measure, numeric=True)],
        rows=[[period, line.say(number)] for period, number in zip(told.periods, told.own, strict=True)],
    )


def _drawn(asked: ReportRequest, told: Comparison, group: Group, *, unit_of: str) -> dict[str, Any]:
    """The charts of one group, each with the table under it."""
    known = group.known[:MOST_DRAWN]
    bars = beside_each_other(
        [(unit.name, unit.rate or 0) for unit in known], unit=unit_of, middle=group.middle
    )
    panels = None
    if len(told.periods) > 1:
        panels = multiples(
            [
                (unit.name, list(zip(told.periods, unit.over_periods, strict=True)))
                for unit in known[:MOST_PANELS]
            ],
            unit=unit_of,
        )
    middle = say_number(group.middle or 0, 1)
    return {
        "label": group.label,
        "bars": bars,
        "bars_table": Table(
            caption=_("%(group)s: kỳ này, đường đứt là mức giữa %(middle)s %(unit)s")
            % {"group": group.label, "middle": middle, "unit": unit_of},
            columns=[Column(_("Đơn vị")), Column(unit_of, numeric=True)],
            rows=[[unit.name, say_number(unit.rate or 0, 1)] for unit in known],
        ),
        "panels": panels,
        "panels_table": Table(
            caption=_("%(group)s: qua các kỳ") % {"group": group.label},
            columns=[Column(_("Đơn vị")), *(Column(period, numeric=True) for period in told.periods)],
            rows=[
                [unit.name, *("" if rate is None else say_number(rate, 1) for rate in unit.over_periods)]
                for unit in known[:MOST_PANELS]
            ],
        ),
    }


def _table(asked: ReportRequest, told: Comparison, line: Line, *, unit_of: str) -> Table:
    return Table(
        caption=_("Từng đơn vị"),
        columns=[
            Column(_("Nhóm tương đồng")),
            Column(_("Đơn vị")),
            Column(unit_of, numeric=True),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=[
            [
                group.label,
                Cell(unit.name, url=reverse("reports:drill", args=[asked.pk, unit.unit_id, line.code])),
                Cell(
                    "" if unit.rate is None else say_number(unit.rate, 1),
                    value="" if unit.rate is None else round(unit.rate, 4),
                ),
                f"{unit.reported}/{unit.expected}",
            ]
            for group in told.groups
            for unit in group.units
        ],
        empty=_("Chỉ tiêu này phụ thuộc quy mô đơn vị nên không so sánh giữa các đơn vị."),
    )
