"""Puts `request.by` on every request: who acts, and for which unit; and holds whom a one-time password let in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from donghanh.organisations.facts import actor_of_request

# All that is open to whoever signed in with a one-time password, until it is changed.
BEFORE_OWN_PASSWORD = {"people:password", "people:sign_in", "people:sign_in_as", "people:sign_out"}
BEFORE_OWN_PASSWORD |= {"set_language", "home:healthz"}


def _to_own_password(request: HttpRequest, *_view: Any) -> HttpResponse | None:
    """Whatever address is typed, a one-time password leads to the page where it is changed."""
    asked = request.resolver_match.view_name if request.resolver_match else ""
    if asked in BEFORE_OWN_PASSWORD:
        return None
    must_change = getattr(request.user, "must_change_password", False)  # type: ignore[union-attr]
    return redirect("people:password") if must_change else None


def acting_for(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the actor is read once a request, and only when a page asks for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.by = SimpleLazyObject(lambda: actor_of_request(request.user, request.session))  # type: ignore[attr-defined]
        return get_response(request)

    middleware.process_view = _to_own_password  # type: ignore[attr-defined]
    return middleware
