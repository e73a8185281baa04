"""A case is entered; its record, from which every step is sent."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_number
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices
from donghanh.organisations.facts import workplace_of
from donghanh.ui.pages import act, once_of

from .. import actions, facts
from ..choices import CaseState
from ..forms import AnswerForm, CaseForm, HandForm, PaperForm, ReasonForm, StepForm
from ..models import Case
from ..permissions import is_employer, may_confirm, may_hold

ROAD = (CaseState.OPEN, CaseState.ANSWERED, CaseState.CONFIRMED)


def add_case(request: HttpRequest) -> HttpResponse:
    """Write down what an enterprise finds difficult."""
    by = request.by
    told = {"raised_by": by.name if is_employer(by) else "", "enterprise": workplace_of(by)}
    form = CaseForm(
        request.POST or None, clauses=clause_choices(by.unit_id, first="hỗ trợ doanh nghiệp")[1], initial=told
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        clause = chosen_clause(by, data.pop("clause"))
        done = act(
            request,
            lambda: actions.raise_case(by=by, clause=clause, once=once_of(request), **data),
            form=form,
            to=lambda case: case.get_absolute_url(),
            success=_("Đã ghi khó khăn của doanh nghiệp."),
        )
        if done:
            return done
    return render(request, "support/add_case.html", {"form": form})


def _found(request: HttpRequest, pk: int) -> Case:
    rows = Case.objects.visible_to(request.by).select_related("unit", "holder", "clause__plan__unit")
    return get_object_or_404(rows, pk=pk)


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; what is done next is sent here."""
    found = _found(request, pk)
    forms = _forms(request)
    if request.method == "POST":
        done = _do(request, found, request.POST.get("verb", ""), forms=forms)
        if done:
            return done
        found = _found(request, pk)
    is_held = may_hold(request.by, found)
    answered = found.state == CaseState.ANSWERED
    link = facts.link_to(found) if is_held and answered else ""
    return render(
        request,
        "support/case.html",
        {
            "case": found,
            "days": found.days_open_on(today()),
            "steps": _steps(found),
            "facts": _facts(found),
            "done": found.steps.select_related("unit", "target", "evidence"),
            "activities": found.activities.select_related("unit"),
            "is_mine": is_held and found.state == CaseState.OPEN,
            "is_waiting": is_held and answered,
            "may_confirm": answered and may_confirm(request.by, found),
            "text": _message(found, request.build_absolute_uri(link)) if link else "",
            "forms": forms,
            "traced_from": facts.traced_from(found),
            "history": history_of(found),
        },
    )


def _message(found: Case, link: str) -> str:
    return _("Kính gửi %(who)s: trả lời về “%(title)s”. Mời xem và xác nhận tại %(link)s") % {
        "who": found.enterprise,
        "title": found.title,
        "link": link,
    }


def _forms(request: HttpRequest) -> dict[str, Any]:
    verb = request.POST.get("verb", "")

    def given(name: str) -> tuple[Any, ...]:
        return (request.POST, request.FILES) if verb == name else ()

    return {
        "step": StepForm(*given("step"), prefix="step"),
        "hand": HandForm(*given("hand"), targets=facts.hand_choices(request.by), prefix="hand"),
        "answer": AnswerForm(*given("answer"), prefix="answer"),
        "paper": PaperForm(*given("paper"), prefix="paper"),
        "withdraw": ReasonForm(*given("withdraw"), prefix="withdraw"),
        "deny": ReasonForm(*given("deny"), prefix="deny"),
    }


def _do(request: HttpRequest, found: Case, verb: str, *, forms: dict[str, Any]) -> HttpResponse | None:
    by, once, form = request.by, once_of(request), forms.get(verb)
    if form is None and verb not in ("confirm", "link"):
        raise Http404
    if form is not None and not form.is_valid():
        return None
    data = dict(form.cleaned_data) if form else {}
    if verb == "hand":
        data["target"] = facts.hand_target(by, data["target"])
    changes: dict[str, tuple[Any, str]] = {
        "step": (actions.take_step, _("Đã ghi việc đã làm.")),
        "hand": (actions.hand_over, _("Đã chuyển.")),
        "answer": (actions.answer_case, _("Đã ghi trả lời, chờ doanh nghiệp xác nhận.")),
        "paper": (actions.confirm_by_paper, _("Đã ghi xác nhận của doanh nghiệp.")),
        "withdraw": (actions.withdraw_case, _("Đã rút.")),
        "confirm": (actions.confirm, _("Đã xác nhận.")),
        "deny": (actions.deny, _("Đã báo chưa xong.")),
        "link": (actions.give_link, _("Đã tạo đường dẫn.")),
    }
    change, said = changes[verb]
    if verb != "withdraw":
        data["once"] = once
    shown = form if may_hold(by, found) or may_confirm(by, found) else None
    return act(request, lambda: change(by=by, case=found, **data), form=shown, success=said)


def _steps(found: Case) -> list[Step]:
    if found.state == CaseState.WITHDRAWN:
        return [Step(str(CaseState.OPEN.label), "done"), Step(str(CaseState.WITHDRAWN.label), "current")]
    here = ROAD.index(CaseState(found.state))
    return [
        Step(str(state.label), "done" if index < here else "current" if index == here else "ahead")
        for index, state in enumerate(ROAD)
    ]


def _facts(found: Case) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Doanh nghiệp"), found.enterprise),
        (_("Người nêu"), found.raised_by),
        (_("Về việc"), found.get_field_display()),
        (_("Ngày nêu"), found.raised_on),
        (_("Nơi ghi nhận"), found.unit.name),
        (_("Đang giải quyết"), found.holder.name),
        (_("Số ngày"), say_number(found.days_open_on(today()))),
    ]
    if found.content:
        rows.append((_("Nói rõ thêm"), found.content))
    if found.answer:
        rows += [(_("Trả lời"), found.answer), (_("Ngày trả lời"), found.answered_on)]
    if found.confirmed_by:
        rows += [
            (_("Người xác nhận"), found.confirmed_by),
            (_("Cách xác nhận"), found.get_confirmed_how_display()),
        ]
    return rows
