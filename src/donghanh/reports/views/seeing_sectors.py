"""One total by sector of the units that it is made of."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.numbers import from_scaled, say_part
from donghanh.organisations.models import Unit
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts.board_sectors import SectorPart, by_sector
from ..facts.sheets import sheet_of
from ..models import ReportRequest
from ..rules.sheet import Line


def sectors(request: HttpRequest, pk: int, *, unit_pk: int, code: str) -> HttpResponse:
    """What units of each sector reported; beside it what their lists of members say, where these were brought in."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form"), pk=pk
    )
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk)
    line = next((line for line in sheet_of(asked.form).lines if line.code == code), None)
    parts = by_sector(asked, unit.pk, line) if line else []
    if line is None or not parts:
        raise Http404
    table = _table(line, parts)
    if format := wanted_export(request):
        return export(table, format, name=f"khu-vuc-{code}")
    context = {
        "asked": asked,
        "unit": unit,
        "line": line,
        "table": table,
        "has_lists": any(part.listed is not None for part in parts),
        "is_joined": line.over_units in ("sum", "max", "ratio"),
    }
    return render(request, "reports/sectors.html", context)


def _table(line: Line, parts: list[SectorPart]) -> Table:
    has_lists = any(part.listed is not None for part in parts)
    return Table(
        caption=line.full_name,
        columns=[
            Column(_("Khu vực")),
            Column(line.unit_of_measure, numeric=True),
            *([Column(_("Theo danh sách đoàn viên"), numeric=True)] if has_lists else []),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=[
            [
                part.name,
                Cell(line.say(part.number), value=_value(line, part.number)),
                *([part.listed if part.listed is not None else ""] if has_lists else []),
                say_part(part.reported, part.expected),
            ]
            for part in parts
        ],
    )


def _value(line: Line, number: int | None) -> object:
    return None if number is None else from_scaled(number, line.decimals)
