"""The gallery: every component in its states, for those who build and those who judge."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from . import examples
from .forms import ExampleFilter, ExampleForm
from .listing import arrange, export, wanted_export
from .pages import is_autosave, saved

ERROR_PAGES = {400: "400.html", 403: "403.html", 404: "404.html", 429: "429.html", 500: "500.html"}


def _is_open(request: HttpRequest) -> bool:
    return settings.DEMO or settings.DEBUG or request.user.is_authenticated


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component; open to anyone where the site is a trial, else to those signed in."""
    if not _is_open(request):
        return redirect_to_login(request.path)
    if is_autosave(request):
        return saved()
    listing = arrange(
        request,
        examples.UNITS,
        search=examples.text_of,
        sorts=examples.SORTS,
        default_sort="name",
        per_page=4,
    )
    table = examples.units_table(listing.things, listing.sort)
    if form := wanted_export(request):
        return export(examples.units_table(listing.found, listing.sort), form, name="don-vi")
    context = examples.everything() | {
        "form": ExampleForm(),
        "filter_form": ExampleFilter(request.GET),
        "table": table,
        "page": listing.page,
        "long_page": Paginator(range(870), 20).page(5),
    }
    return render(request, "ui/gallery.html", context)


@login_not_required
def wrong_form(request: HttpRequest) -> HttpResponse:
    """A form that was refused."""
    if not _is_open(request):
        return redirect_to_login(request.path)
    form = ExampleForm({"name": "", "due_on": "31/4/2017", "workers": "mười hai", "kind": "work"})
    return render(request, "ui/wrong_form.html", {"form": form})


@login_not_required
def public_gallery(request: HttpRequest) -> HttpResponse:
    """The public frame with its honour board."""
    if not _is_open(request):
        return redirect_to_login(request.path)
    return render(request, "ui/public_gallery.html", {"honours": examples.HONOURS})


@login_not_required
def error_page(request: HttpRequest, code: int) -> HttpResponse:
    """An error page, to look at."""
    if not _is_open(request) or code not in ERROR_PAGES:
        raise Http404
    return render(request, ERROR_PAGES[code], status=200)
