"""A paper from outside is entered in the register: its file is read, a person corrects, the clerk enters."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, once_of, show_refusal

from .. import actions
from ..facts import kept_file, own_unit
from ..forms import IncomingFileForm, IncomingForm, first_values
from ..models import StoredFile
from ..permissions import check_may_register
from ..rules.paper import Paper
from ..rules.reading import read_file

SALT = "documents.incoming"


def register_incoming(request: HttpRequest) -> HttpResponse:
    """Choose the file, or go on without one; then the paper's lines, filled in from what was read."""
    try:
        check_may_register(request.by, request.by.unit_id or 0)
    except Refusal as refusal:
        return render(request, "documents/incoming_file.html", {"refused": str(refusal)}, status=403)
    if "subject" in request.POST:
        return _enter(request)
    is_sent = request.method == "POST"
    chosen = IncomingFileForm(request.POST, request.FILES) if is_sent else IncomingFileForm()
    if is_sent and chosen.is_valid():
        return _read(request, chosen)
    return render(request, "documents/incoming_file.html", {"form": chosen})


def _read(request: HttpRequest, chosen: IncomingFileForm) -> HttpResponse:
    upload = chosen.cleaned_data["upload"]
    if upload is None:
        return _confirmation(request, IncomingForm(initial={"arrived_on": today()}))
    try:
        kept = actions.keep_incoming_file(by=request.by, unit=own_unit(request.by), upload=upload)
    except Refusal as refusal:
        show_refusal(request, refusal, chosen)
        return render(request, "documents/incoming_file.html", {"form": chosen})
    with kept.file.open("rb") as opened:
        paper, why = _paper_of(kept, opened.read())
    form = IncomingForm(initial={"kept": _token(request, kept), **first_values(paper), "arrived_on": today()})
    return _confirmation(request, form, kept=kept, why=why)


def _paper_of(kept: StoredFile, content: bytes) -> tuple[Paper, str]:
    """What was read, and why nothing was: then the clerk types."""
    try:
        return read_file(kept.name, content).paper, ""
    except Refusal as refusal:
        return Paper(), str(refusal)


def _token(request: HttpRequest, kept: StoredFile) -> str:
    return signing.dumps([kept.pk, request.by.account_id], salt=SALT)


def _kept(request: HttpRequest) -> StoredFile | None:
    """The file that this very account sent a moment ago."""
    token = request.POST.get("kept", "")
    try:
        key, account = signing.loads(token, salt=SALT) if token else (None, None)
    except signing.BadSignature:
        return None
    return kept_file(key, request.by) if account == request.by.account_id else None


def _enter(request: HttpRequest) -> HttpResponse:
    form, kept = IncomingForm(request.POST), _kept(request)
    if form.is_valid():
        done = act(
            request,
            lambda: actions.register_incoming(
                by=request.by,
                unit=own_unit(request.by),
                paper=form.paper(_paper_again(kept)),
                kept=kept,
                arrived_on=form.cleaned_data["arrived_on"],
                arrival_number=form.cleaned_data["arrival_number"],
                once=once_of(request),
            ),
            form=form,
            to=lambda document: reverse("documents:record", args=[document.pk]),
            success=_("Đã vào sổ văn bản đến."),
        )
        if done:
            return done
    return _confirmation(request, form, kept=kept)


def _paper_again(kept: StoredFile | None) -> Paper:
    if kept is None:
        return Paper()
    with kept.file.open("rb") as opened:
        return _paper_of(kept, opened.read())[0]


def _confirmation(
    request: HttpRequest, form: IncomingForm, *, kept: StoredFile | None = None, why: str = ""
) -> HttpResponse:
    return render(request, "documents/incoming.html", {"form": form, "kept": kept, "why": why})
