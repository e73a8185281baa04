"""Many papers at once: asked for from the register, made in the background, taken as one archive."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, see

from .. import actions
from ..forms import DocumentFilter
from ..models import Document, PaperBatch


@require_POST
def ask_for_batch(request: HttpRequest, kind: str) -> HttpResponse:
    """Every paper that the address of the register finds, as files."""
    found = Document.objects.visible_to(request.by).select_related("unit").newest_first()
    form = DocumentFilter(request.GET)
    found = form.narrowed(found, request.by) if form.is_valid() else found
    listing = arrange(request, found, search=("search_key",))
    done = act(
        request,
        lambda: actions.ask_for_batch(
            by=request.by, documents=listing.found, kind=kind, site=request.build_absolute_uri("/")
        ),
        to=lambda batch: reverse("documents:batch", args=[batch.pk]),
    )
    return done or see(reverse("documents:list"))


@require_GET
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the run is, and the archive when it is whole."""
    found = get_object_or_404(PaperBatch.objects.visible_to(request.by), pk=pk)
    return render(request, "documents/batch.html", {"batch": found})


@require_GET
def batch_file(request: HttpRequest, pk: int) -> FileResponse:
    """The archive, as attachment."""
    found = get_object_or_404(PaperBatch.objects.visible_to(request.by), pk=pk)
    if not found.file:
        raise Http404
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=f"van-ban-{found.pk}.zip")
