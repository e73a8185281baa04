"""What is on a board to take away: with codes for machines, as a paper for people."""

import csv
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.rules import writing
from donghanh.organisations.models import Unit
from donghanh.ui.exports import export_xlsx, harmless
from donghanh.ui.tables import Cell, Column, Table

from ..documents import board_paper
from ..facts import board_of
from ..facts.board_codes import TOTAL_COLUMNS, Row, coded_totals
from ..facts.board_targets import targets_at
from ..facts.sheets import sheet_of
from ..models import ReportRequest
from .papers import WRITERS


def _asked_and_unit(request: HttpRequest, pk: int, unit_pk: int) -> tuple[ReportRequest, Unit]:
    asked = ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form")
    return get_object_or_404(asked, pk=pk), get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk)


def codes(request: HttpRequest, pk: int, *, unit_pk: int, format: str) -> HttpResponse:
    """Totals of the unit and of those directly beneath in the columns of `donghanh totals`."""
    asked, unit = _asked_and_unit(request, pk, unit_pk)
    rows = coded_totals(asked, unit.pk, sheet_of(asked.form).lines)
    name = f"totals-{asked.period.code}-{slugify(unit.code)}"
    if format == "json":
        return _json(rows, name)
    if format == "xlsx":
        return export_xlsx(_table(rows), name=name)
    if format != "csv":
        raise Http404
    return _csv(rows, name)


def _csv(rows: Iterable[Row], name: str) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(answer, lineterminator="\n")
    writer.writerow(TOTAL_COLUMNS)
    for row in rows:
        writer.writerow(["" if value is None else harmless(str(value)) for value in row])
    return answer


def _json(rows: Iterable[Row], name: str) -> HttpResponse:
    """Numbers as text with a decimal point, so that no reader rounds them; null where there is none."""
    told = [
        dict(zip(TOTAL_COLUMNS, (*row[:3], None if row[3] is None else str(row[3]), *row[4:]), strict=True))
        for row in rows
    ]
    answer = JsonResponse(told, safe=False, json_dumps_params={"ensure_ascii": False})
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer


def _table(rows: Iterable[Row]) -> Table:
    return Table(
        columns=[Column(name) for name in TOTAL_COLUMNS],
        rows=[[Cell("" if value is None else value, value=value) for value in row] for row in rows],
    )


def paper(request: HttpRequest, pk: int, *, unit_pk: int, format: str) -> HttpResponse:
    """The board as Word or PDF, with the chart that the page shows."""
    asked, unit = _asked_and_unit(request, pk, unit_pk)
    if format not in WRITERS:
        raise Http404
    board = board_of(asked, unit.pk, sheet_of(asked.form))
    if not board.lines:
        raise Http404
    made = board_paper(asked, unit, board=board, targets=targets_at(request.by, asked, unit))
    answer = HttpResponse(WRITERS[format](made, writing.DEFAULT_LAYOUT), content_type=CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="tong-hop-{asked.pk}.{format}"'
    return answer
