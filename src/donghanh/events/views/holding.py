"""On the day and after: who came, the minutes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.ui.pages import act, once_of

from .. import actions
from ..choices import EventState
from ..facts import attendance_of
from ..forms import AttendanceForm, MinutesForm
from ..models import Event


def running_event(request: HttpRequest, pk: int) -> Event:
    """An event of the unit acted for that is known and not closed."""
    rows = Event.objects.editable_by(request.by).exclude(state=EventState.PLANNED)
    return get_object_or_404(rows.select_related("unit", "movement", "invitation", "minutes"), pk=pk)


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick who came."""
    found = running_event(request, pk)
    form = AttendanceForm(found.guests.all(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.take_attendance(by=request.by, event=found, came=form.keys),
            form=form,
            to=reverse("events:contents", args=[pk])
            if found.minutes_id
            else reverse("events:minutes", args=[pk]),
            success=_("Đã ghi ai có mặt."),
        )
        if done:
            return done
    return render(request, "events/attendance.html", {"event": found, "form": form})


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write and issue the minutes; the programme is filled in already."""
    found = running_event(request, pk)
    form = MinutesForm(found.unit_id, list(found.programme.all()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.issue_minutes(
                by=request.by, event=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=reverse("events:contents", args=[pk]),
            success=_("Đã ban hành biên bản. Bước tiếp theo: thêm ảnh, văn bản rồi đóng hồ sơ."),
        )
        if done:
            return done
    return render(
        request,
        "events/minutes.html",
        {"event": found, "form": form, "count": attendance_of(list(found.guests.all()))},
    )
