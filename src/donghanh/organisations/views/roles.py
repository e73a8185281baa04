"""Roles, who holds them, and the unit I act for."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.pages import act

from .. import actions
from ..choices import Duty, RoleKey
from ..facts import ACTING_KEY, hats_of, members_of, officers_of
from ..forms import AppointForm, DelegateForm, RelieveForm
from ..models import Appointment, Unit
from ..permissions import may_delegate, may_shape
from ..rules import ROLES


def roles(request: HttpRequest) -> HttpResponse:
    """Every role with what its holder does, and who holds it in the unit acted for."""
    holders: dict[str, list[str]] = {}
    officers = officers_of(request.by.unit_id or 0, today())
    for officer in officers:
        holders.setdefault(officer.appointment.role, []).append(officer.appointment.person.name)
    mine = [each for each in officers if each.appointment.person_id == request.by.person_id]
    told = [
        {
            "name": RoleKey(key).label,
            "description": role.description,
            "duties": [Duty(duty).label for duty in Duty.values if duty in role.duties],
            "holders": ", ".join(holders.get(key, [])),
        }
        for key, role in ROLES.items()
    ]
    return render(
        request,
        "organisations/roles.html",
        {
            "roles": told,
            "mine": [each for each in mine if each.appointment.acts_for_id is None],
            "may_shape": may_shape(request.by),
        },
    )


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a role at a unit in scope."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape(request.by):
        raise PermissionDenied
    form = AppointForm(
        request.POST or None, members=members_of(unit.pk, today()), initial={"from_on": today()}
    )
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.appoint_somebody(by=request.by, unit=unit, **form.cleaned_data),
            form=form,
            to=reverse("organisations:unit", args=[unit.pk]),
            success=_("Đã phân công nhiệm vụ."),
        )
        if done:
            return done
    return render(request, "organisations/appoint.html", {"unit": unit, "form": form})


def relieve(request: HttpRequest, pk: int) -> HttpResponse:
    """End somebody's role on a day."""
    appointment = get_object_or_404(
        Appointment.objects.visible_to(request.by).select_related("person", "unit"), pk=pk
    )
    if not may_shape(request.by):
        raise PermissionDenied
    form = RelieveForm(request.POST or None, initial={"until_on": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.relieve(by=request.by, appointment=appointment, **form.cleaned_data),
            form=form,
            to=reverse("organisations:unit", args=[appointment.unit_id]),
            success=_("Đã ghi ngày thôi giữ nhiệm vụ."),
        )
        if done:
            return done
    return render(
        request,
        "organisations/relieve.html",
        {"appointment": appointment, "form": form, "may_delegate": may_delegate(request.by, appointment)},
    )


def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody act for an absent colleague, or for oneself, for stated days."""
    appointment = get_object_or_404(
        Appointment.objects.visible_to(request.by).select_related("person", "unit"), pk=pk
    )
    if not may_delegate(request.by, appointment):
        raise PermissionDenied
    others = members_of(appointment.unit_id, today()).exclude(pk=appointment.person_id)
    form = DelegateForm(request.POST or None, members=others, initial={"from_on": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.delegate(by=request.by, appointment=appointment, **form.change()),
            form=form,
            to=reverse("organisations:unit", args=[appointment.unit_id]),
            success=_("Đã giao người làm thay."),
        )
        if done:
            return done
    return render(request, "organisations/delegate.html", {"appointment": appointment, "form": form})


def switch(request: HttpRequest) -> HttpResponse:
    """Choose the unit I act for."""
    hats = hats_of(request.by.person_id or 0, today())
    if request.method == "POST":
        chosen = next((hat for hat in hats if str(hat.unit.pk) == request.POST.get("unit")), None)
        if chosen:
            request.session[ACTING_KEY] = chosen.unit.pk
        return redirect("/")
    return render(request, "organisations/switch.html", {"hats": hats})
