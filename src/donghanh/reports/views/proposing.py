"""Figures that the program proposes: looked at, confirmed, taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.ui.pages import act

from .. import actions
from ..choices import TRANSITIONS
from ..facts.proposals import proposals_of
from ..facts.sheets import cells_of, held_in, sheet_of
from .filling import asked_of


def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """Each blank cell for which something is known: how much, from where; taken only once it is ticked."""
    asked, place, report = asked_of(request, pk)
    if report and not TRANSITIONS.allows(report.state, "fill"):
        return redirect(report)
    if request.method == "POST":
        chosen = {code: request.POST.get(f"typed_{code}", "") for code in request.POST.getlist("take")}
        done = act(
            request,
            lambda: actions.take_proposals(by=request.by, request=asked, shown=chosen),
            to=reverse("reports:fill", args=[pk]),
            success=_("Đã đưa các số đã đánh dấu vào báo cáo. Xem lại rồi gửi."),
        )
        if done:
            return done
    lines = sheet_of(asked.form).asked_of(place.level, place.sector)
    cells = cells_of(held_in(report), lines)
    context = {"asked": asked, "proposals": proposals_of(asked, place.unit_id, lines, cells=cells)}
    return render(request, "reports/proposals.html", context)
