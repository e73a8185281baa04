"""What lies with the superior: the inbox, and one report."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.ui.pages import act, see, show_refusal
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import TRANSITIONS, ReportState
from ..facts.progress import waiting_for
from ..facts.quality_names import unfinished_of
from ..facts.sheets import sheet_of, standing_of
from ..facts.waiting import Looked, look_over
from ..forms import ReasonForm
from ..models import Report, ReportRequest, Snapshot
from ..permissions import may_decide, may_inherit, may_send
from ..rules.changes import changes_between
from ..rules.sheet import Line
from .correcting import change_columns, change_row

MOST_SHOWN = 100
MOST_LOOKED_AT = 500
MOST_NAMED = 5


def inbox(request: HttpRequest) -> HttpResponse:
    """Reports that wait for this unit: those to be read one by one, and those that may be accepted together."""
    waiting = waiting_for(request.by)
    wanted = request.GET.get("request", "")
    asked = int(wanted) if wanted.isdecimal() else None
    if asked is not None:
        waiting = waiting.filter(request=asked)
    if request.method == "POST":
        done = (
            _accept_plain(request, asked) if request.POST.get("verb") == "plain" else _accept_chosen(request)
        )
        if done:
            return done
    looked = look_over(waiting.select_related("request__form")[:MOST_LOOKED_AT])
    to_read = [each for each in looked if each.remarks]
    plain = [each for each in looked if not each.remarks]
    context = {
        "to_read": to_read[:MOST_SHOWN],
        "plain": plain[:MOST_SHOWN],
        "count_plain": len(plain),
        "not_looked_at": sum(each.report.sent_on == today() for each in plain),
        "resent": _requests_resent(to_read),
        "count": waiting.count(),
        "most": MOST_SHOWN,
        "is_cut": max(len(to_read), len(plain)) > MOST_SHOWN,
    }
    return render(request, "reports/inbox.html", context)


def _requests_resent(to_read: list[Looked]) -> list[ReportRequest]:
    """Requests for which something accepted before was sent again."""
    found = {each.report.request_id: each.report.request for each in to_read if each.report.last_accepted_id}
    return list(found.values())


def _accept_chosen(request: HttpRequest) -> HttpResponse | None:
    """The box of a report says its key and the version that was shown."""
    chosen = [text.partition(".") for text in request.POST.getlist("report")]
    versions = {int(key): int(seen) for key, _dot, seen in chosen if key.isdecimal() and seen.isdecimal()}
    keys = [int(key) for key, _dot, _seen in chosen if key.isdecimal()]
    reports = list(Report.objects.visible_to(request.by).filter(pk__in=keys))
    return act(
        request,
        lambda: actions.accept(by=request.by, reports=reports, versions=versions),
        success=_accepted(len(reports)),
    )


def _accepted(count: int) -> str:
    return ngettext("Đã duyệt %(n)d báo cáo.", "Đã duyệt %(n)d báo cáo.", count) % {"n": count}


def _accept_plain(request: HttpRequest, asked: int | None) -> HttpResponse | None:
    try:
        outcome = actions.accept_unremarkable(by=request.by, request_id=asked)
    except Refusal as refusal:
        show_refusal(request, refusal)
        return None
    messages.success(request, _accepted(outcome.accepted))
    if outcome.left:
        names = ", ".join(each.report.unit.name for each in outcome.left[:MOST_NAMED])
        said = _("Để lại %(n)d báo cáo có điểm cần xem: %(names)s") % {"n": len(outcome.left), "names": names}
        messages.info(request, said + ("…" if len(outcome.left) > MOST_NAMED else "."))
    return see(request.get_full_path())


def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One report as it was last sent; the superior accepts, returns or reopens it here."""
    report = get_object_or_404(
        Report.objects.visible_to(request.by).select_related(
            "unit",
            "request__form",
            "request__period",
            "request__unit",
            "last_sent__stand_in",
            "last_sent__heir",
            "last_sent__paper",
            "last_accepted",
        ),
        pk=pk,
    )
    reason = ReasonForm(request.POST if request.POST.get("verb") == "return" else None)
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
    inherits = not is_own and not decides and may_inherit(request.by, report.unit_id)
    context = {
        "report": report,
        "asked": report.request,
        "steps": _steps(report),
        "table": _cells_table(report, lines),
        "changes": _changes_table(lines, before, report.last_sent) if before else None,
        "changes_title": said,
        "may_accept": decides and TRANSITIONS.allows(report.state, "accept"),
        "may_reopen": decides and TRANSITIONS.allows(report.state, "reopen"),
        "may_fill": (is_own or inherits) and TRANSITIONS.allows(report.state, "fill"),
        "inherits": inherits,
        "may_send": may_send(request.by, report.unit_id),
        "reason": reason,
        "concerns": unfinished_of(request.by, report),
        "opened": [line for line in lines if line.code in report.open_cells],
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
    if verb != "return" or not form.is_valid():
        return None
    return act(
        request,
        lambda: actions.return_report(
            by=request.by, report=report, reason=form.cleaned_data["reason"], version=version
        ),
        form=form,
        to=reverse("reports:inbox"),
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
        columns=change_columns(),
        rows=[change_row(change) for change in changes],
        empty=_("Không có ô nào thay đổi."),
    )
