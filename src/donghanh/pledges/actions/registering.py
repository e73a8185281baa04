"""Gates are opened and their closing day is moved."""

import datetime as dt

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.movements.facts import accounts_at
from donghanh.movements.models import Movement
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import subordinates_of

from ..choices import LateRule
from ..models import Registration
from ..permissions import check_may_change_registration, check_may_open_registration
from ..rules import check_gate, check_reason


@transaction.atomic
def open_registration(
    *,
    by: Actor,
    movement: Movement,
    year: int,
    opens_on: dt.date,
    closes_on: dt.date,
    late_rule: str = LateRule.REFUSE,
    results_due_on: dt.date | None = None,
    once: str | None = None,
) -> Registration:
    """The gate of one emulation year for the unit acted for and all beneath; refuses a second one."""
    check_may_open_registration(by)
    journal.accept_once(once)
    check_gate(opens_on=opens_on, closes_on=closes_on, year=year, results_due_on=results_due_on)
    if not movement.starts_on.year <= year <= movement.ends_on.year:
        raise Refusal(
            "Phong trào thực hiện từ năm {start} đến năm {end}. Chọn năm trong khoảng đó.",
            start=movement.starts_on.year,
            end=movement.ends_on.year,
            field="year",
        )
    if Registration.objects.filter(movement=movement, year=year, unit=by.unit_id).exists():
        raise Refusal(
            "Đợt đăng ký năm {year} đã mở rồi. Mở đợt đó để xem hoặc gia hạn.", year=year, field="year"
        )
    gate = Registration.objects.create(
        movement=movement,
        year=year,
        unit_id=by.unit_id,
        opens_on=opens_on,
        closes_on=closes_on,
        late_rule=LateRule(late_rule),
        results_due_on=results_due_on,
    )
    said = Sentence(
        "Mở đăng ký giao ước thi đua năm {year}, hạn {day}.", year=year, day=say_date(gate.closes_on)
    )
    journal.record(by, "open_registration", gate, said)
    _tell_beneath(gate, said)
    return gate


@transaction.atomic
def move_closing_day(
    *, by: Actor, registration: Registration, closes_on: dt.date, reason: str
) -> Registration:
    """Give more (or less) time, with the reason; pledges flagged late before stay so."""
    check_may_change_registration(by, registration)
    gate = hold(registration)
    check_gate(
        opens_on=gate.opens_on, closes_on=closes_on, year=gate.year, results_due_on=gate.results_due_on
    )
    reason = check_reason(reason)
    gate.closes_on = closes_on
    gate.save(update_fields=["closes_on"])
    said = Sentence("Hạn đăng ký chuyển sang {day}: {reason}", day=say_date(closes_on), reason=reason)
    journal.record(by, "move_closing_day", gate, said)
    _tell_beneath(gate, said)
    return gate


def _tell_beneath(gate: Registration, said: Sentence) -> None:
    beneath = subordinates_of(gate.unit_id, today()).values_list("pk", flat=True)
    accounts = accounts_at(list(beneath), Duty.DRAFT, Duty.SIGN)
    tell((key for keys in accounts.values() for key in keys), said, reverse("pledges:list"))
