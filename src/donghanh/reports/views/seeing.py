"""From a total down to the cell, and what was sent."""

from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import from_scaled, say_number, say_part
from donghanh.evidence.forms import EvidenceForm
from donghanh.evidence.models import Evidence
from donghanh.indicators.choices import OverUnits
from donghanh.indicators.rules import say_reached
from donghanh.organisations.facts import called
from donghanh.organisations.models import Unit
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from ..actions import ask_to_match, attach_evidence
from ..choices import TRANSITIONS
from ..facts import board_of, parts_of, traces_from
from ..facts.board import Board, BoardLine, Part
from ..facts.board_targets import attained_chart, attained_table, targets_at
from ..facts.joining import year_of
from ..facts.progress import tops_of
from ..facts.proposals import source_of, with_source
from ..facts.sheets import sheet_of, standing_of, with_place
from ..facts.traces import leads_to
from ..models import Report, ReportRequest, Snapshot, Total, Value
from ..permissions import may_attach
from ..rules.sheet import Line
from .seeing_persons import names_of_cell, persons_behind

CODED = ("csv", "json", "xlsx")


def _asked(request: HttpRequest, pk: int) -> ReportRequest:
    return get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form"), pk=pk
    )


def _unit(request: HttpRequest, unit_pk: int) -> Unit:
    return get_object_or_404(Unit.objects.visible_to(request.by), pk=unit_pk)


def _top(request: HttpRequest, asked: ReportRequest) -> Unit:
    """The unit whose totals stand for the one acted for: itself, or the first it took over since."""
    tops = tops_of(asked, request.by)
    return tops[0].unit if tops else _unit(request, request.by.unit_id or 0)


def _report_of(request: HttpRequest, asked: ReportRequest, unit: Unit) -> Report | None:
    """The report of a unit that has none beneath; None, and said, when it has not sent one."""
    report = Report.objects.visible_to(request.by).filter(request=asked, unit=unit).first()
    if report is None:
        messages.info(request, _("%(unit)s chưa gửi báo cáo kỳ này.") % {"unit": unit.name})
    return report


def board(request: HttpRequest, pk: int, unit_pk: int | None = None) -> HttpResponse:
    """All totals of one unit, each a link to what it is made of."""
    asked = _asked(request, pk)
    unit = _unit(request, unit_pk) if unit_pk else _top(request, asked)
    place = standing_of(asked, unit.pk)
    if place is None or place.is_leaf:
        return redirect(_report_of(request, asked, unit) or asked)
    totals = board_of(asked, unit.pk, sheet_of(asked.form))
    targets = targets_at(request.by, asked, unit)
    table = _board_table(totals, targets)
    if format := wanted_export(request):
        return export(table, format, name="tong-hop")
    context = {
        "asked": asked,
        "unit": unit,
        "unit_name": called(unit, asked.period.ends_on),
        "table": table,
        "is_behind": totals.is_behind,
        "year": year_of(asked.period),
        "coded": CODED,
        "attained": attained_chart(totals, targets),
        "attained_table": attained_table(totals, targets),
    }
    return render(request, "reports/board.html", context)


def _board_table(totals: Board, targets: dict[int, int]) -> Table:
    return Table(
        caption=_("Tổng hợp số liệu"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Tổng"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Của đơn vị"), numeric=True),
            Column(_("Cấp dưới"), numeric=True),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
            Column(_("Chỉ tiêu giao"), numeric=True),
        ],
        rows=[_board_row(item, targets) for item in totals.lines],
        empty=_("Chưa có số liệu nào."),
    )


def _board_row(item: BoardLine, targets: dict[int, int]) -> list[Any]:
    line, row, url = item.line, item.row, item.url
    target = targets.get(line.indicator_id)
    reached = say_reached(row.total, target, better=line.better)
    return [
        Cell(f"{line.number}. {line.full_name}", url=url),
        Cell(_shown(line, row, item.shown), url=url, value=_value(line, row.total)),
        line.unit_of_measure,
        Cell(line.say(row.own), value=_value(line, row.own)),
        Cell(line.say(row.beneath), value=_value(line, row.beneath)),
        say_part(row.reported, row.expected),
        Cell(line.say(target), note=reached, value=_value(line, target)),
    ]


def _shown(line: Line, row: Total, told: str = "") -> str:
    """The total in words; `told` is what is known of it where it is no single number."""
    if row.total is not None or told:
        return told or line.say(row.total)
    return "" if line.is_added else _("Không cộng")


def _value(line: Line, scaled: int | None) -> Any:
    return "" if scaled is None else from_scaled(scaled, line.decimals)


def _line(asked: ReportRequest, code: str) -> tuple[Line, str]:
    """The line of that code, and its parts in words when it is a ratio."""
    lines = {line.code: line for line in sheet_of(asked.form).lines}
    if code not in lines:
        raise Http404
    line = lines[code]
    if not line.is_computed:
        return line, ""
    parts = [lines[part].name for part in (line.numerator, line.denominator) if part in lines]
    return line, " / ".join(parts)


def drill(request: HttpRequest, pk: int, *, unit_pk: int, code: str) -> HttpResponse:
    """One total and everything it is made of: units beneath, or the cells themselves."""
    asked = _asked(request, pk)
    unit = _unit(request, unit_pk) if unit_pk != request.by.unit_id else _top(request, asked)
    line, made_of = _line(asked, code)
    place = standing_of(asked, unit.pk)
    if place is None or place.is_leaf:
        report = _report_of(request, asked, unit)
        return redirect("reports:cell", pk=report.pk, code=code) if report else redirect(asked)
    total = get_object_or_404(
        Total.objects.visible_to(request.by).told_if_behind(),
        request=asked,
        unit=unit,
        indicator=line.indicator_id,
    )
    if request.method == "POST" and line.over_units == OverUnits.DISTINCT:
        return act(
            request,
            lambda: ask_to_match(by=request.by, request=asked),
            success=_("Đang đối chiếu lại tên người, số tổng hợp sẽ mới trong ít phút."),
        ) or redirect(request.get_full_path())
    parts = parts_of(asked, unit.pk, line)
    persons = None
    if line.over_units == OverUnits.DISTINCT:
        persons = persons_behind(request.by, asked, total, line=line, parts=parts)
    table = persons.table if persons else _parts_table(line, total, parts)
    if format := wanted_export(request):
        return export(table, format, name=f"tong-hop-{code}")
    context = {
        "asked": asked,
        "unit": unit,
        "line": line,
        "total": total,
        "shown": _shown(line, total, persons.shown if persons else ""),
        "persons": persons,
        "made_of": f"{made_of}: {_said_parts(total)}" if made_of else "",
        "table": table,
        "is_behind": total.is_behind,
        "traced_from": traces_from(asked, line.indicator_id),
    }
    return render(request, "reports/drill.html", context)


def _said_parts(total: Total) -> str:
    known = [total.numerator, total.denominator]
    return " / ".join(say_number(number) if number is not None else "–" for number in known)


def _note_of(part: Part) -> str:
    if part.is_entered:
        return _("Nhập thay từ bản giấy")
    return "" if part.url else _("Chưa có số liệu được duyệt")


def _parts_table(line: Line, total: Total, parts: list[Part]) -> Table:
    return Table(
        caption=line.full_name,
        columns=[
            Column(_("Đơn vị")),
            Column(line.unit_of_measure, numeric=True),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=[
            [
                Cell(
                    _("Số liệu của chính đơn vị") if part.is_own else part.unit.name,
                    url=part.url,
                    note=_note_of(part),
                ),
                Cell(line.say(part.number), url=part.url, value=_value(line, part.number)),
                say_part(part.reported, part.expected),
            ]
            for part in parts
        ],
        foot=[
            _("Tổng"),
            Cell(_shown(line, total), value=_value(line, total.total)),
            say_part(total.reported, total.expected),
        ],
    )


def cell(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One cell: as typed, as accepted, every version sent, the clause it reports on, the totals it is in."""
    report = get_object_or_404(
        with_place(Report.objects.visible_to(request.by)).select_related(
            "unit", "request__form", "request__period", "request__unit"
        ),
        pk=pk,
    )
    asked = report.request
    line, made_of = _line(asked, code)
    takes_files = TRANSITIONS.allows(report.state, "fill") and may_attach(request.by, report)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: attach_evidence(
                by=request.by, report=report, code=code, once=once_of(request), **form.cleaned_data
            ),
            form=form if takes_files else None,
            success=_("Đã lưu minh chứng."),
        )
        if done:
            return done
    cells = Value.objects.visible_to(request.by).filter(report=report, indicator=line.indicator_id)
    value = with_source(cells).first()
    context = {
        "report": report,
        "asked": asked,
        "line": line,
        "made_of": made_of,
        "figure": line.say(value.accepted) if value else "",
        "taken_from": source_of(value),
        "names": names_of_cell(report, line, value),
        "evidence": _proof(request, value),
        "form": form if takes_files else None,
        "versions": _versions_table(report, line),
        "above": _above(request, asked, line=line, path=report.place or ""),
        "traced_from": traces_from(asked, line.indicator_id),
        "leads_to": [trace for answer in leads_to.ask(report, code, request.by) for trace in answer],
    }
    return render(request, "reports/cell.html", context)


def _proof(request: HttpRequest, value: Value | None) -> list[Evidence]:
    if value is None or value.evidence_id is None:
        return []
    return list(Evidence.objects.visible_to(request.by).filter(pk=value.evidence_id))


def _gave_another(line: Line, sent: Snapshot, before: Snapshot | None) -> bool:
    """Does this version say another figure than the one before it, so that why it was given back belongs here?"""
    return before is not None and sent.cells.get(line.code, {}).get("typed") != before.cells.get(
        line.code, {}
    ).get("typed")


def _versions_table(report: Report, line: Line) -> Table:
    sent_ones = list(report.snapshots.all())
    return Table(
        columns=[
            Column(_("Ngày gửi")),
            Column(_("Đã nhập"), numeric=True),
            Column(_("Ghi chú")),
            Column(_("Người gửi")),
        ],
        rows=[
            [
                Cell(
                    sent.sent_on,
                    url=reverse("reports:snapshot", args=[report.pk, sent.version]),
                    note=_("Bản đã duyệt") if sent.pk == report.last_accepted_id else "",
                ),
                sent.cells.get(line.code, {}).get("typed", ""),
                Cell(
                    sent.cells.get(line.code, {}).get("note", ""),
                    note=sent.reason if _gave_another(line, sent, before) else "",
                ),
                Cell(sent.sent_by_name, note=_entered(sent)),
            ]
            for sent, before in zip_longest(sent_ones, sent_ones[1:])
        ],
        empty=_("Chưa gửi lần nào."),
    )


def _entered(sent: Snapshot) -> str:
    if sent.stand_in_id:
        return _("Nhập thay từ bản giấy")
    return _("Kế thừa") if sent.heir_id else ""


def _above(
    request: HttpRequest, asked: ReportRequest, *, line: Line, path: str
) -> list[tuple[str, str, str]]:
    """Totals of superiors that hold this cell, the nearest first, as far as the actor sees them."""
    keys = [int(part) for part in path.strip("/").split("/") if part]
    rows = (
        Total.objects.visible_to(request.by)
        .filter(request=asked, indicator=line.indicator_id, unit__in=keys)
        .select_related("unit")
    )
    return [
        (
            row.unit.name,
            _shown(line, row),
            reverse("reports:drill", args=[asked.pk, row.unit_id, line.code]),
        )
        for row in sorted(rows, key=lambda row: -keys.index(row.unit_id))
    ]


def snapshot(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """What was sent once, unchanged, with its hash."""
    report = get_object_or_404(
        Report.objects.visible_to(request.by).select_related("unit", "request__form"), pk=pk
    )
    sent = get_object_or_404(
        Snapshot.objects.visible_to(request.by).select_related("stand_in", "heir"),
        report=report,
        version=version,
    )
    table = Table(
        caption=_("Số liệu đã gửi"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Đã nhập"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Ghi chú")),
        ],
        rows=[
            [
                Cell(f"{line.number}. {line.name}", url=reverse("reports:cell", args=[report.pk, line.code])),
                sent.cells[line.code]["typed"],
                line.unit_of_measure,
                sent.cells[line.code]["note"],
            ]
            for line in sheet_of(report.request.form).lines
            if line.code in sent.cells
        ],
    )
    return render(request, "reports/snapshot.html", {"report": report, "sent": sent, "table": table})
