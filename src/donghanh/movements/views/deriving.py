"""The unit makes its own plan of the superior's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, is_autosave, once_of, saved, see, show_refusal

from .. import actions
from ..documents import draft_paper, proposed_text
from ..facts import clauses_above
from ..forms import DeriveForm, IssueForm
from ..models import Delivery, Plan
from ..permissions import may_issue
from ..rules.drafting import Draft, adopting_the_rest, check_complete, coverage_of_draft


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the own plan (or go on with it)."""
    delivery = get_object_or_404(Delivery.objects.visible_to(request.by).select_related("plan"), pk=pk)
    done = act(
        request,
        lambda: actions.start_plan(by=request.by, delivery=delivery),
        to=lambda plan: reverse("movements:derive", args=[plan.pk]),
    )
    return done or see(reverse("movements:delivery", args=[pk]))


def derive(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision for each clause above; saved as one types."""
    plan = get_object_or_404(
        Plan.objects.editable_by(request.by).select_related("unit", "superior__unit", "movement"), pk=pk
    )
    above, draft = clauses_above(plan.superior), Draft.from_plain(plan.draft)
    said = {"title": plan.title, **proposed_text(plan), **plan.draft.get("paper", {})}
    form = DeriveForm(above, draft, request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        decided = form.decided()
        if request.POST.get("verb") == "rest":
            decided = adopting_the_rest(above, decided)
        kept = {key: form.cleaned_data[key] for key in ("title", "opening", "recipients")}
        done = act(
            request,
            lambda: actions.save_draft(by=request.by, plan=plan, draft=decided, **kept),
            form=form,
            to=reverse(
                "movements:review" if request.POST.get("verb") == "review" else "movements:derive", args=[pk]
            ),
        )
        if done:
            return saved() if is_autosave(request) else done
    return render(
        request,
        "movements/derive.html",
        {"plan": plan, "form": form, "coverage": coverage_of_draft(above, draft)},
    )


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as it will stand; the clerk types number and day, and it is issued."""
    plan = get_object_or_404(
        Plan.objects.editable_by(request.by).select_related("unit", "superior__unit", "movement"), pk=pk
    )
    above, draft = clauses_above(plan.superior), Draft.from_plain(plan.draft)
    form = IssueForm(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.issue_plan(
                by=request.by,
                plan=plan,
                once=once_of(request),
                **form.cleaned_data,
            ),
            form=form,
            to=lambda issued: reverse("movements:plan", args=[issued.pk]),
            success=_("Đã ban hành kế hoạch của đơn vị."),
        )
        if done:
            return done
    missing = _missing(above, draft)
    if missing and request.method != "POST":
        show_refusal(request, missing)
    return render(
        request,
        "movements/review.html",
        {
            "plan": plan,
            "form": form,
            "paper": draft_paper(plan),
            "coverage": coverage_of_draft(above, draft),
            "is_ready": missing is None,
            "may_issue": may_issue(request.by, plan.unit_id),
        },
    )


def _missing(above: list, draft: Draft) -> Refusal | None:
    try:
        check_complete(above, draft)
    except Refusal as refusal:
        return refusal
    return None
