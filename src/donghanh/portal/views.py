"""Public pages: no sign-in, no script, nothing private, nothing before its decision."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.base.dates import today
from donghanh.evidence.rules import shrunk_picture
from donghanh.initiatives.facts import matching
from donghanh.ui.listing import MOST, FilterForm, arrange

from .facts import (
    initiatives_told,
    latest_movement,
    pictures_told,
    progress_of,
    recognitions_told,
    stories_told,
)

HONOURED_ON_HOME = 6
STORIES_ON_HOME = 3
STORIES_IN_FEED = 20
WIDEST, HIGHEST = 1200, 800  # what previews are made of (ogp.me names none; networks crop to 1200 × 630)


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
    address = request.build_absolute_uri(reverse("portal:story", args=[pk]))
    pictures = list(pictures_told().filter(story=found))
    context = {"story": found, "address": address, "pictures": pictures}
    if pictures:
        shown = reverse("portal:picture", args=[pictures[0].pk])
        context["preview"] = request.build_absolute_uri(shown)
    return render(request, "portal/story.html", context)


@login_not_required
@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture of a story, small enough for a poor phone and large enough for a preview; gone with its story."""
    found = get_object_or_404(pictures_told(), pk=pk)
    with found.evidence.file.open("rb") as opened:
        content = shrunk_picture(opened.read(), width=WIDEST, height=HIGHEST)
    answer = HttpResponse(content, content_type="image/jpeg")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest stories for what reads Atom: newsrooms, other sites."""
    here = request.build_absolute_uri
    page = here(reverse("portal:stories"))
    made = Atom1Feed(
        title=_("Gương sáng"),
        link=page,
        description="",
        feed_url=here(reverse("portal:feed")),
        language=request.LANGUAGE_CODE,  # type: ignore[attr-defined]
    )
    for story in stories_told()[:STORIES_IN_FEED]:
        address = here(reverse("portal:story", args=[story.pk]))
        day = dt.datetime.combine(story.published_on or today(), dt.time(12), dt.UTC)
        made.add_item(
            title=story.title,
            link=address,
            unique_id=address,
            description=story.summary,
            author_name=story.unit.name,
            pubdate=day,
            updateddate=day,
        )
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


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
