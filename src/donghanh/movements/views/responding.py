"""A grassroots union registers its response, on a phone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.journal.facts import history_of
from donghanh.ui.pages import act, is_autosave, once_of, saved, see

from .. import actions
from ..choices import Answer, ResponseState
from ..facts import clauses_above, taken_on
from ..facts.looking import rewordings_for
from ..forms import RespondForm
from ..models import Delivery, Response
from ..rules.applicability import hidden_sentence, not_mine
from ..rules.proposal import proposals_for
from ..rules.responding import Programme


def _owed(request: HttpRequest, pk: int) -> Delivery:
    return get_object_or_404(
        Delivery.objects.visible_to(request.by)
        .filter(unit=request.by.unit_id)
        .select_related("plan__unit", "unit"),
        pk=pk,
    )


def _kept(request: HttpRequest, delivery: Delivery) -> Response | None:
    kept = (
        Response.objects.visible_to(request.by)
        .filter(delivery=delivery)
        .select_related("delivery", "outdated_by")
    )
    return kept.first()


def respond(request: HttpRequest, pk: int) -> HttpResponse:
    """What the unit takes on, from a proposal; saved as one types, then looked over."""
    delivery = _owed(request, pk)
    kept = _kept(request, delivery)
    above, sector = clauses_above(delivery.plan), delivery.unit.sector
    lines = taken_on(kept, above) if kept else None
    hidden = [] if "all" in request.GET else not_mine(above, sector)
    out_of_sight = {clause.id for clause in hidden} - set(lines or ())
    proposals = [one for one in proposals_for(above, sector=sector) if one.clause_id not in out_of_sight]
    form = RespondForm(
        proposals,
        lines,
        request.POST or None,
        note=kept.note if kept else "",
        programme=_programme(delivery, kept),
    )
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.save_response(
                by=request.by,
                delivery=delivery,
                lines=form.taken(),
                note=form.cleaned_data["note"],
                programme=form.named_programme(),
            ),
            form=form,
            to=reverse("movements:review_response", args=[pk]),
        )
        if done:
            return saved() if is_autosave(request) else done
    return render(
        request,
        "movements/respond.html",
        {
            "delivery": delivery,
            "form": form,
            "response": kept,
            "rewordings": rewordings_for(kept) if kept else [],
            "hidden": hidden_sentence(
                [clause for clause in hidden if clause.id in out_of_sight], delivery.unit.get_sector_display()
            ),
        },
    )


def _programme(delivery: Delivery, kept: Response | None) -> Programme | None:
    """The work programme as kept, where a section of one is owed."""
    if delivery.answer != Answer.SECTION:
        return None
    return actions.programme_of(kept) if kept else Programme()


def review_response(request: HttpRequest, pk: int) -> HttpResponse:
    """«Kiểm tra lại trước khi gửi»: the registration as the superior will read it."""
    delivery = _owed(request, pk)
    kept = Response.objects.visible_to(request.by).filter(delivery=delivery).first()
    if kept is None:
        return see(reverse("movements:respond", args=[pk]))
    lines = kept.lines.select_related("clause").order_by("clause__position")
    if any(not line.clause.is_current for line in lines):
        messages.info(request, _("Kế hoạch cấp trên vừa được sửa đổi. Xem lại các nội dung rồi gửi."))
        return see(reverse("movements:respond", args=[pk]))
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.send_response(
                by=request.by,
                delivery=delivery,
                lines={line.clause_id: line.text for line in lines},
                note=kept.note,
                once=once_of(request),
            ),
            to=lambda response: reverse("movements:response", args=[response.pk]),
            success=_("Đã gửi phản hồi.")
            if delivery.answer == Answer.SECTION
            else _("Đã gửi đăng ký hưởng ứng."),
        )
        if done:
            return done
    return render(
        request,
        "movements/review_response.html",
        {"delivery": delivery, "response": kept, "lines": lines, "is_sent": kept.state == ResponseState.SENT},
    )


def response(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration: what the unit takes on."""
    found = get_object_or_404(
        Response.objects.visible_to(request.by).select_related("unit", "delivery__plan__unit", "outdated_by"),
        pk=pk,
    )
    delivery = found.delivery
    is_open = found.outdated_by or not (delivery.due_on and today() > delivery.due_on)
    return render(
        request,
        "movements/response.html",
        {
            "response": found,
            "delivery": delivery,
            "lines": found.lines.select_related("clause").order_by("clause__position"),
            "facts": [
                (_("Đơn vị"), found.unit.name),
                (_("Theo kế hoạch"), str(delivery.plan), reverse("movements:plan", args=[delivery.plan_id])),
                *_said_of_programme(found),
                (_("Ngày gửi"), found.sent_at),
                *_to_look_at(found),
                (_("Được sửa đến hết ngày"), say_date(delivery.due_on)),
            ],
            "may_change": bool(is_open) and found.unit_id == request.by.unit_id,
            "history": history_of(found),
        },
    )


def _to_look_at(found: Response) -> list[tuple[str, ...]]:
    """By which paper the superior's plan was changed since."""
    if found.outdated_by is None:
        return []
    page = reverse("movements:plan", args=[found.outdated_by_id])
    return [(_("Chưa xem lại theo"), str(found.outdated_by), page)]


def _said_of_programme(found: Response) -> list[tuple[str, str]]:
    """Where a section of a work programme stands."""
    if not found.programme:
        return []
    day = say_date(found.programme_on)
    number = _("số %(number)s ngày %(day)s") % {"number": found.programme_number or "–", "day": day}
    return [
        (_("Chương trình công tác"), f"{found.programme}, {number}"),
        (_("Mục trong chương trình"), found.programme_section),
    ]
