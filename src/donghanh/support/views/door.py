"""The page behind a link: the enterprise says whether it was helped, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from donghanh.notices.facts import link_of, why_closed
from donghanh.notices.rules.links import CLOSED
from donghanh.ui.pages import act

from .. import actions
from ..facts import case_behind
from ..forms import ConfirmForm

GONE, NOT_FOUND = 410, 404


@never_cache
@login_not_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What was raised and what was answered; one answer a link."""
    link = link_of(token)
    case = case_behind(link) if link else None
    closed = why_closed(link) or ("" if case else "unknown")
    if closed or link is None or case is None:
        status = NOT_FOUND if closed == "unknown" else GONE
        return _sealed(
            render(request, "support/confirm_closed.html", {"said": _(CLOSED[closed])}, status=status)
        )
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = act(
            request,
            lambda: actions.confirm_through(
                link=link,
                case=case,
                who=data["who"],
                is_settled=data["said"] == "yes",
                reason=data["reason"],
            ),
            form=form,
        )
        if done:
            return _sealed(render(request, "support/confirm_done.html", {"case": case}))
    return _sealed(render(request, "support/confirm.html", {"case": case, "form": form}))


def _sealed(answer: HttpResponse) -> HttpResponse:
    """The address is the key: it goes to no other site, into no index."""
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
