"""A plan is sent to its addressees."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.ui.pages import act, once_of

from .. import actions
from ..facts import addressees_of, recipient_lines
from ..forms import SendForm
from ..models import Plan


def send(request: HttpRequest, pk: int) -> HttpResponse:
    """The addressees as Nơi nhận names them; a person confirms the list and the due day."""
    plan = get_object_or_404(
        Plan.objects.visible_to(request.by).filter(unit=request.by.unit_id).select_related("unit"), pk=pk
    )
    lines = addressees_of(plan, recipient_lines(plan))
    form = SendForm(plan, lines, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.send_plan(
                by=request.by,
                plan=plan,
                units=form.units(),
                answers=form.answers(),
                due_on=form.cleaned_data["due_on"],
                once=once_of(request),
            ),
            form=form,
            to=reverse("movements:adoption", args=[plan.pk]),
            success=_("Đã gửi kế hoạch."),
        )
        if done:
            return done
    return render(
        request,
        "movements/send.html",
        {
            "plan": plan,
            "form": form,
            "has_units": any(line.units for line in lines),
            "informed": [line.line for line in lines if not line.units],
        },
    )
