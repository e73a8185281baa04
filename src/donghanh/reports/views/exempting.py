"""Who is spared a request, and why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.words import fold
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act

from .. import actions
from ..forms import ExemptForm, FindForm
from ..models import Exemption, ReportRequest, Standing
from ..permissions import may_keep

MOST_FOUND = 20


def exemptions(request: HttpRequest, pk: int) -> HttpResponse:
    """Those spared with their reasons; whoever asked finds a unit by its name and spares it, or asks it after all."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("unit", "form", "period"), pk=pk
    )
    spared = Exemption.objects.visible_to(request.by).filter(request=asked).select_related("unit", "request")
    typed = request.POST.get("q") or request.GET.get("q", "")
    found = _found(request, asked, typed)
    is_exempting = "exempt" in request.POST
    form = ExemptForm(found, request.POST if is_exempting else None)
    done = None
    if is_exempting and form.is_valid():
        told = form.cleaned_data
        done = act(
            request,
            lambda: actions.exempt(
                by=request.by,
                request=asked,
                unit=told["place"].unit,
                reason=told["reason"],
                lasts=told["lasts"],
            ),
            form=form,
            to=request.path,
            success=_("Đã miễn gửi báo cáo cho đơn vị."),
        )
    elif "again" in request.POST:
        exemption = get_object_or_404(spared, pk=request.POST["again"])
        done = act(
            request, lambda: actions.ask_after_all(by=request.by, exemption=exemption), to=request.path
        )
    if done:
        return done
    listing = arrange(request, spared, per_page=30)
    context = {
        "asked": asked,
        "spared": listing.things,
        "page": listing.page,
        "form": form if typed and found else None,
        "find": FindForm(initial={"q": typed}),
        "typed": typed,
        "may_keep": may_keep(request.by, asked),
        "is_scheduled": asked.schedule_id is not None,
    }
    return render(request, "reports/exemptions.html", context)


def _found(request: HttpRequest, asked: ReportRequest, typed: str) -> Any:
    """Places of units that are asked, by name or code as typed."""
    places = Standing.objects.visible_to(request.by).filter(request=asked).asked().select_related("unit")
    for word in fold(typed).split():
        places = places.filter(unit__search_key__contains=word)
    if not typed.strip():
        return places.none()
    keys = list(places.order_by("unit__sort_key").values_list("pk", flat=True)[:MOST_FOUND])
    return Standing.objects.visible_to(request.by).filter(pk__in=keys).select_related("unit")
