"""A target is given down: an amount for each unit beneath, what is left stays in reserve."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.ui.pages import act, once_of

from .. import actions
from ..facts import shares_of
from ..forms import DivideForm
from ..models import Target


def divided_target(request: HttpRequest, pk: int) -> Target:
    """The target of the unit acted for, to be divided."""
    rows = Target.objects.visible_to(request.by).standing().filter(unit=request.by.unit_id)
    return get_object_or_404(rows.select_related("indicator", "unit", "period"), pk=pk)


def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Type the amounts and save; the same page moves amounts between units, with a reason."""
    found = divided_target(request, pk)
    form = DivideForm(found, shares_of(found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.allocate(
                by=request.by,
                target=found,
                parts=form.parts,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                once=once_of(request),
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã giao chỉ tiêu xuống các đơn vị."),
        )
        if done:
            return done
    return render(
        request,
        "movements/divide.html",
        {"target": found, "form": form, "reserve": found.indicator.say(found.reserve)},
    )
