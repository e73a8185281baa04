"""Figures of a period in the structure of another day: a unit's totals, and what each is made of."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.numbers import from_scaled, say_part
from donghanh.organisations.facts import heirs_of, seen_among
from donghanh.organisations.models import Unit
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts.asked import Asked, as_was, reports_of, told_of
from ..facts.branches import Branch, branch_on, in_order
from ..facts.structure import LineThen, lines_then
from ..forms.structure import StructureForm
from ..models import ReportRequest, Standing
from ..rules.sheet import Line
from ..rules.structure import number_of, share_of, stocks_among


@dataclass(frozen=True)
class _Look:
    """What is looked at: a unit on a day, with all that is told of the period."""

    by: Actor
    asked: ReportRequest
    unit: Unit
    form: StructureForm
    day: dt.date | None
    branch: Branch | None
    told: list[Asked]

    @property
    def context(self) -> dict[str, Any]:
        gone = self.unit.has_ended(self.day or today())
        return {
            "asked": self.asked,
            "unit": self.unit,
            "form": self.form,
            "day": self.day,
            "branch": self.branch,
            "query": urlencode({"ngay": say_date(self.day)}) if self.day else "",
            "heirs": heirs_of([self.unit.pk], self.day or today()).get(self.unit.pk, []) if gone else [],
        }


def _look(request: HttpRequest, pk: int, unit_pk: int | None) -> _Look:
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit"), pk=pk
    )
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk or request.by.unit_id)
    form = StructureForm(request.GET or None, ends_on=asked.period.ends_on)
    day = form.day
    branch = branch_on(unit, day) if day else None
    return _Look(request.by, asked, unit, form, day, branch, told_of(asked.period) if branch else [])


def as_of(request: HttpRequest, pk: int, unit_pk: int | None = None) -> HttpResponse:
    """All totals of a unit beside those of then: who stands beneath it on the day chosen is counted with it."""
    look = _look(request, pk, unit_pk)
    lines = lines_then(look.branch, look.told) if look.branch else []
    table = _totals(look, lines)
    if look.branch and (format := wanted_export(request)):
        return export(table, format, name="so-lieu-theo-to-chuc")
    told = {"table": table, "parted": _parted(look, lines)}
    return render(request, "reports/as_of.html", look.context | told)


def _totals(look: _Look, lines: list[LineThen]) -> Table:
    then = as_was(look.unit, look.told) if look.branch else {}
    stocks = _stocks(look.told)
    return Table(
        caption=_("Số tổng hợp theo tổ chức ngày %(day)s") % {"day": say_date(look.day or today())},
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Theo ngày đã chọn"), numeric=True),
            Column(_("Như khi đó"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Của đơn vị"), numeric=True),
            Column(_("Cấp dưới và đơn vị đã nhập vào"), numeric=True),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
            Column(_("Cách gộp")),
        ],
        rows=[
            [
                Cell(each.line.full_name, url=_line_url(look, look.unit.pk, each.line.code)),
                _number(each.line, each.number),
                _number(each.line, then.get(each.line.code)),
                each.line.unit_of_measure,
                _number(each.line, each.own_number),
                _number(each.line, each.beneath_number),
                say_part(each.total.reported, each.expected),
                _how(each.line, is_stock=each.line.code in stocks),
            ]
            for each in lines
        ],
        empty=_("Kỳ này chưa có số liệu nào của đơn vị và các đơn vị bên dưới."),
    )


def _stocks(told: list[Asked]) -> frozenset[str]:
    return frozenset().union(*(stocks_among(asked.lines) for asked in told))


def _how(line: Line, *, is_stock: bool) -> str:
    """In words, how the line goes through mergers and divisions."""
    if line.over_units == "ratio":
        return _("Cộng tử số, cộng mẫu số rồi chia lại")
    if line.over_units == "max":
        return _("Lấy số lớn nhất")
    if line.over_units == "distinct":
        return _("Một người có thể có ở nhiều đơn vị; số đếm theo tên xem ở Số tổng hợp")
    if line.over_units != "sum":
        return _("Không cộng giữa các đơn vị; số của từng đơn vị xem ở Số tổng hợp")
    return _("Có đến ngày chốt: chia theo tỷ lệ") if is_stock else _("Phát sinh trong kỳ: không chia")


def _number(line: Line, scaled: int | None) -> Cell:
    if scaled is None and not line.is_added:
        return Cell(_("Không cộng"), value="")
    return Cell(line.say(scaled), value="" if scaled is None else from_scaled(scaled, line.decimals))


def _line_url(look: _Look, unit_id: int, code: str) -> str:
    address = reverse("reports:as_of_line", args=[look.asked.pk, unit_id, code])
    return f"{address}?{urlencode({'ngay': say_date(look.day)})}" if look.day else address


def as_of_line(request: HttpRequest, pk: int, *, unit_pk: int, code: str) -> HttpResponse:
    """One total in the structure of the day, unit by unit; each opens what it is made of."""
    look = _look(request, pk, unit_pk)
    if look.branch is None:
        return as_of(request, pk, unit_pk)
    found = {each.line.code: each for each in lines_then(look.branch, look.told, code=code)}
    if code not in found:
        raise Http404
    each = found[code]
    table = _parts(look, each)
    if format := wanted_export(request):
        return export(table, format, name=f"so-lieu-theo-to-chuc-{code}")
    told = {
        "line": each.line,
        "shown": each.line.say(each.number),
        "parts_url": "" if each.line.is_added else _drill_url(look, code),
        "total": each.total,
        "expected": each.expected,
        "how": _how(each.line, is_stock=code in _stocks(look.told)),
        "table": table,
        "parted": _parted(look, [each]),
    }
    return render(request, "reports/as_of_line.html", look.context | told)


def _drill_url(look: _Look, code: str) -> str:
    """Where the figures of the units are told one by one, as they stood in the period; "" for who was not there."""
    placed = Standing.objects.visible_to(look.by).filter(request=look.asked, unit=look.unit)
    return reverse("reports:drill", args=[look.asked.pk, look.unit.pk, code]) if placed.exists() else ""


def _parts(look: _Look, each: LineThen) -> Table:
    ordered = in_order(each.parts)
    seen = seen_among(look.by, list(each.parts), today())
    day = look.day or today()
    ended = [unit.pk for unit in ordered if unit.has_ended(day)]
    telling = [*ended, *([look.unit.pk] if each.own.reported else [])]
    cells = reports_of(telling, look.told, each.line.code) if telling else {}
    addresses = {key: _line_url(look, key, each.line.code) for key in seen}
    rows = [
        [
            Cell(
                unit.name,
                url=(cells if unit.pk in ended else addresses).get(unit.pk, ""),
                note=_("đã kết thúc hoạt động") if unit.pk in ended else "",
            ),
            _number(each.line, number_of(each.line, each.parts[unit.pk])),
            each.parts[unit.pk].reported,
        ]
        for unit in ordered
    ]
    if each.own.reported:
        own = Cell(_("Số liệu của chính đơn vị"), url=cells.get(look.unit.pk, ""))
        rows.insert(0, [own, _number(each.line, each.own_number), 1])
    return Table(
        caption=each.line.full_name,
        columns=[
            Column(_("Đơn vị")),
            Column(each.line.unit_of_measure, numeric=True),
            Column(_("Số báo cáo đã duyệt"), numeric=True),
        ],
        rows=rows,
        foot=[_("Tổng"), _number(each.line, each.number), each.total.reported],
        empty=_("Chưa có số liệu được duyệt."),
    )


def _parted(look: _Look, lines: list[LineThen]) -> Table | None:
    """Who was divided: which share of its stocks is told here, and whether its flows are."""
    if look.branch is None or not look.branch.parted:
        return None
    names = {unit.pk: unit.name for unit in in_order(each.unit_id for each in look.branch.parted)}
    return Table(
        caption=_("Đơn vị đã chia, tách"),
        columns=[Column(_("Đơn vị")), Column(_("Số có đến ngày chốt")), Column(_("Số phát sinh trong kỳ"))],
        rows=[
            [
                names[each.unit_id],
                _("%(share)s tính ở đây") % {"share": share_of(each.here, look.branch.heirs)},
                _("Tính đủ ở đây")
                if len(each.here) == each.places
                else _("Không chia: tính ở cấp có tất cả đơn vị kế thừa"),
            ]
            for each in look.branch.parted
        ],
    )
