"""Pages on which a pledge is written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.movements.facts import clause_choices
from donghanh.organisations.choices import Duty
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Node

from .. import actions, facts
from ..forms import ChangeForm, PartnerForm, SidesForm, WordingForm, promise_rows
from ..models import Pledge, Registration


def partners(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the other unit by name."""
    gate = get_object_or_404(Registration.objects.visible_to(request.by).select_related("movement"), pk=pk)
    form = PartnerForm(request.GET if "q" in request.GET else None)
    typed = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    add = reverse("pledges:add", args=[gate.pk])
    found = [
        Node(label=unit.name, url=f"{add}?with={unit.pk}", note=unit.place)
        for unit in facts.partner_units(request.by, typed)
    ]
    return render(
        request, "pledges/partners.html", {"gate": gate, "form": form, "found": found, "typed": typed}
    )


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a pledge: the two sides, what they promise, who bears witness."""
    gate = get_object_or_404(
        Registration.objects.visible_to(request.by).select_related("movement", "unit"), pk=pk
    )
    by = request.by
    partner = facts.partner_unit(by, request.GET.get("with", ""))
    form = SidesForm(request.POST or None, by=by, partner=partner)
    clauses = clause_choices(by.unit_id or 0, movement=gate.movement)[1]
    drafts = [] if request.method == "POST" else facts.promises_from_response(by, clauses)
    targets = facts.target_choices(by.unit_id or 0, gate.year)
    rows = promise_rows(request.POST or None, clauses=clauses, targets=targets, drafts=drafts)
    together = request.POST.get("verb") == "together"
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        data = form.cleaned_data
        done = act(
            request,
            lambda: (actions.register_pledge if together else actions.draft_pledge)(
                by=by,
                registration=gate,
                first=facts.thing_behind(data["first"]),
                second=facts.thing_behind(data["second"]),
                promises=[row.draft() for row in rows.forms if row.has_changed() or row.cleaned_data],
                witnesses=data["witnesses"],
                place=data["place"],
                once=once_of(request),
            ),
            form=form,
            to=lambda pledge: pledge.get_absolute_url(),
            success=_("Đã đăng ký giao ước. In hai bản để hai bên ký.")
            if together
            else _("Đã lập giao ước. Kiểm tra lại rồi gửi để hai bên xác nhận."),
        )
        if done:
            return done
    return render(
        request,
        "pledges/add.html",
        {
            "gate": gate,
            "form": form,
            "rows": rows,
            "partner": partner,
            "may_together": partner is None and by.has(Duty.SIGN),
            "title": _("Lập giao ước thi đua"),
            "first_section": _("Hai bên giao ước"),
            "submit_label": _("Lập giao ước"),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    pledge = get_object_or_404(
        Pledge.objects.editable_by(request.by).select_related(
            "first__home", "second__home", "registration__movement"
        ),
        pk=pk,
    )
    form = WordingForm(request.POST or None, initial={"place": pledge.place, "witnesses": pledge.witnesses})
    rows = promise_rows(
        request.POST or None,
        clauses=clause_choices(pledge.first.home_id, movement=pledge.registration.movement)[1],
        targets=facts.target_choices(pledge.first.home_id, pledge.registration.year),
        drafts=facts.drafts_of(pledge),
    )
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        done = act(
            request,
            lambda: actions.rewrite_pledge(
                by=request.by,
                pledge=pledge,
                promises=[row.draft() for row in rows.forms if row.cleaned_data],
                **form.cleaned_data,
            ),
            form=form,
            to=pledge.get_absolute_url(),
            success=_("Đã sửa nội dung giao ước."),
        )
        if done:
            return done
    return render(
        request,
        "pledges/add.html",
        {
            "gate": pledge.registration,
            "form": form,
            "rows": rows,
            "partner": None,
            "may_together": False,
            "title": _("Sửa giao ước: %(pledge)s") % {"pledge": pledge},
            "first_section": _("Hai bên giao ước"),
            "submit_label": _("Ghi lại"),
        },
    )


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for other promises in a pledge that both sides had confirmed."""
    pledge = get_object_or_404(
        Pledge.objects.visible_to(request.by).select_related(
            "first__home", "second__home", "registration__movement"
        ),
        pk=pk,
    )
    form = ChangeForm(request.POST or None)
    home = next((side.home_id for side in pledge.sides if side.home_id == request.by.unit_id), 0)
    rows = promise_rows(
        request.POST or None,
        clauses=clause_choices(home or pledge.first.home_id, movement=pledge.registration.movement)[1],
        targets=facts.target_choices(home or pledge.first.home_id, pledge.registration.year),
        drafts=facts.drafts_of(pledge),
    )
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        done = act(
            request,
            lambda: actions.ask_change(
                by=request.by,
                pledge=pledge,
                promises=[row.draft() for row in rows.forms if row.cleaned_data],
                once=once_of(request),
                **form.cleaned_data,
            ),
            form=form,
            to=pledge.get_absolute_url(),
            success=_("Đã ghi đề nghị thay đổi; bên kia được báo để trả lời."),
        )
        if done:
            return done
    return render(
        request,
        "pledges/add.html",
        {
            "gate": pledge.registration,
            "form": form,
            "rows": rows,
            "partner": None,
            "may_together": False,
            "title": _("Thay đổi giao ước: %(pledge)s") % {"pledge": pledge},
            "first_section": _("Vì sao thay đổi"),
            "submit_label": _("Gửi đề nghị thay đổi"),
        },
    )
