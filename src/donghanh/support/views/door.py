"""Pages behind links, without signing in: the enterprise says whether it was helped, what it makes of an idea."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from donghanh.notices.facts import link_of, why_closed
from donghanh.notices.rules.links import CLOSED
from donghanh.ui.pages import act

from .. import actions
from ..facts import case_behind, idea_behind
from ..forms import ConfirmForm, EnterpriseAnswerForm

GONE, NOT_FOUND = 410, 404


@never_cache
@login_not_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What was raised and what was answered; one answer a link."""
    link = link_of(token)
    case = case_behind(link) if link else None
    closed = why_closed(link) or ("" if case else "unknown")
    if closed or link is None or case is None:
        return _shut(request, closed)
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


@never_cache
@login_not_required
def answer_idea(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody thinks of a product; the enterprise answers once a link."""
    link = link_of(token)
    idea = idea_behind(link) if link else None
    closed = why_closed(link) or ("" if idea else "unknown")
    if closed or link is None or idea is None:
        return _shut(request, closed)
    form = EnterpriseAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = act(request, lambda: actions.answer_through(link=link, idea=idea, **data), form=form)
        if done:
            return _sealed(render(request, "support/answer_done.html", {"idea": idea}))
    return _sealed(render(request, "support/answer_idea.html", {"idea": idea, "form": form}))


def _shut(request: HttpRequest, closed: str) -> HttpResponse:
    status = NOT_FOUND if closed == "unknown" else GONE
    return _sealed(render(request, "support/confirm_closed.html", {"said": _(CLOSED[closed])}, status=status))


def _sealed(answer: HttpResponse) -> HttpResponse:
    """The address is the key: it goes to no other site, into no index."""
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
