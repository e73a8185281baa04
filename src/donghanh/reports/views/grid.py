"""Entering instead of units: a grid for many, and sending with the scan of the signed paper."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty
from donghanh.ui.grids import Grid, GridColumn, GridRow
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, is_autosave, once_of, saved, see

from .. import actions
from ..facts.beneath import UNSENT, begun_by_themselves, held_in_all, in_work, owing_beneath, ready_among
from ..facts.earlier import figures_before_in
from ..facts.sheets import Held, cells_of, sheet_of
from ..forms import PaperForm, UnitRow
from ..models import Report, ReportRequest, Standing
from ..rules.earlier import slips_in
from ..rules.sheet import Line, Sheet

PER_PAGE = 25
CONFLICT = 409


def grid(request: HttpRequest, pk: int) -> HttpResponse:
    """Many units at once, as in Excel: saved as one types; wrong cells keep what was typed and say why."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("form", "period", "unit"), pk=pk
    )
    if not request.by.has(Duty.FIGURES):
        raise PermissionDenied
    listing = arrange(
        request, owing_beneath(request.by, asked), search=("unit__search_key",), per_page=PER_PAGE
    )
    places = list(listing.things)
    work = _work(request, asked, places)
    paper = PaperForm(request.POST or None, request.FILES or None) if _is_sending(request) else PaperForm()
    sent, refused = None, dict[int, Any]()
    if _is_sending(request):
        done = _send(request, asked, paper)
        if done:
            return done
    elif request.method == "POST":
        kept = _keep(request, asked, work.rows)
        wrong = sum(len(row.wrong(request.POST)) for row in work.rows)
        if is_autosave(request):
            return _answered(kept, wrong)
        if not kept.refused:
            _tell_saved(request, wrong)
            return see(request.get_full_path())
        sent, refused, work = request.POST, kept.refused, _work(request, asked, places)
    entered = [
        each for each in work.reports if each.stand_in_id == request.by.unit_id and each.state in UNSENT
    ]
    ready = ready_among(entered, asked, sheet=work.sheet, held=work.held)
    context = {
        "asked": asked,
        "grid": _grid(asked, work, places, refused=refused, sent=sent),
        "has_rows": bool(work.rows),
        "begun": [place.unit.name for place in places if place.unit_id in work.begun],
        "page": listing.page,
        "ready": _with_slips(request, asked, [report for report in entered if report.pk in ready], work=work),
        "unready": [report for report in entered if report.pk not in ready],
        "paper": paper,
    }
    return render(request, "reports/grid.html", context)


def _with_slips(
    request: HttpRequest, asked: ReportRequest, reports: list[Report], *, work: "_Work"
) -> list[tuple[Report, list[Sentence], bool]]:
    """Reports that may be sent, each with its figures that are quite unlike those of the period before, and whether
    it was ticked.
    """
    ticked = request.POST.getlist("report")
    before = figures_before_in(asked, [report.unit_id for report in reports]) if reports else {}
    lines = work.sheet.lines
    return [
        (
            report,
            [
                slip.told
                for slip in slips_in(
                    lines,
                    cells_of(work.held.get(report.pk, {}), lines),
                    before.get(report.unit_id, {}),
                )
            ],
            f"{report.pk}.{report.version}" in ticked,
        )
        for report in reports
    ]


def _is_sending(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("verb") == "send"


@dataclass(frozen=True)
class _Work:
    """What the grid is made of: the form, reports with what they hold, rows to type in, units that type themselves."""

    sheet: Sheet
    reports: list[Report]
    held: dict[int, dict[int, Held]]
    begun: set[int]
    rows: list[UnitRow]


def _work(request: HttpRequest, asked: ReportRequest, places: list[Standing]) -> _Work:
    units, sheet = [place.unit_id for place in places], sheet_of(asked.form)
    reports, begun = in_work(request.by, asked, units), begun_by_themselves(asked, units)
    held, of_unit = held_in_all(reports), {report.unit_id: report for report in reports}
    rows = [
        _row(sheet, place, of_unit.get(place.unit_id), held=held)
        for place in places
        if place.unit_id not in begun
    ]
    return _Work(sheet, reports, held, begun, rows)


def _row(
    sheet: Sheet, place: Standing, report: Report | None, *, held: dict[int, dict[int, Held]]
) -> UnitRow:
    values = held.get(report.pk, {}) if report else {}
    lines = sheet.asked_of(place.level, place.sector)
    kept = {line.code: values[line.indicator_id].typed for line in lines if line.indicator_id in values}
    return UnitRow(
        place.unit_id, lines, kept, report.version if report else 0, report.open_cells if report else ()
    )


def _keep(request: HttpRequest, asked: ReportRequest, rows: list[UnitRow]) -> actions.Kept:
    sent = request.POST
    return actions.fill_many(
        by=request.by,
        request=asked,
        rows=[
            actions.Typed(row.unit_id, changed, version=row.seen_version(sent))
            for row in rows
            if (changed := row.changed(sent))
        ],
        writer=once_of(request) or "",
        is_background=is_autosave(request),
    )


def _tell_saved(request: HttpRequest, wrong: int) -> None:
    if not wrong:
        messages.success(request, _("Đã lưu."))
        return
    said = ngettext(
        "Đã lưu. Còn %(n)d ô chưa đúng, được tô đỏ trong bảng; sửa xong mới gửi được.",
        "Đã lưu. Còn %(n)d ô chưa đúng, được tô đỏ trong bảng; sửa xong mới gửi được.",
        wrong,
    )
    messages.warning(request, said % {"n": wrong})


def _answered(kept: actions.Kept, wrong: int) -> HttpResponse:
    if not kept.refused:
        said = ngettext(
            "Còn %(n)d ô chưa đúng: bấm “Lưu” để xem vì sao.",
            "Còn %(n)d ô chưa đúng: bấm “Lưu” để xem vì sao.",
            wrong,
        )
        return saved(said % {"n": wrong} if wrong else "")
    said = str(next(iter(kept.refused.values())))
    return HttpResponse(said, status=CONFLICT, content_type="text/plain; charset=utf-8")


def _send(request: HttpRequest, asked: ReportRequest, paper: PaperForm) -> HttpResponse | None:
    if not paper.is_valid():
        return None
    chosen = [text.partition(".") for text in request.POST.getlist("report")]
    versions = {int(key): int(seen) for key, _dot, seen in chosen if key.isdecimal() and seen.isdecimal()}
    found = Report.objects.visible_to(request.by).filter(request=asked, pk__in=versions)
    reports = list(found.select_related("unit", "request__form", "request__unit"))
    count = len(reports)
    return act(
        request,
        lambda: actions.send_instead(
            by=request.by,
            reports=reports,
            upload=paper.cleaned_data["upload"],
            versions=versions,
            once=once_of(request),
        ),
        form=paper,
        success=ngettext("Đã gửi thay %(n)d đơn vị.", "Đã gửi thay %(n)d đơn vị.", count) % {"n": count},
    )


def _grid(
    asked: ReportRequest, work: _Work, places: list[Standing], *, refused: dict[int, Any], sent: Any
) -> Grid:
    codes = {line.code for row in work.rows for line in row.lines}
    columns: list[Line] = [line for line in work.sheet.lines if line.code in codes and not line.is_computed]
    names = {place.unit_id: place.unit.name for place in places}
    reports = {report.unit_id: report for report in work.reports}
    return Grid(
        caption=asked.title,
        corner=_("Đơn vị"),
        columns=[GridColumn(f"{line.number}. {line.name}", line.unit_of_measure) for line in columns],
        rows=[
            GridRow(
                names[row.unit_id],
                row.cells(columns, sent),
                url=reverse("reports:fill_instead", args=[asked.pk, row.unit_id]),
                note=_note(reports.get(row.unit_id)),
                error=refused.get(row.unit_id, ""),
                hidden={row.version_name: row.seen_version(sent) if row.unit_id in refused else row.version},
            )
            for row in work.rows
        ],
    )


def _note(report: Report | None) -> str:
    if report is None:
        return ""
    if report.return_reason:
        return _("Trả lại: %(reason)s") % {"reason": report.return_reason}
    return _("%(filled)d/%(asked)d ô") % {"filled": report.filled, "asked": report.asked}
