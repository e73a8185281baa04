"""Schedules: made, changed, stopped; and the daily look whether the next request is to be opened."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.movements.facts import accounts_at
from donghanh.movements.models import Movement
from donghanh.movements.rules.reminding import Schedule
from donghanh.notices.actions import Wanted, remind
from donghanh.organisations.choices import Duty
from donghanh.periods.facts import period
from donghanh.periods.rules import Span

from ..models import AskingSchedule, Exemption, FormVersion, ReportRequest
from ..permissions import check_may_keep_schedule, check_may_make_forms
from ..rules.schedules import check_rhythm
from .asking import ask_for_it

REMINDED = ("before", "on_day", "after", "escalate_after")


@transaction.atomic
def start_schedule(
    *,
    by: Actor,
    form: FormVersion,
    movement: Movement,
    levels: Iterable[str],
    opens_before: int,
    due_after: int,
    grace_days: int,
    reminders: Schedule,
    once: str | None = None,
) -> AskingSchedule:
    """Ask with this form every period of its kind from now on; refuses a second schedule for the same form."""
    check_may_make_forms(by)
    journal.accept_once(once)
    check_rhythm(opens_before=opens_before, due_after=due_after)
    running = AskingSchedule.objects.running().filter(unit=by.unit_id, movement=movement, form_code=form.code)
    if running.exists():
        raise Refusal("Biểu mẫu này đã có lịch báo cáo. Sửa lịch đó trong danh sách.", field="form")
    schedule = AskingSchedule.objects.create(
        unit_id=by.unit_id,
        movement=movement,
        form_code=form.code,
        period_kind=form.period_kind,
        title=form.name,
        levels=list(levels),
        opens_before=opens_before,
        due_after=due_after,
        grace_days=grace_days,
        **_reminded(reminders),
    )
    journal.record(by, "start", schedule, Sentence("Lập lịch báo cáo “{title}”.", title=schedule.title))
    return schedule


def _reminded(reminders: Schedule) -> dict[str, object]:
    told = {name: getattr(reminders, name) for name in REMINDED}
    return told | {"before": list(reminders.before), "after": list(reminders.after)}


@transaction.atomic
def change_schedule(
    *,
    by: Actor,
    schedule: AskingSchedule,
    levels: Iterable[str],
    opens_before: int,
    due_after: int,
    grace_days: int,
    reminders: Schedule,
) -> None:
    """Other days for the requests to come, and other reminders; requests that are open keep their due day."""
    check_may_keep_schedule(by, schedule)
    held = _running(schedule)
    check_rhythm(opens_before=opens_before, due_after=due_after)
    held.levels, held.opens_before = list(levels), opens_before
    held.due_after, held.grace_days = due_after, grace_days
    for name, told in _reminded(reminders).items():
        setattr(held, name, told)
    held.save()
    journal.record(by, "change", held, Sentence("Đổi lịch báo cáo “{title}”.", title=held.title))


@transaction.atomic
def stop_schedule(*, by: Actor, schedule: AskingSchedule) -> None:
    """Open no more requests; those that are open go on."""
    check_may_keep_schedule(by, schedule)
    held = _running(schedule)
    held.stopped_on = today()
    held.save(update_fields=["stopped_on"])
    journal.record(by, "stop", held, Sentence("Dừng lịch báo cáo “{title}”.", title=held.title))


def _running(schedule: AskingSchedule) -> AskingSchedule:
    held = hold(schedule)
    if held.stopped_on:
        raise Refusal("Lịch báo cáo này đã dừng. Lập lịch mới nếu cần.")
    return held


def ask_by_schedule(day: dt.date) -> list[ReportRequest]:
    """Open every request whose day has come; run again it opens none. Who cannot be asked is told to the asker."""
    schedules = AskingSchedule.objects.running().select_related("movement", "unit")
    return [request for schedule in schedules if (request := _open_next(schedule, day))]


def _open_next(schedule: AskingSchedule, day: dt.date) -> ReportRequest | None:
    span = schedule.rhythm.to_open(day)
    if span is None or schedule.requests.filter(period__code=span.code).exists():
        return None
    try:
        with transaction.atomic():
            held = hold(schedule)  # two workers at once: the second finds what the first opened
            if held.requests.filter(period__code=span.code).exists():
                return None
            request = _ask(held, span)
    except Refusal as refusal:
        _tell_asker(
            schedule,
            span,
            Sentence("Chưa mở được kỳ báo cáo “{title}”: {why}", title=schedule.title, why=refusal.sentence),
            url=reverse("reports:schedule", args=[schedule.pk]),
        )
        return None
    _tell_asker(
        schedule,
        span,
        Sentence(
            "Đã mở theo lịch: {title}, hạn gửi {due}.", title=request.title, due=say_date(request.due_on)
        ),
        url=request.get_absolute_url(),
    )
    return request


def _ask(schedule: AskingSchedule, span: Span) -> ReportRequest:
    form = FormVersion.objects.latest().filter(code=schedule.form_code).first()
    if form is None or form.period_kind != schedule.period_kind:
        raise Refusal("Biểu mẫu của lịch này không còn dùng. Lập lịch mới theo biểu mẫu mới.")
    earlier = schedule.requests.order_by("-period__ends_on").first()
    request = ReportRequest(
        movement=schedule.movement,
        schedule=schedule,
        form=form,
        period=period(span.code),
        unit_id=schedule.unit_id,
        levels=schedule.levels,
        due_on=schedule.rhythm.due_on(span),
        grace_days=schedule.grace_days,
    )
    return ask_for_it(
        SYSTEM, request, Exemption.objects.filter(request=earlier, lasts=True) if earlier else ()
    )


def _tell_asker(schedule: AskingSchedule, span: Span, text: Sentence, *, url: str) -> None:
    accounts = accounts_at([schedule.unit_id], Duty.DRAFT).get(schedule.unit_id, set())
    key = f"reports.schedule:{schedule.pk}:{span.code}"
    remind(Wanted(account, key, text, url) for account in sorted(accounts))
