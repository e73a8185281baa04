"""Schedules by which requests open by themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Level
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..forms import AddScheduleForm, RhythmForm
from ..models import AskingSchedule, ReportRequest
from ..permissions import may_ask, may_keep_schedule


def schedules(request: HttpRequest) -> HttpResponse:
    """What is asked by itself, how often."""
    things = AskingSchedule.objects.visible_to(request.by).running().select_related("unit")
    listing = arrange(request, things, per_page=30)
    table = Table(
        caption=_("Lịch báo cáo"),
        columns=[Column(_("Báo cáo")), Column(_("Loại kỳ")), Column(_("Đơn vị yêu cầu"))],
        rows=[
            [
                Cell(each.title, url=each.get_absolute_url()),
                each.get_period_kind_display(),
                each.unit.short_name or each.unit.name,
            ]
            for each in listing.things
        ],
        empty=_("Chưa có lịch báo cáo nào."),
    )
    context = {"table": table, "page": listing.page, "may_ask": may_ask(request.by)}
    return render(request, "reports/schedules.html", context)


def add_schedule(request: HttpRequest) -> HttpResponse:
    """Ask with one form every period of its kind."""
    form = AddScheduleForm.of(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("form", "movement")} | form.chosen
        done = act(
            request,
            lambda: actions.start_schedule(by=request.by, once=once_of(request), **chosen),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã lập lịch. Đến ngày, phần mềm tự gửi yêu cầu và nhắc các đơn vị."),
        )
        if done:
            return done
    return render(request, "reports/add_schedule.html", {"form": form})


def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """One schedule: its days, the requests to come, those that it opened."""
    found = get_object_or_404(
        AskingSchedule.objects.visible_to(request.by).select_related("movement", "unit"), pk=pk
    )
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.stop_schedule(by=request.by, schedule=found),
            success=_("Đã dừng lịch. Các kỳ đang mở vẫn tiếp tục."),
        )
        if done:
            return done
    context = {
        "schedule": found,
        "facts": _facts(found),
        "ahead": _ahead(found),
        "opened": _opened(request, found),
        "may_keep": may_keep_schedule(request.by, found) and found.stopped_on is None,
        "history": history_of(found),
    }
    return render(request, "reports/schedule.html", context)


def _facts(found: AskingSchedule) -> list[tuple[Any, ...]]:
    reminders = found.reminders
    return [
        (_("Phong trào"), str(found.movement)),
        (_("Loại kỳ"), found.get_period_kind_display()),
        (_("Cấp báo cáo"), ", ".join(str(Level(level).label) for level in found.levels)),
        (_("Gửi yêu cầu trước ngày chốt số liệu (ngày)"), found.opens_before),
        (_("Hạn gửi sau ngày chốt số liệu (ngày)"), found.due_after),
        (_("Số ngày gia hạn"), found.grace_days),
        (_("Nhắc trước hạn (ngày)"), ", ".join(map(str, sorted(reminders.before, reverse=True))) or "–"),
        (_("Nhắc sau hạn (ngày)"), ", ".join(map(str, reminders.after)) or "–"),
        (_("Báo cho cấp trên trực tiếp sau khi quá hạn (ngày)"), reminders.escalate_after or "–"),
    ]


def _ahead(found: AskingSchedule) -> Table:
    rhythm = found.rhythm
    return Table(
        caption=_("Các kỳ sẽ mở"),
        columns=[
            Column(_("Kỳ")),
            Column(_("Gửi yêu cầu ngày")),
            Column(_("Chốt số liệu ngày")),
            Column(_("Hạn gửi")),
        ],
        rows=[
            [str(span.name), rhythm.opens_on(span), span.as_of, rhythm.due_on(span)]
            for span in rhythm.ahead(today())
        ],
        empty=_("Không còn kỳ nào sẽ mở."),
    )


def _opened(request: HttpRequest, found: AskingSchedule) -> Table:
    rows = ReportRequest.objects.visible_to(request.by).filter(schedule=found)[:12]
    return Table(
        caption=_("Các kỳ đã mở"),
        columns=[Column(_("Báo cáo")), Column(_("Hạn gửi")), Column(_("Tình trạng"))],
        rows=[
            [Cell(each.title, url=each.get_absolute_url()), each.due_on, each.get_state_display()]
            for each in rows
        ],
        empty=_("Chưa mở kỳ nào."),
    )


def change_schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days for the requests to come."""
    found = get_object_or_404(AskingSchedule.objects.visible_to(request.by).running(), pk=pk)
    form = RhythmForm.shows(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.change_schedule(by=request.by, schedule=found, **form.chosen),
            form=form,
            to=reverse("reports:schedule", args=[pk]),
            success=_("Đã đổi lịch. Kỳ đang mở giữ hạn cũ."),
        )
        if done:
            return done
    return render(request, "reports/change_schedule.html", {"form": form, "schedule": found})
