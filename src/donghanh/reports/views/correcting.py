"""Correcting what was accepted: reopening cells, and what changed since the version signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.organisations.models import Unit
from donghanh.organisations.rules import ids_on
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import TRANSITIONS
from ..facts.sheets import sheet_of, standing_of
from ..facts.waiting import Resent, resent_to
from ..forms import ReopenForm
from ..models import Publication, Report, ReportRequest
from ..permissions import may_decide
from ..rules.changes import Change


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Which cells the unit may correct; says where the accepted figures go on counting meanwhile."""
    report = get_object_or_404(
        Report.objects.visible_to(request.by).select_related(
            "unit", "request__form", "request__unit", "last_accepted"
        ),
        pk=pk,
    )
    accepted = report.last_accepted
    is_open = TRANSITIONS.allows(report.state, "reopen") and may_decide(request.by, [report.unit_id])
    if accepted is None or not is_open:
        return redirect(report)
    lines = [
        line
        for line in sheet_of(report.request.form).lines
        if line.code in accepted.cells and not line.is_computed
    ]
    figures = {line.code: line.say(accepted.cells[line.code]["number"]) for line in lines}
    wanted = request.GET.getlist("o")
    form = ReopenForm(lines, figures, request.POST or None, initial={"cells": wanted})
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("version", "")
        done = act(
            request,
            lambda: actions.reopen(
                by=request.by,
                report=report,
                reason=form.cleaned_data["reason"],
                cells=form.chosen,
                version=int(seen) if seen.isdecimal() else None,
            ),
            form=form,
            to=report,
            success=_("Đã mở lại để đơn vị sửa. Số đã duyệt vẫn được tính cho đến khi duyệt số mới."),
        )
        if done:
            return done
    published = Publication.objects.visible_to(request.by).filter(request=report.request_id)
    context = {
        "report": report,
        "asked": report.request,
        "form": form,
        "above": _above(request, report),
        "published": published.order_by("number").last(),
    }
    return render(request, "reports/reopen.html", context)


def _above(request: HttpRequest, report: Report) -> list[str]:
    """Units in whose totals the report counts, the nearest first."""
    place = standing_of(report.request, report.unit_id)
    if place is None:
        return []
    keys = ids_on(place.path)
    keys = keys[keys.index(report.request.unit_id) :] if report.request.unit_id in keys else keys
    names = dict(Unit.objects.visible_to(request.by).filter(pk__in=keys[:-1]).values_list("pk", "name"))
    above = {request.by.unit_id: request.by.unit_name, report.request.unit_id: report.request.unit.name}
    return [name for key in reversed(keys[:-1]) if (name := names.get(key) or above.get(key))]


def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """«Đã thay đổi gì so với số đã duyệt»: every cell that was sent again, unit by unit, with the reason."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("form", "period"), pk=pk
    )
    resent = resent_to(request.by, asked, Report.objects.visible_to(request.by))
    table = Table(
        caption=_("Các ô đã thay đổi"),
        columns=[Column(_("Đơn vị")), *change_columns(), Column(_("Lý do mở lại"))],
        rows=[row for each in resent for row in _rows(each)],
        empty=_("Không có báo cáo nào gửi lại sau khi đã duyệt."),
    )
    return render(request, "reports/changes.html", {"asked": asked, "table": table, "count": len(resent)})


def _rows(each: Resent) -> list[list[object]]:
    report = each.report
    reason = report.last_sent.reason if report.last_sent else ""
    unit = Cell(report.unit.name, url=report.get_absolute_url())
    if not each.changes:
        return [[unit, _("Không có ô nào thay đổi."), "", "", "", reason]]
    return [[unit, *change_row(change, report.pk), reason] for change in each.changes]


def change_columns() -> list[Column]:
    """The columns of a table of changes."""
    return [
        Column(_("Chỉ tiêu")),
        Column(_("Trước"), numeric=True),
        Column(_("Nay"), numeric=True),
        Column(_("Ghi chú")),
    ]


def change_row(change: Change, report_pk: int | None = None) -> list[object]:
    """One cell before and now; what else differs stands in the last column."""
    line = change.line
    told = [change.note_after] if change.note_after else []
    if change.note_before != change.note_after:
        told.append(_("trước ghi: %(note)s") % {"note": change.note_before or "–"})
    if change.has_other_evidence:
        told.append(_("minh chứng đã thay"))
    url = reverse("reports:cell", args=[report_pk, line.code]) if report_pk else ""
    return [Cell(f"{line.number}. {line.full_name}", url=url), change.before, change.after, "; ".join(told)]
