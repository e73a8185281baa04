"""Planning: a new event, its facts, its programme, its guests, its invitation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.documents.forms import NumberForm
from donghanh.ui.pages import act, once_of

from .. import actions
from ..choices import EventState
from ..documents import Invitation
from ..forms import ChangeForm, GuestsForm, PlanForm, ProgrammeForm
from ..models import Event


def planned_event(request: HttpRequest, pk: int) -> Event:
    """An event of the unit acted for to which nobody was invited yet."""
    rows = Event.objects.editable_by(request.by).filter(state=EventState.PLANNED)
    return get_object_or_404(rows.select_related("unit", "movement"), pk=pk)


def plan(request: HttpRequest) -> HttpResponse:
    """A new event."""
    form = PlanForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.plan_event(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: reverse("events:guests", args=[made.pk]),
            success=_("Đã lên kế hoạch. Bước tiếp theo: chọn khách mời."),
        )
        if done:
            return done
    return render(request, "events/plan.html", {"form": form})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Time, place and name."""
    found = planned_event(request, pk)
    form = ChangeForm(
        request.POST or None,
        initial={key: getattr(found, key) for key in ("name", "held_on", "begins", "place", "chair")},
    )
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.change_event(by=request.by, event=found, **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã lưu."),
        )
        if done:
            return done
    return render(request, "events/change.html", {"event": found, "form": form})


def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of the programme; saving gives two more empty ones."""
    found = planned_event(request, pk)
    form = ProgrammeForm(list(found.programme.all()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        more = request.POST.get("verb") == "more"
        done = act(
            request,
            lambda: actions.set_programme(by=request.by, event=found, items=form.items),
            form=form,
            to=None if more else found.get_absolute_url(),
            success=_("Đã lưu chương trình."),
        )
        if done:
            return done
    return render(request, "events/programme.html", {"event": found, "form": form})


def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is invited."""
    found = planned_event(request, pk)
    form = GuestsForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.invite(
                by=request.by, event=found, units=form.chosen, others=form.cleaned_data["others"]
            ),
            form=form,
            to=reverse("events:invite", args=[pk]),
            success=_("Đã lưu danh sách mời."),
        )
        if done:
            return done
    return render(request, "events/guests.html", {"event": found, "form": form})


def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it will be, and its number and day."""
    found = planned_event(request, pk)
    form = NumberForm(found.unit_id, "Giấy mời", request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.issue_invitation(
                by=request.by, event=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ban hành giấy mời và báo cho các đơn vị được mời."),
        )
        if done:
            return done
    invited, lines = list(found.guests.all()), list(found.programme.all())
    return render(
        request,
        "events/invite.html",
        {
            "event": found,
            "form": form,
            "paper": Invitation(found, lines, invited).paper(),
            "guests": invited,
            "lines": lines,
        },
    )
