"""The board of completeness and timeliness: what needs attention first, level by level."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_ratio
from donghanh.organisations.choices import Level
from donghanh.organisations.facts import called
from donghanh.organisations.models import Unit
from donghanh.ui.charts import progress_by_unit
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts.board_timeliness import places_beneath, timeliness_beneath, timeliness_by_level
from ..facts.progress import tops_of
from ..models import ReportRequest, Standing
from ..rules.timeliness import Timeliness, by_attention

MOST_DRAWN = 20


def timeliness(request: HttpRequest, pk: int, unit_pk: int | None = None) -> HttpResponse:
    """Units directly beneath one, those that need attention first; each opens what is beneath it."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit"), pk=pk
    )
    tops = tops_of(asked, request.by) if unit_pk is None else []
    unit = (
        tops[0].unit
        if tops
        else get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk or request.by.unit_id)
    )
    places = places_beneath(asked, unit.pk)
    if not places:
        return redirect(asked)
    rows = by_attention(timeliness_beneath(asked, unit.pk))
    table = _table(asked, rows, places)
    if format := wanted_export(request):
        return export(table, format, name="tien-do-gui-bao-cao")
    drawn = [row for row in rows if not places[int(row.key)].is_leaf][:MOST_DRAWN]
    context = {
        "asked": asked,
        "unit": unit,
        "unit_name": called(unit, asked.period.ends_on),
        "table": table,
        "levels": _levels_table(timeliness_by_level(asked, unit.pk)),
        "chart": progress_by_unit(
            [(places[int(row.key)].unit.name, row.accepted, row.expected) for row in drawn], unit=_("báo cáo")
        )
        if drawn
        else None,
        "drawn": _drawn_table(drawn, places),
    }
    return render(request, "reports/timeliness.html", context)


def _columns(first: str) -> list[Column]:
    return [
        Column(first),
        Column(_("Phải gửi"), numeric=True),
        Column(_("Đúng hạn"), numeric=True),
        Column(_("Chậm"), numeric=True),
        Column(_("Chưa gửi"), numeric=True),
        Column(_("Đang sửa"), numeric=True),
        Column(_("Đã duyệt"), numeric=True),
        Column(_("Tỷ lệ đã duyệt"), numeric=True),
    ]


def _counts(row: Timeliness) -> list[Any]:
    return [
        row.expected,
        row.in_time,
        row.late,
        row.never,
        row.returned,
        row.accepted,
        say_ratio(row.accepted, row.expected),
    ]


def _table(asked: ReportRequest, rows: list[Timeliness], places: dict[int, Standing]) -> Table:
    whole = Timeliness(
        "",
        *(
            sum(getattr(row, name) for row in rows)
            for name in ("expected", "in_time", "late", "never", "returned", "accepted")
        ),
    )
    return Table(
        caption=_("Đơn vị trực thuộc, nơi cần quan tâm trước"),
        columns=_columns(_("Đơn vị")),
        rows=[[_name(asked, places[int(row.key)]), *_counts(row)] for row in rows],
        foot=[_("Cộng"), *_counts(whole)],
        empty=_("Không có đơn vị trực thuộc nào phải gửi báo cáo này."),
    )


def _name(asked: ReportRequest, place: Standing) -> Cell:
    if place.is_leaf:
        return Cell(place.unit.name)
    return Cell(place.unit.name, url=reverse("reports:timeliness_of", args=[asked.pk, place.unit_id]))


def _levels_table(rows: list[Timeliness]) -> Table:
    order = {level: rank for rank, level in enumerate(Level.values)}
    return Table(
        caption=_("Theo cấp"),
        columns=_columns(_("Cấp")),
        rows=[
            [Level(row.key).label, *_counts(row)] for row in sorted(rows, key=lambda row: order[str(row.key)])
        ],
        empty=_("Không có đơn vị nào phải gửi báo cáo này."),
    )


def _drawn_table(rows: list[Timeliness], places: dict[int, Standing]) -> Table:
    return Table(
        caption=_("Báo cáo đã duyệt trên số phải gửi"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Đã duyệt"), numeric=True),
            Column(_("Phải gửi"), numeric=True),
        ],
        rows=[[places[int(row.key)].unit.name, row.accepted, row.expected] for row in rows],
    )
