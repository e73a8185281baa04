"""Public pages: no sign-in, no script, nothing private, nothing before its decision."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.awards.models import Recognition
from donghanh.base.dates import today
from donghanh.exemplars.models import Story
from donghanh.ui.listing import FilterForm, arrange

from .facts import movements_told, progress_of, stories_told

HONOURED_ON_HOME = 6
STORIES_ON_HOME = 3


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest movement and how far it is, the newest stories and recognitions."""
    movements = movements_told()
    latest = movements[0] if movements else None
    known = Recognition.objects.known().select_related("decision__document")
    context = {
        "movement": latest,
        "progress": progress_of(latest) if latest else None,
        "stories": stories_told()[:STORIES_ON_HOME],
        "honoured": list(known.order_by("-decision__effective_on", "decision_id", "position")[:HONOURED_ON_HOME]),
    }
    return render(request, "portal/home.html", context)


@login_not_required
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """All stories the public may read."""
    return render(request, "portal/stories.html", {"stories": stories_told()})


@login_not_required
@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story; gone from here the moment it is withdrawn or its consent ends."""
    found = get_object_or_404(
        Story.objects.shown_on(today()).select_related("party", "unit", "movement", "recognition__decision__document"),
        pk=pk,
    )
    return render(request, "portal/story.html", {"story": found})


@login_not_required
@require_safe
def honour_board(request: HttpRequest) -> HttpResponse:
    """Everybody whose commendation decision is signed, numbered and scanned."""
    listing = arrange(
        request,
        Recognition.objects.known()
        .select_related("decision__document")
        .order_by("-year", "level", "form_name", "golden_book_number"),
        search=("party__home__search_key",),
    )
    context = {
        "page": listing.page,
        "honoured": listing.things,
        "total": listing.total,
        "form": FilterForm(request.GET or None),
        "title": _("Bảng vàng thi đua"),
    }
    return render(request, "portal/honour_board.html", context)
