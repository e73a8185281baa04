"""The account of somebody who holds a role: opened, given a new password, closed."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from donghanh.base.sentences import Refusal
from donghanh.people.facts import proposed_login
from donghanh.ui.pages import act, once_of, see, show_refusal

from .. import actions
from ..facts import account_of
from ..forms import AccountForm
from ..models import Appointment
from ..permissions import may_keep_account, may_shape


def _held(request: HttpRequest, pk: int) -> Appointment:
    """The appointment, for who manages the organisation; 404 out of scope, 403 without the duty."""
    rows = Appointment.objects.visible_to(request.by).select_related("person", "unit")
    appointment = get_object_or_404(rows, pk=pk)
    if not may_shape(request.by):
        raise PermissionDenied
    return appointment


@never_cache
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """The person's account, or the form that opens one; the one-time password is shown in this answer only."""
    appointment = _held(request, pk)
    held = account_of(appointment.person_id)
    form = AccountForm(request.POST or None, initial={"login": proposed_login(appointment.person.name)})
    if request.method == "POST" and form.is_valid():
        handed = _handed(
            request,
            lambda: actions.open_account_for(
                by=request.by, appointment=appointment, once=once_of(request), **form.cleaned_data
            ),
            None if held else form,
        )
        if handed:
            return _show_once(request, appointment, handed)
    told = {
        "appointment": appointment,
        "account": held,
        "may_keep": may_keep_account(request.by, appointment),
        "form": form,
    }
    return render(request, "organisations/account.html", told)


@never_cache
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time password, shown in this answer only."""
    appointment = _held(request, pk)
    handed = _handed(
        request,
        lambda: actions.reset_password(by=request.by, appointment=appointment, once=once_of(request)),
        None,
    )
    return _show_once(request, appointment, handed) if handed else see(_page_of(appointment))


@never_cache
@require_POST
def give_pin(request: HttpRequest, pk: int) -> HttpResponse:
    """A new PIN for links, shown in this answer only."""
    appointment = _held(request, pk)
    handed = _handed(
        request,
        lambda: actions.give_pin(by=request.by, appointment=appointment, once=once_of(request)),
        None,
    )
    if handed is None:
        return see(_page_of(appointment))
    told = {"appointment": appointment, "pin": handed.password}
    return render(request, "organisations/pin_handed_over.html", told)


@require_POST
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody signs in with it from now on."""
    appointment = _held(request, pk)
    done = act(
        request,
        lambda: actions.close_account(by=request.by, appointment=appointment),
        to=_page_of(appointment),
        success=_("Đã khóa tài khoản."),
    )
    return done or see(_page_of(appointment))


@require_POST
def reopen_account(request: HttpRequest, pk: int) -> HttpResponse:
    """It opens again with the password it had."""
    appointment = _held(request, pk)
    done = act(
        request,
        lambda: actions.reopen_account(by=request.by, appointment=appointment),
        to=_page_of(appointment),
        success=_("Đã mở lại tài khoản."),
    )
    return done or see(_page_of(appointment))


def _page_of(appointment: Appointment) -> str:
    return reverse("organisations:account", args=[appointment.pk])


def _handed(
    request: HttpRequest, change: Callable[[], actions.HandedOver], form: Any
) -> actions.HandedOver | None:
    """What the action hands over, or None with the refusal shown; no redirect, which could not carry a secret."""
    try:
        return change()
    except Refusal as refusal:
        show_refusal(request, refusal, form)
        return None


def _show_once(request: HttpRequest, appointment: Appointment, handed: actions.HandedOver) -> HttpResponse:
    told = {"appointment": appointment, "account": handed.account, "password": handed.password}
    return render(request, "organisations/account_handed_over.html", told)
