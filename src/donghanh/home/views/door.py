"""The first door."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from donghanh.base.dates import today
from donghanh.people.choices import FIRST_TIME

from .. import facts


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Việc cần làm: what is due from me, overdue first; strangers go to the doorstep."""
    if request.by.account_id is None:
        return redirect(settings.DOORSTEP)
    day = today()
    told = {
        "today": day,
        "stretches": facts.to_do(request.by, day),
        "done": facts.done_today(request.by, day),
        "is_first_time": bool(request.session.get(FIRST_TIME)),
    }
    return render(request, "home/home.html", told)


@require_POST
def hide_welcome(request: HttpRequest) -> HttpResponse:
    """The three cards of the first sign-in were read."""
    request.session.pop(FIRST_TIME, None)
    return redirect("home:home")


@never_cache
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Who to sign in as: the demo cast, one click each; outside demo mode this is the sign-in page."""
    if not settings.DEMO:
        return redirect("people:sign_in")
    return render(request, "home/start.html", {"players": facts.cast(today())})


@never_cache
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """For machines that watch the site: 200 when it is well, 503 when it is not."""
    found = facts.health()
    answer = {"ok": found.is_well, "database": found.database, "migrations": found.migrations}
    return JsonResponse(answer, status=200 if found.is_well else 503)
