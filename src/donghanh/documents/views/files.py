"""Files of papers, always as attachments."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from donghanh.base.sentences import Refusal
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.ui.pages import see, show_refusal

from .. import facts
from ..models import Document, StoredFile


@require_GET
def download(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The paper as Word or PDF."""
    document = get_object_or_404(Document.objects.visible_to(request.by), pk=pk)
    try:
        facts.check_kind(kind)
    except Refusal as refusal:
        raise Http404(str(refusal)) from refusal
    site = facts.public_site(request.build_absolute_uri("/"))
    name = f"{document} {document.issued_on or ''}".replace("/", "-").strip()
    try:
        made = facts.render(document, kind, site=site)
    except Refusal as refusal:
        show_refusal(request, refusal)
        return see(reverse("documents:record", args=[document.pk]))
    return attachment(made, f"{name}.{kind}", kind)


@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of the signed paper, as attachment."""
    return file_of(get_object_or_404(Document.objects.visible_to(request.by), pk=pk).scan)


@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that the paper was read from, as attachment."""
    return file_of(get_object_or_404(Document.objects.visible_to(request.by), pk=pk).source)


def file_of(stored: StoredFile | None) -> HttpResponse:
    if stored is None:
        raise Http404
    with stored.file.open("rb") as opened:
        return attachment(opened.read(), stored.name, stored.kind)


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, never shown in place: a browser must not run what somebody uploaded."""
    answer = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
