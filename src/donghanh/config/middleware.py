"""Puts `request.by` on every request: who acts, and for which unit."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from donghanh.organisations.facts import actor_of_request


def acting_for(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the actor is read once a request, and only when a page asks for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.by = SimpleLazyObject(lambda: actor_of_request(request.user, request.session))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
