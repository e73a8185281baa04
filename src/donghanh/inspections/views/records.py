"""The list of inspections, and one inspection with the next thing to do, for both sides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.base.dates import say_date, today
from donghanh.base.sockets import Trace
from donghanh.base.workflow import Step
from donghanh.documents.models import Document
from donghanh.journal.facts import history_of
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions
from ..choices import TOLD, VISIT_MOVES, PaperKind, VisitState
from ..facts import checks_of
from ..facts.outcomes import leads_to
from ..forms import CancelForm, ShareForm, VisitFilters
from ..models import CellCheck, Finding, Remedy, Visit
from ..permissions import may_inspect, may_issue

ROAD = (
    gettext_lazy("Chuẩn bị"),
    gettext_lazy("Thông báo"),
    gettext_lazy("Kiểm tra"),
    gettext_lazy("Biên bản"),
    gettext_lazy("Kết luận"),
    gettext_lazy("Khắc phục xong"),
)
# How many of these steps are behind, by state.
BEHIND = {
    VisitState.PLANNED: 0,
    VisitState.DECIDED: 1,
    VisitState.NOTIFIED: 2,
    VisitState.UNDERWAY: 2,
    VisitState.SHARED: 3,
    VisitState.MINUTED: 4,
    VisitState.CONCLUDED: 5,
    VisitState.CLOSED: 6,
}

SORTS = {"unit": "inspected__sort_key", "day": "starts_on"}


def visits(request: HttpRequest) -> HttpResponse:
    """Inspections in sight, the latest first."""
    rows = (
        Visit.objects.visible_to(request.by).select_related("inspected", "unit").order_by("-starts_on", "pk")
    )
    form = VisitFilters(request.GET or None)
    if form.is_valid() and form.cleaned_data["state"]:
        rows = rows.filter(state=form.cleaned_data["state"])
    listing = arrange(request, rows, search=("inspected__search_key",), sorts=SORTS)
    wanted = wanted_export(request)
    table = Table(
        caption=_("Các cuộc kiểm tra"),
        columns=[
            Column(_("Đơn vị được kiểm tra"), sort="unit"),
            Column(_("Ngày bắt đầu"), sort="day"),
            Column(_("Đơn vị kiểm tra")),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(row.inspected.name, url=row.get_absolute_url()),
                row.starts_on,
                row.unit.name,
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in (listing.found if wanted else listing.things)
        ],
        sort=listing.sort,
        empty=_("Chưa có cuộc kiểm tra nào."),
    )
    if wanted:
        return export(table, wanted, name="cac-cuoc-kiem-tra")
    may_add = may_inspect(request.by, request.by.unit_id)
    context = {"table": table, "page": listing.page, "form": form, "may_add": may_add}
    return render(request, "inspections/list.html", context)


def seen_visit(request: HttpRequest, pk: int) -> Visit:
    """The inspection in sight."""
    rows = Visit.objects.visible_to(request.by).select_related("unit", "inspected", "movement", "programme")
    return get_object_or_404(rows, pk=pk)


def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One inspection: where it stands, its papers, what was found, what is to be put right."""
    found, by, verb = seen_visit(request, pk), request.by, request.POST.get("verb", "")
    sharing = ShareForm(request.POST if verb == "share" else None)
    cancelling = CancelForm(request.POST if verb == "cancel" else None)
    if request.method == "POST":
        done = _do(request, found, sharing=sharing, cancelling=cancelling)
        if done:
            return done
    is_ours = may_inspect(by, found.unit_id)
    is_known = found.unit_id == by.unit_id or found.state in TOLD
    return render(
        request,
        "inspections/visit.html",
        {
            "visit": found,
            "steps": _steps(found),
            "facts": _facts(found, is_ours=found.unit_id == by.unit_id),
            "papers": _papers(request, found),
            "team": list(found.team.all()),
            **checks_of(found),
            "findings": _findings(request, found),
            "remedies": _remedies(request, found),
            "cells": CellCheck.objects.visible_to(by).filter(visit=found).exists(),
            "is_known": is_known,
            "outline": found.outline.splitlines(),
            "sharing": sharing,
            "cancelling": cancelling,
            "may_inspect": is_ours,
            "may_issue": may_issue(by, found),
            "may_cancel": is_ours and VISIT_MOVES.allows(found.state, "cancel"),
            "next_paper": _next_paper(found),
            "traces": _traces(found, request),
            "history": history_of(found) if found.unit_id == by.unit_id else [],
        },
    )


def _do(
    request: HttpRequest, found: Visit, *, sharing: ShareForm, cancelling: CancelForm
) -> HttpResponse | None:
    verb, by = request.POST.get("verb"), request.by
    if verb == "begin":
        return act(
            request,
            lambda: actions.begin_visit(by=by, visit=found),
            to=reverse("inspections:checks", args=[found.pk]),
            success=_("Đã bắt đầu. Ghi kết quả vào phiếu kiểm tra."),
        )
    if verb == "share" and sharing.is_valid():
        return act(
            request,
            lambda: actions.share_findings(by=by, visit=found, once=once_of(request), **sharing.cleaned_data),
            form=sharing,
            success=_("Đã gửi nội dung ghi nhận cho đơn vị."),
        )
    if verb == "cancel" and cancelling.is_valid():
        return act(
            request,
            lambda: actions.cancel_visit(by=by, visit=found, **cancelling.cleaned_data),
            form=cancelling,
            success=_("Đã ghi không tiến hành."),
        )
    if verb == "close":
        return act(
            request, lambda: actions.close_visit(by=by, visit=found), success=_("Đã kết thúc cuộc kiểm tra.")
        )
    return None


def _steps(found: Visit) -> list[Step]:
    if found.state == VisitState.CANCELLED:
        return []
    at = BEHIND[VisitState(found.state)]
    return [
        Step(str(label), "done" if index < at else "current" if index == at else "ahead")
        for index, label in enumerate(ROAD)
    ]


def _facts(found: Visit, *, is_ours: bool) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("Đơn vị được kiểm tra"), found.inspected.name),
        (_("Đơn vị kiểm tra"), found.unit.name),
        (_("Thời gian"), _span(found.starts_on, found.ends_on)),
        (_("Thời kỳ kiểm tra"), _span(found.period_from, found.period_until)),
        (_("Phong trào"), found.movement.name, reverse("movements:movement", args=[found.movement_id])),
        (_("Căn cứ chọn đơn vị"), found.reason if is_ours else ""),
        (_("Giải trình đến hết ngày"), say_date(found.due_on) if found.due_on else ""),
        (_("Kết luận"), found.verdict),
        (_("Lý do không tiến hành"), found.cancelled_because),
    ]
    if is_ours and found.programme:
        name = _("Chương trình kiểm tra năm %(year)s") % {"year": found.programme.year}
        rows.insert(5, (_("Theo chương trình"), name, found.programme.get_absolute_url()))
    return [row for row in rows if row[1]]


def _span(first: object, last: object) -> str:
    said = say_date(first), say_date(last)  # type: ignore[arg-type]
    return said[0] if first == last else f"{said[0]} – {said[1]}"


def _papers(request: HttpRequest, found: Visit) -> list[tuple[str, str]]:
    """Its papers that the reader may open, in their order."""
    keys = [found.decision_id, found.notice_id, found.minutes_id, found.conclusion_id]
    rows = Document.objects.visible_to(request.by).filter(pk__in=[key for key in keys if key])
    return [
        (str(document), reverse("documents:record", args=[document.pk]))
        for document in sorted(rows, key=lambda row: keys.index(row.pk))
    ]


def _next_paper(found: Visit) -> PaperKind | None:
    """The paper whose turn it is; the decision once there is a team."""
    if found.state == VisitState.PLANNED:
        return PaperKind.DECISION if found.checklist else None
    turns = {
        VisitState.DECIDED: PaperKind.NOTICE,
        VisitState.SHARED: PaperKind.MINUTES,
        VisitState.MINUTED: PaperKind.CONCLUSION,
    }
    return turns.get(VisitState(found.state))


def _findings(request: HttpRequest, found: Visit) -> Table:
    rows = Finding.objects.visible_to(request.by).filter(visit=found)
    return Table(
        columns=[Column(_("Nội dung ghi nhận")), Column(_("Loại")), Column(_("Tình hình"))],
        rows=[
            [
                Cell(str(row), url=row.get_absolute_url()),
                row.get_kind_display(),
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in rows
        ],
        empty=_("Chưa ghi nhận nội dung nào."),
    )


def _remedies(request: HttpRequest, found: Visit) -> Table | None:
    rows = list(Remedy.objects.visible_to(request.by).filter(finding__visit=found))
    if not rows:
        return None
    return Table(
        columns=[Column(_("Việc phải khắc phục")), Column(_("Hạn")), Column(_("Tình hình"))],
        rows=[
            [
                Cell(row.text, url=row.get_absolute_url()),
                row.due_on,
                Cell(row.get_state_display(), tone=_tone(row)),
            ]
            for row in rows
        ],
    )


def _tone(row: Remedy) -> str:
    if row.is_late_on(today()):
        return "late"
    return tone_of_state(row.state)


def _traces(found: Visit, request: HttpRequest) -> list[Trace]:
    return [trace for answer in leads_to.ask(found, request.by) for trace in answer]
