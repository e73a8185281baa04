"""One line over the periods and among like units: rates, never raw counts of unlike ones; never public."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_number, say_part
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.rules import writing
from donghanh.organisations.models import Unit
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..documents import comparison_paper
from ..facts.board_charts import drawn_groups, drawn_trend, unit_compared
from ..facts.board_compare import MEMBERS, Comparison, comparison_of
from ..facts.board_targets import targets_at
from ..facts.sheets import sheet_of
from ..models import ReportRequest
from ..rules.sheet import Line
from .papers import WRITERS


@dataclass(frozen=True)
class _Compared:
    """What page and paper tell: the line of a request at one unit, and its target."""

    asked: ReportRequest
    unit: Unit
    line: Line
    told: Comparison
    target: int | None


def _compared(request: HttpRequest, pk: int, *, unit_pk: int, code: str) -> _Compared:
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form"), pk=pk
    )
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk)
    lines = {line.code: line for line in sheet_of(asked.form).lines}
    if code not in lines:
        raise Http404
    line = lines[code]
    told = comparison_of(asked, unit.pk, line=line, members=lines.get(MEMBERS))
    return _Compared(asked, unit, line, told, targets_at(request.by, asked, unit).get(line.indicator_id))


def compare(request: HttpRequest, pk: int, *, unit_pk: int, code: str) -> HttpResponse:
    """The unit's own figure over the periods, and the units beneath it beside each other, like with like."""
    made = _compared(request, pk, unit_pk=unit_pk, code=code)
    told, line = made.told, made.line
    table = _table(made.asked, told, line, unit_of=unit_compared(told, line))
    if format := wanted_export(request):
        return export(table, format, name=f"so-sanh-{code}")
    context = {
        "asked": made.asked,
        "unit": made.unit,
        "line": line,
        "trend": drawn_trend(told, line, target=made.target),
        "groups": drawn_groups(told, line),
        "few": [group.label for group in told.groups if not group.is_compared],
        "table": table,
    }
    return render(request, "reports/compare.html", context)


def paper(request: HttpRequest, pk: int, *, unit_pk: int, code: str, format: str) -> HttpResponse:
    """The comparison as Word or PDF, with the charts that the page shows."""
    if format not in WRITERS:
        raise Http404
    made = _compared(request, pk, unit_pk=unit_pk, code=code)
    written = comparison_paper(made.asked, made.unit, line=made.line, told=made.told, target=made.target)
    content = WRITERS[format](written, writing.DEFAULT_LAYOUT)
    answer = HttpResponse(content, content_type=CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="so-sanh-{made.asked.pk}-{code}.{format}"'
    return answer


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
                say_part(unit.reported, unit.expected),
            ]
            for group in told.groups
            for unit in group.units
        ],
        empty=_("Chỉ tiêu này phụ thuộc quy mô đơn vị nên không so sánh giữa các đơn vị."),
    )
