"""The door that a link opens: one unit's form, without signing in. Nothing is written before the PIN is right."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from donghanh.base.sentences import Refusal
from donghanh.people.forms import pin_field
from donghanh.ui.pages import see, show_refusal

from .. import actions
from ..facts import door_of, link_of, why_closed
from ..facts.doors import Door
from ..models import Link
from ..rules.links import CLOSED

GONE, NOT_FOUND = 410, 404


class PinToSend(forms.Form):
    """What proves that the signer of the unit sends."""

    pin = pin_field(
        gettext_lazy("Mã PIN của người ký"), gettext_lazy("Mã sáu chữ số do công đoàn cấp trên báo riêng.")
    )


@never_cache
@login_not_required
@sensitive_post_parameters("pin")
@sensitive_variables("pin_form")
def door(request: HttpRequest, token: str) -> HttpResponse:
    """The form; what it says, to be looked over; sent with the PIN. Who is signed in here does not matter."""
    link = link_of(token)
    closed = why_closed(link)
    if closed == "used" and link is not None and (sent := door_of(link)):
        told = {"door": sent, "link": link, "said": _(CLOSED[closed])}
        return _sealed(render(request, "notices/door_sent.html", told, status=GONE))
    if closed or link is None:
        return _closed(request, closed)
    found = door_of(link, request.POST or None)
    if found is None:
        return _closed(request, "gone")
    if found.closed:
        return _sealed(render(request, "notices/door_closed.html", {"said": found.closed}, status=GONE))
    step = request.POST.get("step", "") if request.method == "POST" and found.form.is_valid() else ""
    if step not in ("review", "send"):
        return _sealed(render(request, "notices/door.html", {"door": found, "form": found.form}))
    pin_form = PinToSend(request.POST if step == "send" else None)
    if step == "send" and pin_form.is_valid() and _is_sent(request, link, found=found, pin_form=pin_form):
        return _sealed(see(request.path))
    told = {"door": found, "form": found.form, "pin_form": pin_form, "lines": found.review()}
    return _sealed(render(request, "notices/door_review.html", told))


def _is_sent(request: HttpRequest, link: Link, *, found: Door, pin_form: PinToSend) -> bool:
    try:
        actions.send_through(link=link, door=found, pin=pin_form.cleaned_data["pin"])
    except Refusal as refusal:
        show_refusal(request, refusal, pin_form)
        return False
    return True


def _closed(request: HttpRequest, why: str) -> HttpResponse:
    status = NOT_FOUND if why == "unknown" else GONE
    return _sealed(render(request, "notices/door_closed.html", {"said": _(CLOSED[why])}, status=status))


def _sealed(answer: HttpResponse) -> HttpResponse:
    """The address is the key: it goes to no other site, into no index."""
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
