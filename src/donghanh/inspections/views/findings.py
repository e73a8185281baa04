"""One finding with what the unit says to it, one remedy with its proof."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.journal.facts import history_of
from donghanh.ui.pages import act, once_of

from .. import actions
from ..actions.remedying import ASKING
from ..choices import REMEDY_MOVES, FindingKind, FindingState, VisitState
from ..forms import (
    AnswerForm,
    FindingForm,
    ProofForm,
    RemedyForm,
    ReportForm,
    ReturnForm,
    SettleForm,
    VerdictForm,
)
from ..models import Finding, Remedy
from ..permissions import may_answer, may_inspect
from .preparing import open_visit


def add_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Note one thing with its proof."""
    found = open_visit(request, pk)
    if found.state != VisitState.UNDERWAY:
        raise Http404
    form = FindingForm(found, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_finding(
                by=request.by, visit=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã ghi nhận."),
        )
        if done:
            return done
    return render(request, "inspections/add_finding.html", {"visit": found, "form": form})


def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found, its proof, the unit's answer, what must be put right."""
    by = request.by
    rows = Finding.objects.visible_to(by).select_related("visit__inspected", "visit__unit", "question")
    found = get_object_or_404(rows, pk=pk)
    forms = _forms_of(request)
    if request.method == "POST":
        done = _do(request, found, forms)
        if done:
            return done
    visit, is_ours = found.visit, may_inspect(by, found.visit.unit_id)
    is_heard = found.agreed is not None and found.state in (FindingState.ANSWERED, FindingState.NOTED)
    return render(
        request,
        "inspections/finding.html",
        {
            "finding": found,
            "draft": f"giai-trinh-{pk}",
            "visit": visit,
            **forms,
            "facts": _facts(found),
            "proofs": found.proofs.all(),
            "answer_proofs": found.answer_proofs.all(),
            "remedies": list(found.remedies.all()),
            "may_answer": visit.state == VisitState.SHARED
            and found.state in (FindingState.NOTED, FindingState.ANSWERED)
            and may_answer(by, visit),
            "may_settle": is_ours and visit.state == VisitState.SHARED and is_heard,
            "may_prove": is_ours and visit.state == VisitState.UNDERWAY,
            "may_ask": is_ours
            and visit.state in ASKING
            and found.kind != FindingKind.MERIT
            and found.state != FindingState.DROPPED,
            "history": history_of(found),
        },
    )


def _forms_of(request: HttpRequest) -> dict[str, Any]:
    verb = request.POST.get("verb", "")

    def sent(name: str) -> Any:
        return request.POST if verb == name else None

    files = request.FILES or None
    return {
        "answering": AnswerForm(sent("answer"), files),
        "settling": SettleForm(sent("settle")),
        "proving": ProofForm(sent("proof"), files),
        "asking": RemedyForm(sent("ask")),
    }


def _do(request: HttpRequest, found: Finding, forms: dict[str, Any]) -> HttpResponse | None:
    verb, by, once = request.POST.get("verb", ""), request.by, once_of(request)
    changes: dict[str, tuple[str, Any, str]] = {
        "answer": (
            "answering",
            lambda **data: actions.answer_finding(by=by, finding=found, once=once, **data),
            _("Đã gửi ý kiến của đơn vị."),
        ),
        "settle": (
            "settling",
            lambda **data: actions.settle_finding(by=by, finding=found, **data),
            _("Đã ghi và báo cho đơn vị."),
        ),
        "proof": (
            "proving",
            lambda **data: actions.add_proof(by=by, finding=found, once=once, **data),
            _("Đã thêm minh chứng."),
        ),
        "ask": (
            "asking",
            lambda **data: actions.ask_remedy(by=by, finding=found, once=once, **data),
            _("Đã ghi việc phải khắc phục."),
        ),
    }
    if verb not in changes:
        return None
    name, change, success = changes[verb]
    form = forms[name]
    if not form.is_valid():
        return None
    return act(request, lambda: change(**form.cleaned_data), form=form, success=success)


def _facts(found: Finding) -> list[tuple[str, ...]]:
    agreed = "" if found.agreed is None else _("Nhất trí") if found.agreed else _("Chưa nhất trí")
    rows: list[tuple[str, ...]] = [
        (_("Loại"), found.get_kind_display()),
        (_("Thuộc câu"), str(found.question or "")),
        (_("Đơn vị"), found.visit.inspected.name),
        (_("Đơn vị trả lời"), agreed),
        (_("Ý kiến của đơn vị"), found.answer),
        (_("Ngày trả lời"), say_date(found.answered_on) if found.answered_on else ""),
        (_("Đoàn xem lại"), found.verdict),
    ]
    return [row for row in rows if row[1]]


def remedy(request: HttpRequest, pk: int) -> HttpResponse:
    """What must be put right: reported with proof by the unit, looked at again by the committee."""
    by, verb = request.by, request.POST.get("verb", "")
    rows = Remedy.objects.visible_to(by).select_related("finding__visit__inspected", "finding__visit__unit")
    found = get_object_or_404(rows, pk=pk)
    reporting = ReportForm(request.POST if verb == "report" else None, request.FILES or None)
    confirming = VerdictForm(request.POST if verb == "confirm" else None, prefix="ok")
    returning = ReturnForm(request.POST if verb == "return" else None, prefix="back")
    if request.method == "POST":
        done = _decide(request, found, reporting=reporting, confirming=confirming, returning=returning)
        if done:
            return done
    visit = found.finding.visit
    is_owed = visit.state == VisitState.CONCLUDED
    may_check = is_owed and REMEDY_MOVES.allows(found.state, "confirm") and may_inspect(by, visit.unit_id)
    return render(
        request,
        "inspections/remedy.html",
        {
            "remedy": found,
            "draft": f"khac-phuc-{pk}",
            "visit": visit,
            "is_late": found.is_late_on(today()),
            "facts": _remedy_facts(found),
            "proofs": found.proofs.all(),
            "reporting": reporting,
            "confirming": confirming,
            "returning": returning,
            "may_report": is_owed and REMEDY_MOVES.allows(found.state, "report") and may_answer(by, visit),
            "may_check": may_check,
            "history": history_of(found),
        },
    )


def _decide(
    request: HttpRequest,
    found: Remedy,
    *,
    reporting: ReportForm,
    confirming: VerdictForm,
    returning: ReturnForm,
) -> HttpResponse | None:
    verb, by = request.POST.get("verb"), request.by
    if verb == "report" and reporting.is_valid():
        return act(
            request,
            lambda: actions.report_remedy(
                by=by, remedy=found, once=once_of(request), **reporting.cleaned_data
            ),
            form=reporting,
            success=_("Đã gửi báo cáo khắc phục."),
        )
    if verb == "confirm" and confirming.is_valid():
        return act(
            request,
            lambda: actions.confirm_remedy(by=by, remedy=found, **confirming.cleaned_data),
            form=confirming,
            success=_("Đã xác nhận khắc phục xong."),
        )
    if verb == "return" and returning.is_valid():
        return act(
            request,
            lambda: actions.return_remedy(by=by, remedy=found, **returning.cleaned_data),
            form=returning,
            success=_("Đã trả lại để đơn vị làm tiếp."),
        )
    return None


def _remedy_facts(found: Remedy) -> list[tuple[str, ...]]:
    finding = found.finding
    rows: list[tuple[str, ...]] = [
        (_("Do nội dung"), str(finding), reverse("inspections:finding", args=[finding.pk])),
        (_("Đơn vị khắc phục"), finding.visit.inspected.name),
        (_("Hạn hoàn thành"), say_date(found.due_on)),
        (_("Đơn vị báo"), found.said),
        (_("Ngày báo"), say_date(found.reported_on) if found.reported_on else ""),
        (_("Kết quả kiểm tra lại"), found.verdict),
        (_("Ngày kiểm tra lại"), say_date(found.checked_on) if found.checked_on else ""),
    ]
    return [row for row in rows if row[1]]
