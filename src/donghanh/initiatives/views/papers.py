"""Files: the poster, the decision, the certificates."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.facts import public_site
from donghanh.organisations.models import Unit

from .. import facts
from ..documents import certificates_of, decision_of, poster_of, render
from ..models import Initiative


def poster(request: HttpRequest, form: str) -> HttpResponse:
    """The poster of the unit acted for, in the movement that runs."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
    movement = facts.movement_of(request.by)
    if movement is None:
        raise Http404
    site = public_site(request.build_absolute_uri("/")).rstrip("/")
    address = site + reverse("initiatives:enter", args=[unit.pk, movement.pk])
    return _file(render(poster_of(unit, movement, address), form), "ap-phich-sang-kien", form)


def _recognised(request: HttpRequest, pk: int) -> Initiative:
    rows = Initiative.objects.visible_to(request.by).known_to(request.by).recognised().select_related("unit")
    return get_object_or_404(rows, pk=pk)


def decision(request: HttpRequest, pk: str, form: str) -> HttpResponse:
    """The decision, to be numbered and signed."""
    found = _recognised(request, int(pk))
    return _file(render(decision_of(found), form), f"quyet-dinh-cong-nhan-{found.pk}", form)


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """A certificate for each author."""
    found = _recognised(request, pk)
    if not found.authors.exists():
        raise Http404
    return _file(certificates_of(found), f"giay-chung-nhan-{found.pk}", "pdf")


def _file(content: bytes, name: str, form: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
