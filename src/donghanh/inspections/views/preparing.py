"""Before and after the visit: an inspection outside the programme, days and team, the four papers."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.documents.forms import NumberForm
from donghanh.ui.pages import act, once_of

from .. import actions
from ..choices import VISIT_MOVES, FindingState, PaperKind, VisitState
from ..documents import ConclusionPaper, DecisionPaper, MinutesPaper, NoticePaper
from ..forms import PrepareForm, VisitForm
from ..forms.visits import FORM_OF
from ..models import Remedy, Visit

ISSUE: dict[PaperKind, tuple[str, str, Callable[..., Visit]]] = {
    PaperKind.DECISION: ("Quyết định", "decide", actions.issue_decision),
    PaperKind.NOTICE: ("Thông báo", "notify", actions.issue_notice),
    PaperKind.MINUTES: ("Biên bản", "minute", actions.issue_minutes),
    PaperKind.CONCLUSION: ("Kết luận", "conclude", actions.issue_conclusion),
}


def open_visit(request: HttpRequest, pk: int) -> Visit:
    """An inspection of the committee acted for that has not ended."""
    rows = Visit.objects.editable_by(request.by)
    return get_object_or_404(
        rows.select_related("unit", "inspected", "movement", "programme__document", "decision", "minutes"),
        pk=pk,
    )


def add_visit(request: HttpRequest) -> HttpResponse:
    """An inspection outside the programme."""
    form = VisitForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_visit(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: reverse("inspections:prepare", args=[made.pk]),
            success=_("Đã lưu. Bước tiếp theo: lập đoàn kiểm tra."),
        )
        if done:
            return done
    return render(request, "inspections/add_visit.html", {"form": form})


def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Days, period, team, outline, checklist."""
    found = open_visit(request, pk)
    if found.state != VisitState.PLANNED:
        raise Http404
    form = PrepareForm(request.by, found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.prepare_visit(by=request.by, visit=found, team=form.team, **form.facts),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã lập đoàn kiểm tra. Bước tiếp theo: ban hành quyết định."),
        )
        if done:
            return done
    return render(
        request, "inspections/prepare.html", {"visit": found, "form": form, "draft": f"doan-kiem-tra-{pk}"}
    )


def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """One of the four papers as it will be, and its number and day; 404 when it is not its turn."""
    found = open_visit(request, pk)
    if kind not in PaperKind.values:
        raise Http404
    wanted = PaperKind(kind)
    name, verb, issue = ISSUE[wanted]
    if not VISIT_MOVES.allows(found.state, verb):
        raise Http404
    form = FORM_OF.get(wanted, NumberForm)(found.unit_id, name, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: issue(by=request.by, visit=found, once=once_of(request), **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ban hành %(paper)s.") % {"paper": str(wanted.label).lower()},
        )
        if done:
            return done
    context = {"visit": found, "form": form, "kind": wanted, "paper": _preview(found, wanted)}
    return render(request, "inspections/paper.html", context)


def _preview(found: Visit, kind: PaperKind) -> Any:
    team = list(found.team.all())
    if kind == PaperKind.DECISION:
        return DecisionPaper(found, team).paper()
    if kind == PaperKind.NOTICE:
        return NoticePaper(found, team).paper()
    findings = list(found.findings.order_by("pk"))
    if kind == PaperKind.MINUTES:
        return MinutesPaper(found, team, list(found.checks.all()), findings, "…").paper()
    upheld = [one for one in findings if one.state == FindingState.UPHELD]
    return ConclusionPaper(found, upheld, _owed(upheld), "…").paper()


def _owed(findings: list[Any]) -> list[Remedy]:
    return [remedy for finding in findings for remedy in finding.remedies.all()]
