"""Public pages: no sign-in, no script, nothing private, nothing before its decision."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from donghanh.initiatives.facts import matching
from donghanh.ui.listing import MOST, FilterForm, arrange

from .facts import initiatives_told, latest_movement, progress_of, recognitions_told, stories_told

HONOURED_ON_HOME = 6
STORIES_ON_HOME = 3


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest movement and how far it is, the newest stories and recognitions."""
    latest = latest_movement()
    context = {
        "movement": latest,
        "progress": progress_of(latest) if latest else None,
        "stories": stories_told()[:STORIES_ON_HOME],
        "honoured": recognitions_told()[:HONOURED_ON_HOME],
    }
    return render(request, "portal/home.html", context)


@login_not_required
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """All stories the public may read."""
    listing = arrange(request, stories_told(), search=("search_key",), per_page=20)
    context = {
        "stories": listing.things,
        "page": listing.page,
        "form": FilterForm(request.GET or None),
    }
    return render(request, "portal/stories.html", context)


@login_not_required
@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story; gone from here the moment it is withdrawn or its consent ends."""
    found = get_object_or_404(stories_told(), pk=pk)
    return render(request, "portal/story.html", {"story": found})


@login_not_required
@require_safe
def honour_board(request: HttpRequest) -> HttpResponse:
    """Everybody whose commendation decision is signed, numbered and scanned."""
    listing = arrange(request, recognitions_told(), search=("search_key",))
    context = {
        "page": listing.page,
        "honoured": listing.things,
        "total": listing.total,
        "form": FilterForm(request.GET or None),
    }
    return render(request, "portal/honour_board.html", context)


@login_not_required
@require_safe
def initiatives(request: HttpRequest) -> HttpResponse:
    """Recognised initiatives whose authors agreed to be shown."""
    found = matching(initiatives_told(), request.GET.get("q", ""))
    listing = arrange(request, found, per_page=20, most=MOST)
    context = {
        "initiatives": listing.things,
        "page": listing.page,
        "total": listing.said_total,
        "form": FilterForm(request.GET or None),
    }
    return render(request, "portal/initiatives.html", context)
