"""The page at which `make run` opens the browser: who is who in the demo province, and one click to be them."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from donghanh.base.dates import today
from donghanh.organisations.facts import hats_of
from donghanh.people.models import Account


@dataclass(frozen=True)
class Character:
    """One of the demo cast: how to sign in, and what they do where."""

    login: str
    name: str
    role: str
    unit: str


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """The cast in demo mode; anywhere else there is nothing to start from but one's own page."""
    if not settings.DEMO:
        return redirect("/")
    return render(request, "config/start.html", {"cast": cast()})


def cast() -> list[Character]:
    """The demo accounts with what they are today, in the order they were made."""
    accounts = Account.objects.filter(is_demo=True).select_related("person").order_by("pk")
    return [character(account) for account in accounts]


def character(account: Account) -> Character:
    hats = hats_of(account.person_id, today())
    return Character(
        login=account.login,
        name=account.person.name,
        role=hats[0].role_name if hats else "",
        unit=hats[0].unit.name if hats else "",
    )
