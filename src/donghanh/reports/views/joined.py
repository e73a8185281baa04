"""Totals of a year that nobody was asked for as a whole: joined from its parts, each of them opened by a press."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import from_scaled, say_part
from donghanh.base.sentences import Sentence
from donghanh.organisations.models import Unit
from donghanh.periods.rules import span_of
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts.asked import Asked
from ..facts.joining import (
    Joined,
    Parts,
    are_behind,
    asked_whole,
    children_of,
    joined_lines,
    line_of,
    own_accepted,
    parts_of_period,
    requests_within,
    stretches_of,
    year_named,
    years_told,
)
from ..forms.joining import PeriodForm
from ..models import ReportRequest
from ..rules.over_time import Stretch, joined_said, way_said
from ..rules.sheet import Line

_Column = tuple[dt.date, dt.date, str]


@dataclass(frozen=True)
class _Look:
    """A unit, the period chosen, and what is joined for it."""

    unit: Unit
    code: str
    every: list[Parts]

    @property
    def context(self) -> dict[str, Any]:
        requests = [each.request for parts in self.every for each in parts.told]
        return {
            "unit": self.unit,
            "year": self.code,
            "period": str(span_of(self.code).name) if self.code else "",
            "query": urlencode({"ky": self.code}) if self.code else "",
            "said": [_said(parts) for parts in self.every],
            "is_behind": bool(requests) and are_behind(requests, self.unit.pk),
        }


def _said(parts: Parts) -> Sentence:
    days = {each.request.period.starts_on for each in parts.told}
    return joined_said(str(parts.told[0].request.period.kind), len(days))


def _look(request: HttpRequest, unit_pk: int | None, code: str) -> _Look:
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk or request.by.unit_id)
    every = parts_of_period(requests_within(code, _seen(request))) if code else []
    return _Look(unit, code, every)


def _seen(request: HttpRequest) -> "QuerySet[ReportRequest]":
    return ReportRequest.objects.visible_to(request.by)


def joined(request: HttpRequest, unit_pk: int | None = None) -> HttpResponse:
    """All totals of one unit for a year, each beside those of the parts it is joined from."""
    years = years_told(_seen(request))
    form = PeriodForm(request.GET or None, years=list(years))
    look = _look(request, unit_pk, form.code)
    rows = [
        (parts, each)
        for parts in look.every
        for each in joined_lines(look.unit.pk, parts, stretches_of(parts.told, [look.unit.pk]))
    ]
    table = _table(look, rows)
    if format := wanted_export(request):
        return export(table, format, name=f"so-lieu-gop-{look.code}")
    whole = asked_whole(look.code, _seen(request)) if years.get(look.code) else []
    told = {"form": form, "table": table, "whole": whole}
    return render(request, "reports/joined.html", look.context | told)


def _columns(every: list[Parts]) -> list[_Column]:
    """The parts there are, in order of time, a longer one before those within it."""
    spans = {
        (each.request.period.starts_on, each.request.period.ends_on): str(each.request.period)
        for parts in every
        for each in parts.told
    }
    return [(*span, spans[span]) for span in sorted(spans, key=lambda span: (span[0], -span[1].toordinal()))]


def _table(look: _Look, rows: list[tuple[Parts, Joined]]) -> Table:
    columns = _columns(look.every)
    return Table(
        caption=_("Số tổng hợp gộp từ các kỳ"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Cả năm"), numeric=True),
            Column(_("Đơn vị tính")),
            *(Column(name, numeric=True) for _start, _end, name in columns),
            Column(_("Cách gộp")),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=[
            [
                Cell(each.line.full_name, url=_line_url(look, look.unit.pk, each.line)),
                _number(each.line, each.whole),
                each.line.unit_of_measure,
                *_parts_of(parts, each, columns, unit_id=look.unit.pk),
                str(way_said(each.line.over_time)),
                say_part(each.whole.reported, each.whole.expected),
            ]
            for parts, each in rows
        ],
        empty=_("Chưa có số liệu nào của các kỳ trong năm này."),
    )


def _line_url(look: _Look, unit_id: int, line: Line) -> str:
    return f"{reverse('reports:joined_line', args=[unit_id, line.code])}?{urlencode({'ky': look.code})}"


def _number(line: Line, stretch: Stretch, url: str = "") -> Cell:
    number = stretch.number
    return Cell(line.say(number), url=url, value="" if number is None else from_scaled(number, line.decimals))


def _parts_of(parts: Parts, each: Joined, columns: list[_Column], *, unit_id: int) -> list[Cell]:
    told: dict[tuple[dt.date, dt.date], Asked] = {
        (asked.request.period.starts_on, asked.request.period.ends_on): asked
        for asked in parts.told
        if asked.request.pk in each.parts
    }
    cells = []
    for start, end, _name in columns:
        asked = told.get((start, end))
        if asked is None:
            cells.append(Cell(""))
            continue
        key = [asked.request.pk, unit_id, each.line.code]
        url = reverse("reports:drill", args=key) if unit_id else ""
        cells.append(_number(each.line, each.parts[asked.request.pk], url))
    return cells


def joined_line(request: HttpRequest, unit_pk: int, code: str) -> HttpResponse:
    """One total of a year, unit by unit, each beside its parts."""
    look = _look(request, unit_pk, year_named(request.GET.get("ky", "")))
    parts = next((some for some in look.every if any(line.code == code for line in some.lines)), None)
    if parts is None:
        raise Http404
    children = children_of(parts, look.unit.pk, request.by)
    keys = [look.unit.pk, *(unit.pk for unit in children)]
    cells = own_accepted(parts.told, keys)
    found = line_of(code, parts, stretches_of(parts.told, keys, own=cells))
    if look.unit.pk not in found:
        raise Http404
    whole = found[look.unit.pk]
    own = line_of(code, parts, cells).get(look.unit.pk)
    table = _units_table(look, parts, found, children=children, own=own)
    if format := wanted_export(request):
        return export(table, format, name=f"so-lieu-gop-{look.code}-{code}")
    told = {
        "line": whole.line,
        "shown": whole.line.say(whole.whole.number),
        "total": whole.whole,
        "way": way_said(whole.line.over_time),
        "table": table,
        "said": [_said(parts)],
    }
    return render(request, "reports/joined_line.html", look.context | told)


def _units_table(
    look: _Look, parts: Parts, found: dict[int, Joined], *, children: list[Unit], own: Joined | None
) -> Table:
    whole = found[look.unit.pk]
    columns = _columns([parts])
    rows = [
        [
            Cell(unit.name, url=_line_url(look, unit.pk, whole.line) if unit.is_seen else ""),
            *_numbers(parts, found[unit.pk], columns, unit_id=unit.pk if unit.is_seen else 0),
        ]
        for unit in children
        if unit.pk in found
    ]
    if own is not None:
        told = _numbers(parts, own, columns, unit_id=0 if rows else look.unit.pk)
        rows.insert(0, [Cell(_("Số liệu của chính đơn vị")), *told])
    return Table(
        caption=whole.line.full_name,
        columns=[
            Column(_("Đơn vị")),
            Column(_("Cả năm"), numeric=True),
            *(Column(name, numeric=True) for _start, _end, name in columns),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=rows,
        foot=[_("Tổng"), *_numbers(parts, whole, columns, unit_id=look.unit.pk if rows else 0)],
    )


def _numbers(parts: Parts, each: Joined, columns: list[_Column], *, unit_id: int) -> list[Any]:
    return [
        _number(each.line, each.whole),
        *_parts_of(parts, each, columns, unit_id=unit_id),
        say_part(each.whole.reported, each.whole.expected),
    ]
