"""A congress hands the roles of a unit over."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.pages import act, once_of

from .. import actions
from ..facts import members_of, officers_of
from ..forms import CongressForm
from ..models import Congress, Unit
from ..permissions import may_shape


def congress(request: HttpRequest, pk: int) -> HttpResponse:
    """Who goes on, who follows, by which paper; everything in one."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape(request.by):
        raise PermissionDenied
    held = [one.appointment for one in officers_of(unit.pk, today()) if one.appointment.acts_for_id is None]
    form = CongressForm(
        request.POST or None,
        appointments=held,
        members=members_of(unit.pk, today()),
        initial={"held_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        done = act(
            request,
            lambda: actions.hold_congress(
                by=request.by,
                unit=unit,
                name=typed["name"],
                held_on=typed["held_on"],
                paper_number=typed["paper_number"],
                elected=[actions.Elected(**one) for one in form.decided()],
                once=once_of(request),
            ),
            form=form,
            to=reverse("organisations:unit", args=[unit.pk]),
            success=_("Đã ghi nhận đại hội và bàn giao nhiệm vụ."),
        )
        if done:
            return done
    earlier = Congress.objects.visible_to(request.by).filter(unit=unit).order_by("-held_on")
    return render(request, "organisations/congress.html", {"unit": unit, "form": form, "earlier": earlier})
