"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .choices import FIRST_TIME
from .forms import SignInForm
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
        return redirect(_next(request))
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
