"""Files: the decision to be signed, the certificates."""

from django.http import Http404, HttpRequest, HttpResponse

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.facts import public_site

from ..choices import ContestState
from ..documents import MAKERS, cards_of, decision_of, print_cards, render
from ..permissions import may_announce, may_run
from .record import found_of

_REACHED = (ContestState.SEALED, ContestState.ANNOUNCED)


def decision(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The decision, to be numbered and signed: sealed results are in it, so only who holds the contest has it."""
    found = found_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    if (
        form not in MAKERS
        or found.state not in _REACHED
        or not (may_run(by, found) or may_announce(by, found))
    ):
        raise Http404
    return _file(render(decision_of(found), form), f"quyet-dinh-hoi-thi-{found.pk}", form)


def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """A certificate for each prize; none before the announcement was signed."""
    found = found_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    if found.state != ContestState.ANNOUNCED or not (may_run(by, found) or may_announce(by, found)):
        raise Http404
    cards = cards_of(found, public_site(request.build_absolute_uri("/")).rstrip("/"))
    if not cards:
        raise Http404
    return _file(print_cards(cards), f"giay-chung-nhan-hoi-thi-{found.pk}", "pdf")


def _file(content: bytes, name: str, form: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
