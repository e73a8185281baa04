"""When addressees of a plan are reminded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.ui.pages import act

from .. import actions
from ..facts import schedule_of
from ..forms import ScheduleForm
from ..models import Plan
from ..permissions import may_follow_up


def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """The schedule of reminders of one plan; shown to the whole unit, changed by who follows it up."""
    plan = get_object_or_404(
        Plan.objects.visible_to(request.by).filter(unit=request.by.unit_id).select_related("unit"), pk=pk
    )
    form = ScheduleForm.showing(schedule_of(plan), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.save_schedule(by=request.by, plan=plan, schedule=form.schedule()),
            form=form,
            to=reverse("movements:adoption", args=[plan.pk]),
            success=_("Đã ghi lịch nhắc."),
        )
        if done:
            return done
    return render(
        request,
        "movements/schedule.html",
        {"plan": plan, "form": form, "may_change": may_follow_up(request.by, plan)},
    )
