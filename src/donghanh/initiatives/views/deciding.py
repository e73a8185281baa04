"""Pages of who decides: the council, recognition, return, a wider reach."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from donghanh.judging.facts import said
from donghanh.organisations.models import Unit
from donghanh.ui.pages import act, once_of

from .. import actions, facts
from ..choices import InitiativeState
from ..forms import CouncilForm, ReasonForm, RecognitionForm, WiderForm
from ..models import Initiative
from ..permissions import councils_for, may_decide
from .record import found_of

SUCCESS = {
    "council": gettext_noop("Đã đưa ra hội đồng."),
    "recognise": gettext_noop("Đã ghi công nhận sáng kiến."),
    "return": gettext_noop("Đã trả lại để tác giả bổ sung."),
    "decline": gettext_noop("Đã ghi không công nhận."),
}


def level_of(request: HttpRequest) -> str:
    """The level of the unit acted for."""
    by = request.by  # type: ignore[attr-defined]
    return Unit.objects.visible_to(by).filter(pk=by.unit_id).values_list("level", flat=True).first() or ""


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the council, recognise, give back, decline: one of four."""
    found = found_of(request, pk)
    verb = request.POST.get("verb", "")
    panels = councils_for(request.by, found)
    forms: dict[str, Any] = {
        "council": CouncilForm(request.POST if verb == "council" else None, by=request.by, panels=panels),
        "recognise": RecognitionForm(
            *((request.POST, request.FILES) if verb == "recognise" else ()), level=level_of(request)
        ),
        "return": ReasonForm(request.POST if verb == "return" else None, prefix="return"),
        "decline": ReasonForm(request.POST if verb == "decline" else None, prefix="decline"),
    }
    if request.method == "POST":
        if verb not in forms:
            raise Http404
        if forms[verb].is_valid():
            done = _do(request, found, verb, form=forms[verb])
            if done:
                return done
    may = may_decide(request.by, found)
    return render(
        request,
        "initiatives/decide.html",
        {
            "initiative": found,
            "may_decide": may and found.state == InitiativeState.SUBMITTED,
            "panels": panels,
            "said": said(found.ballot) if found.ballot and may else "",
            "alike": facts.alike_for(request.by, found) if may else None,
            "council": forms["council"],
            "recognition": forms["recognise"],
            "returning": forms["return"],
            "declining": forms["decline"],
        },
    )


def _do(request: HttpRequest, found: Initiative, verb: str, *, form: Any) -> HttpResponse | None:
    by, once, data = request.by, once_of(request), form.cleaned_data  # type: ignore[attr-defined]
    changes: dict[str, Any] = {
        "council": lambda: actions.ask_council(by=by, initiative=found, once=once, **data),
        "recognise": lambda: actions.recognise(by=by, initiative=found, once=once, **data),
        "return": lambda: actions.return_initiative(by=by, initiative=found, **data),
        "decline": lambda: actions.decline(by=by, initiative=found, **data),
    }
    return act(request, changes[verb], form=form, to=found.get_absolute_url(), success=_(SUCCESS[verb]))


def widen(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit above says that the effect reaches further."""
    found = found_of(request, pk)
    form = WiderForm(request.POST or None, level=level_of(request), before=found.reach)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.widen(
                by=request.by, initiative=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ghi phạm vi ảnh hưởng."),
        )
        if done:
            return done
    return render(request, "initiatives/widen.html", {"initiative": found, "form": form})
