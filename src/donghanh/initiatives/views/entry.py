"""An initiative is written on one page, saved as one types, looked over, sent."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.journal.facts import history_of
from donghanh.movements.facts import clause_choices
from donghanh.movements.models import Clause, Movement
from donghanh.ui.pages import act, is_autosave, not_saved, once_of, saved

from .. import actions, facts
from ..choices import InitiativeState
from ..forms import AttachmentForm, InitiativeForm, author_rows, benefit_rows, drafts_in
from ..models import Initiative
from ..rules import AuthorDraft
from .record import facts_of, lines_of

TOLD = ("title", "kind", "field", "problem", "solution", "before", "after", "effect")


def add(request: HttpRequest) -> HttpResponse:
    """A new one, in the movement that runs."""
    return _entry(request, facts.movement_of(request.by))


def enter(request: HttpRequest, unit: int, movement: int) -> HttpResponse:
    """Where the QR code of a unit's poster leads: its entry page in that movement."""
    if unit != request.by.unit_id:
        return render(request, "initiatives/elsewhere.html", {})
    named = Movement.objects.visible_to(request.by).filter(pk=movement).first()
    return _entry(request, named or facts.movement_of(request.by))


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with one's own, begun or given back."""
    rows = Initiative.objects.editable_by(request.by).select_related("movement")
    found = get_object_or_404(rows, pk=pk)
    return _entry(request, found.movement, found)


def _entry(request: HttpRequest, movement: Movement | None, found: Initiative | None = None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    authors, lines = facts.rows_of_form(found) if found else ([AuthorDraft(request.by.name, 100)], [])
    initial = _initial(found) if found else {}
    form = InitiativeForm(
        data,
        request.FILES or None,
        initial=initial,
        clauses=clause_choices(request.by.unit_id, movement=movement, first="sáng kiến")[1],
    )
    rows, sums = author_rows(data, authors), benefit_rows(data, lines)
    if data is not None:
        answer = _save(request, found, movement=movement, forms=(form, rows, sums))
        if answer:
            return answer
    context = {
        "form": form,
        "authors": rows,
        "sums": sums,
        "initiative": found,
        "movement": movement,
        "token": request.POST.get("token") or uuid.uuid4().hex,
        "drafts": [] if found else facts.drafts_of(request.by),
    }
    return render(request, "initiatives/write.html", context)


def _initial(found: Initiative) -> dict[str, Any]:
    kept = {name: getattr(found, name) for name in (*TOLD, "is_restricted", "is_shown")}
    return {**kept, "clause": found.clause_id or ""}


def _save(
    request: HttpRequest, found: Initiative | None, *, movement: Movement | None, forms: tuple[Any, ...]
) -> HttpResponse | None:
    """Kept; in the background only said so. What cannot be is told beside its field, and stays as typed."""
    form, rows, sums = forms
    if not all([form.is_valid(), rows.is_valid(), sums.is_valid()]):
        return (
            not_saved(_("Chưa lưu được: kiểm tra lại tên và các số đã nhập."))
            if is_autosave(request)
            else None
        )
    data = form.cleaned_data
    clause = Clause.objects.visible_to(request.by).filter(pk=data["clause"] or 0).first()
    content = actions.Content(
        **{name: data[name] for name in (*TOLD, "is_restricted", "is_shown")},
        authors=drafts_in(rows, "name"),
        benefit=drafts_in(sums, "label"),
    )

    def change() -> Initiative:
        return actions.save(
            by=request.by,
            content=content,
            initiative=found,
            movement=movement,
            clause=clause,
            token=request.POST.get("token", ""),
            uploads=form.uploads(),
        )

    if is_autosave(request):
        try:
            change()
        except Refusal as refusal:
            return not_saved(refusal.sentence)
        return saved()
    return act(request, change, form=form, to=lambda kept: reverse("initiatives:review", args=[kept.pk]))


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """«Kiểm tra lại trước khi gửi»: the whole, what is like it, pictures; and the one button."""
    rows = Initiative.objects.editable_by(request.by).select_related("unit", "movement", "clause__plan__unit")
    found = get_object_or_404(rows, pk=pk)
    verb = request.POST.get("verb", "")
    attachment = AttachmentForm(*((request.POST, request.FILES) if verb == "attach" else ()))
    if request.method == "POST":
        done = _send_or_attach(request, found, verb=verb, form=attachment)
        if done:
            return done
    return render(
        request,
        "initiatives/review.html",
        {
            "initiative": found,
            "facts": facts_of(found, is_known=True),
            "lines": lines_of(found),
            "alike": facts.alike_for(request.by, found),
            "attachment": attachment,
            "is_returned": found.state == InitiativeState.RETURNED,
            "history": history_of(found),
        },
    )


def _send_or_attach(
    request: HttpRequest, found: Initiative, *, verb: str, form: AttachmentForm
) -> HttpResponse | None:
    if verb == "attach":
        if not form.is_valid():
            return None
        return act(
            request,
            lambda: actions.attach(
                by=request.by, initiative=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            success=_("Đã đưa lên tài liệu."),
        )
    if verb != "submit":
        raise Http404
    return act(
        request,
        lambda: actions.submit(by=request.by, initiative=found, once=once_of(request)),
        to=found.get_absolute_url(),
        success=_("Đã gửi sáng kiến. Có bước mới sẽ được báo ngay."),
    )
