"""Answers that every view gives the same way."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal, Sentence

SEE_OTHER = 303
Where = str | Callable[[Any], str] | Any


def act(
    request: HttpRequest,
    change: Callable[[], Any],
    *,
    to: Where = None,
    success: str | Sentence | None = None,
    form: forms.BaseForm | None = None,
) -> HttpResponse | None:
    """Run `change` (a call of one action) and answer.

    Done: a redirect to `to` (address, url name, thing with `get_absolute_url`, or function of what the action
    answered; this page when left out), with `success` as message. Refused: the sentence goes to `form` (to the
    refusal's field when the form has it), or to the messages when there is no form, and the answer is None, so
    that the view shows the page again with what was typed.
    """
    try:
        outcome = change()
    except Refusal as refusal:
        show_refusal(request, refusal, form)
        return None
    if success:
        messages.success(request, str(success))
    return see(to(outcome) if callable(to) else to or request.get_full_path())


def show_refusal(request: HttpRequest, refusal: Refusal, form: forms.BaseForm | None = None) -> None:
    """Put a refusal's sentence where the reader will find it."""
    sentence = str(refusal.sentence)
    if form is None:
        messages.error(request, sentence)
        return
    form.add_error(refusal.field if refusal.field in form.fields else None, sentence)


def see(where: Any) -> HttpResponse:
    """A redirect that is fetched with GET (303), so that reloading does not send the form again."""
    return HttpResponseRedirect(resolve_url(where), status=SEE_OTHER)


def once_of(request: HttpRequest) -> str | None:
    """The token of the form that was sent."""
    return request.POST.get("once")


def render_part(request: HttpRequest, template: str, context: dict[str, Any], part: str) -> HttpResponse:
    """The named part of `template` to htmx, the whole page to anybody else."""
    is_part = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    answer = render(request, f"{template}#{part}" if is_part else template, context)
    answer.headers["Vary"] = "HX-Request"
    return answer


def is_autosave(request: HttpRequest) -> bool:
    """Was this sent in the background while somebody types?"""
    return request.headers.get("X-Autosave") == "1"


def saved(more: str = "") -> HttpResponse:
    """The answer to a background save: when it was saved, in words, and what else is to be told."""
    moment = timezone.localtime()
    said = _("Đã lưu %(time)s") % {"time": f"{moment.hour}:{moment.minute:02d}"}
    return HttpResponse(f"{said}. {more}" if more else said, content_type="text/plain")


def not_saved(sentence: str | Sentence) -> HttpResponse:
    """The answer to a background save that was refused: why, in words; what was typed stays on the page."""
    return HttpResponse(str(sentence), content_type="text/plain")
