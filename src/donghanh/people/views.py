"""Signing in and out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, see, show_refusal

from . import actions
from .choices import FIRST_TIME
from .facts import has_pin
from .forms import PasswordForm, PinForm, SignInForm
from .models import Account


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else settings.LOGIN_REDIRECT_URL


def _open_session(request: HttpRequest, account: Account) -> None:
    is_first_time = account.last_login is None
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    request.session[FIRST_TIME] = is_first_time


@never_cache
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Login and password; in demo mode the cast stands below as one-click buttons."""
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _open_session(request, form.account)
        return redirect("people:password" if form.account.must_change_password else _next(request))
    cast = (
        Account.objects.filter(is_demo=True).select_related("person").order_by("pk") if settings.DEMO else []
    )
    return render(request, "people/sign_in.html", {"form": form, "next": _next(request), "cast": cast})


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One click as one of the demo cast; does not exist outside demo mode."""
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(Account, login=request.POST.get("login", ""), is_demo=True, is_active=True)
    _open_session(request, account)
    return redirect(_next(request))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("people:sign_in")


@never_cache
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """One's own password: changed by choice, or because it is a one-time password."""
    is_forced = request.user.must_change_password
    form = PasswordForm(request.POST or None, asks_current=not is_forced)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_password(by=request.by, **{"current": "", **form.cleaned_data})
        except Refusal as refusal:
            show_refusal(request, refusal, form)
        else:
            update_session_auth_hash(request, changed)
            messages.success(request, _("Đã đổi mật khẩu."))
            return see("/")
    return render(request, "people/password.html", {"form": form, "is_forced": is_forced})


@never_cache
@sensitive_post_parameters()
def pin(request: HttpRequest) -> HttpResponse:
    """One's own PIN, for what is sent through links without signing in."""
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.choose_pin(by=request.by, **form.cleaned_data),
            form=form,
            to="people:pin",
            success=_("Đã đặt mã PIN."),
        )
        if done:
            return done
    return render(request, "people/pin.html", {"form": form, "has_pin": has_pin(request.by.account_id)})
