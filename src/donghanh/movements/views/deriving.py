"""The unit makes its own plan of the superior's, or drafts what changes a plan of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from donghanh.base.sentences import Refusal, Sentence
from donghanh.ui.pages import act, is_autosave, not_saved, saved, see, show_refusal

from .. import actions
from ..actions import Clash, Typed
from ..choices import Change
from ..documents import said_around
from ..facts.drafts import Desk, changes_in, desk_of
from ..forms import DeriveForm
from ..models import Comment, Delivery, Plan
from ..rules.applicability import hidden_sentence, not_mine
from ..rules.drafting import Above, adopting_the_rest, coverage_of_draft
from ..rules.merging import digest_of


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
    """A decision for each clause above; saved as one types, piece by piece."""
    plan = get_object_or_404(
        Plan.objects.editable_by(request.by).select_related(
            "unit", "superior__unit", "superior__superior", "changes__unit", "movement"
        ),
        pk=pk,
    )
    desk, around = desk_of(plan), said_around(plan)
    hidden = _hidden(request, plan, desk)
    form = DeriveForm(desk, request.POST or None, around=around, hidden=hidden, change=plan.change)
    clashes: list[Clash] = []
    if request.method == "POST" and form.is_valid():
        try:
            clashes = actions.save_typed(
                by=request.by, plan=plan, typed=Typed(form.pieces(), form.around(), form.seen())
            )
        except Refusal as refusal:
            if is_autosave(request):
                return not_saved(refusal.sentence)
            show_refusal(request, refusal, form)
        else:
            if is_autosave(request):
                return not_saved(_said_of(clashes, desk.above)) if clashes else saved()
            if not clashes:
                done = act(request, lambda: _verb(request, plan), to=_next_page(request, pk))
                if done:
                    return done
            else:
                plan.refresh_from_db()
                desk = desk_of(plan)
                form = _shown_again(request, desk, plan, hidden=hidden)
                show_refusal(
                    request,
                    Refusal(_said_of(clashes, desk.above).template, **_said_of(clashes, desk.above).values),
                    form,
                )
    return _desk_page(request, plan, form, clashes=clashes)


def _hidden(request: HttpRequest, plan: Plan, desk: Desk) -> list[Above]:
    """Clauses for other sectors, unless the reader asks to see them."""
    if plan.change == Change.AMEND or request.GET.get("all") or request.POST.get("all"):
        return []
    return not_mine(desk.above, plan.unit.sector)


def _verb(request: HttpRequest, plan: Plan) -> Any:
    """What was pressed beside saving: a clause moved or deleted, the rest adopted."""
    verb, _colon, key = request.POST.get("verb", "").partition(":")
    if verb in ("up", "down"):
        return actions.move_clause(by=request.by, plan=plan, key=key, down=verb == "down")
    if verb == "delete":
        return actions.delete_clause(by=request.by, plan=plan, key=key)
    if verb == "rest":
        plan.refresh_from_db()
        desk = desk_of(plan)
        return actions.save_draft(by=request.by, plan=plan, draft=adopting_the_rest(desk.above, desk.draft))
    return None


def _next_page(request: HttpRequest, pk: int) -> str:
    verb, _colon, key = request.POST.get("verb", "").partition(":")
    if verb == "review":
        return reverse("movements:review", args=[pk])
    shown = "?all=1" if request.GET.get("all") else ""
    place = f"#{key}" if verb in ("up", "down") else ""
    return f"{reverse('movements:derive', args=[pk])}{shown}{place}"


def _shown_again(request: HttpRequest, desk: Desk, plan: Plan, *, hidden: list[Above]) -> DeriveForm:
    """The page with what was typed, and the tokens of what is stored now: saving again is on purpose."""
    fresh = DeriveForm(desk, around=said_around(plan), hidden=hidden, change=plan.change)
    data = request.POST.copy()
    for key, words in fresh.stored.items():
        data[f"seen_{key}"] = digest_of(words)
    return DeriveForm(desk, data, around=said_around(plan), hidden=hidden, change=plan.change)


def _said_of(clashes: list[Clash], above: list[Above]) -> Sentence:
    places = {one.key: one.address for one in above}
    first = clashes[0]
    return Sentence(
        "Chưa lưu {count} mục ({places}): {name} vừa sửa lúc {at}. Bấm “Lưu dự thảo” để xem cả hai bản rồi chọn.",
        count=len(clashes),
        places=", ".join(places.get(one.key, "–") for one in clashes),
        name=first.name or "đồng nghiệp",
        at=first.at or "–",
    )


def _desk_page(request: HttpRequest, plan: Plan, form: DeriveForm, *, clashes: list[Clash]) -> HttpResponse:
    desk = form.desk
    waiting = Comment.objects.visible_to(request.by).filter(plan=plan).waiting()
    comments = list(waiting)
    hidden = [above for above in desk.above if above.key in form.hidden]
    stored = {
        **{f"c{key}": made.text or made.decision for key, made in desk.draft.choices.items()},
        **{added.key: added.text for added in desk.draft.additions},
    }
    return render(
        request,
        "movements/derive.html",
        {
            "plan": plan,
            "form": form,
            "blocks": [
                (
                    block,
                    [comment for comment in comments if comment.key == block.key],
                    next((clash for clash in clashes if clash.key == block.key), None),
                    stored.get(block.key, ""),
                )
                for block in form.blocks
            ],
            "whole": [comment for comment in comments if not comment.key],
            "amends": plan.change == Change.AMEND,
            "coverage": coverage_of_draft(desk.above, desk.draft),
            "changes": changes_in(plan, desk) if plan.change == Change.AMEND else None,
            "hidden": hidden_sentence(hidden, plan.unit.get_sector_display()),
            "shows_all": bool(request.GET.get("all")),
        },
    )
