"""What lies with the superior: the inbox, and one report."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import TRANSITIONS, ReportState
from ..facts.progress import waiting_for
from ..facts.sheets import sheet_of, standing_of
from ..forms import ReasonForm
from ..models import Report, Snapshot
from ..permissions import may_decide, may_send
from ..rules.sheet import Line, changes_between

MOST_SHOWN = 100
GIVES_BACK = ("return", "reopen")


def inbox(request: HttpRequest) -> HttpResponse:
    """Reports that wait for this unit: one by one, or several at once."""
    waiting = waiting_for(request.by)
    wanted = request.GET.get("request", "")
    if wanted.isdecimal():
        waiting = waiting.filter(request=wanted)
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("report") if key.isdecimal()]
        reports = list(Report.objects.visible_to(request.by).filter(pk__in=chosen))
        done = act(
            request,
            lambda: actions.accept(by=request.by, reports=reports),
            success=ngettext("Đã duyệt %(n)d báo cáo.", "Đã duyệt %(n)d báo cáo.", len(reports))
            % {"n": len(reports)},
        )
        if done:
            return done
    context = {"reports": list(waiting[:MOST_SHOWN]), "count": waiting.count(), "most": MOST_SHOWN}
    return render(request, "reports/inbox.html", context)


def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One report as it was last sent; the superior accepts, returns or reopens it here."""
    report = get_object_or_404(
        Report.objects.visible_to(request.by).select_related(
            "unit", "request__form", "request__period", "request__unit", "last_sent", "last_accepted"
        ),
        pk=pk,
    )
    reason = ReasonForm(request.POST if request.POST.get("verb") in GIVES_BACK else None)
    if request.method == "POST":
        done = _decide(request, report, reason)
        if done:
            return done
    place = standing_of(report.request, report.unit_id)
    sheet = sheet_of(report.request.form)
    lines = sheet.asked_of(place.level, place.sector) if place else sheet.lines
    decides = may_decide(request.by, [report.unit_id])
    before, said = _version_before(report)
    is_own = report.unit_id == request.by.unit_id
    context = {
        "report": report,
        "asked": report.request,
        "steps": _steps(report),
        "table": _cells_table(report, lines),
        "changes": _changes_table(lines, before, report.last_sent) if before else None,
        "changes_title": said,
        "may_accept": decides and TRANSITIONS.allows(report.state, "accept"),
        "may_reopen": decides and TRANSITIONS.allows(report.state, "reopen"),
        "may_fill": is_own and TRANSITIONS.allows(report.state, "fill"),
        "may_send": may_send(request.by, report.unit_id),
        "reason": reason,
        "snapshots": list(report.snapshots.defer("cells")),
        "history": history_of(report),
    }
    return render(request, "reports/report.html", context)


def _decide(request: HttpRequest, report: Report, form: ReasonForm) -> HttpResponse | None:
    verb, seen = request.POST.get("verb"), request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() else None
    if verb == "accept":
        return act(
            request,
            lambda: actions.accept(by=request.by, reports=[report], version=version),
            success=_("Đã duyệt. Số liệu được tính vào tổng của các cấp."),
        )
    if verb not in GIVES_BACK or not form.is_valid():
        return None
    change = actions.return_report if verb == "return" else actions.reopen
    return act(
        request,
        lambda: change(by=request.by, report=report, reason=form.cleaned_data["reason"], version=version),
        form=form,
        to=report if verb == "reopen" else reverse("reports:inbox"),
        success=_("Đã trả lại để đơn vị sửa."),
    )


def _steps(report: Report) -> list[Step]:
    order = {ReportState.DRAFT: 0, ReportState.RETURNED: 0, ReportState.SENT: 1, ReportState.ACCEPTED: 3}
    here = order[ReportState(report.state)]
    standing = ["done" if index < here else "current" if index == here else "ahead" for index in range(3)]
    return [Step(w, s) for w, s in zip((_("Nhập"), _("Gửi"), _("Duyệt")), standing, strict=True)]


def _cells_table(report: Report, lines: tuple[Line, ...]) -> Table:
    sent: dict[str, Any] = report.last_sent.cells if report.last_sent else {}
    return Table(
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Số liệu"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Ghi chú")),
        ],
        rows=[
            [
                Cell(f"{line.number}. {line.name}", url=reverse("reports:cell", args=[report.pk, line.code])),
                line.say(sent[line.code]["number"]),
                line.unit_of_measure,
                line.beside(sent[line.code]),
            ]
            for line in lines
            if line.code in sent
        ],
        empty=_("Chưa gửi lần nào."),
    )


def _version_before(report: Report) -> tuple[Snapshot | None, str]:
    """What the last version sent is compared with: the one signed, or else the one sent before."""
    if report.last_sent is None:
        return None, ""
    if report.last_accepted:
        if report.last_accepted_id == report.last_sent_id:
            return None, ""
        return report.last_accepted, _("Đã thay đổi gì so với bản đã duyệt")
    earlier = report.snapshots.filter(version__lt=report.last_sent.version).first()
    return earlier, _("Đã thay đổi gì so với bản gửi trước")


def _changes_table(lines: tuple[Line, ...], before: Snapshot, sent: Snapshot | None) -> Table:
    changes = changes_between(lines, before.cells, sent.cells if sent else {})
    return Table(
        columns=[Column(_("Chỉ tiêu")), Column(_("Trước"), numeric=True), Column(_("Nay"), numeric=True)],
        rows=[[f"{c.line.number}. {c.line.name}", c.before, c.after] for c in changes],
        empty=_("Không có ô nào thay đổi."),
    )
