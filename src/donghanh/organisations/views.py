"""Pages of the organisation: the tree as of a day, one unit, the unit I act for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from donghanh.base.dates import today

from .facts import ACTING_KEY, hats_of, subordinates_of
from .models import Unit


def tree(request: HttpRequest) -> HttpResponse:
    """The units in scope, from the one acted for downwards."""
    top = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
    return render(
        request, "organisations/tree.html", {"top": top, "units": subordinates_of(top.pk, today()).in_order()}
    )


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: what it is, who leads it, what stands beneath it."""
    found = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    return render(
        request,
        "organisations/unit.html",
        {"unit": found, "units": subordinates_of(found.pk, today()).in_order()},
    )


def switch(request: HttpRequest) -> HttpResponse:
    """Choose the unit I act for."""
    hats = hats_of(request.by.person_id or 0, today())
    if request.method == "POST":
        chosen = next((hat for hat in hats if str(hat.unit.pk) == request.POST.get("unit")), None)
        if chosen:
            request.session[ACTING_KEY] = chosen.unit.pk
        return redirect("/")
    return render(request, "organisations/switch.html", {"hats": hats})
