"""A course is offered, changed, closed, cancelled; whoever signed people up hears."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold, nfc
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.notices.actions import tell

from ..choices import COURSE_MOVES, CourseKind, Payer
from ..facts import drafters_beneath, drafters_of, seats_of
from ..models import Course
from ..permissions import check_may_offer, check_may_run
from ..rules import check_days, check_past, check_said, check_seats, check_settled


def _checked(
    *,
    kind: str,
    subject: str,
    place: str,
    from_on: dt.date,
    until_on: dt.date,
    seats: int,
    payer: str,
    cost: int = 0,
    note: str = "",
    clause: Clause | None = None,
    is_for_beneath: bool = False,
) -> dict[str, Any]:
    subject = check_said(subject, field="subject")
    check_days(from_on, until_on)
    if seats < 1:
        raise Refusal("Lớp phải có ít nhất một chỗ.", field="seats")
    if cost < 0:
        raise Refusal("Số này không được là số âm. Nhập từ 0 trở lên.", field="cost")
    return {
        "movement": clause.plan.movement if clause else None,
        "clause": clause,
        "kind": CourseKind(kind),
        "subject": subject,
        "search_key": fold(f"{subject} {place}"),
        "place": check_said(place, field="place"),
        "from_on": from_on,
        "until_on": until_on,
        "seats": seats,
        "cost": cost,
        "payer": Payer(payer),
        "note": nfc(note).strip(),
        "is_for_beneath": is_for_beneath,
    }


@transaction.atomic
def offer_course(*, by: Actor, once: str | None = None, **facts: Any) -> Course:
    """A new course of the unit acted for; where it is for those beneath too, these are told.

    `facts`: kind, subject, place, from_on, until_on, seats, payer, and cost, note, clause, is_for_beneath.
    """
    check_may_offer(by)
    journal.accept_once(once)
    course = Course.objects.create(unit_id=by.unit_id, added_by_id=by.account_id, **_checked(**facts))
    said = Sentence("Mở lớp “{subject}” từ ngày {day}.", subject=course.subject, day=say_date(course.from_on))
    journal.record(by, "offer", course, said)
    if course.is_for_beneath:
        invited = Sentence(
            "{unit} mở lớp “{subject}” từ ngày {day}, còn nhận đăng ký.",
            unit=by.unit_name,
            subject=course.subject,
            day=say_date(course.from_on),
        )
        tell(drafters_beneath(course.unit_id) - {by.account_id or 0}, invited, course.get_absolute_url())
    return course


def _tell_homes(by: Actor, course: Course, said: Sentence) -> None:
    homes = set(course.participants.order_by().values_list("home", flat=True))
    told = set().union(*drafters_of(homes).values())
    tell(told - {by.account_id or 0}, said, course.get_absolute_url())


@transaction.atomic
def change_course(*, by: Actor, course: Course, once: str | None = None, **facts: Any) -> Course:
    """Other days, place, seats or cost; whoever signed people up is told of the days and the place."""
    check_may_run(by, course)
    journal.accept_once(once)
    found = hold(course)
    COURSE_MOVES.check(found.state, "change")
    checked = _checked(**facts)
    check_seats(seats_of(found).signed_up, seats=checked["seats"], more=0)
    moved = (found.from_on, found.until_on, found.place) != tuple(
        checked[name] for name in ("from_on", "until_on", "place")
    )
    for name, value in checked.items():
        setattr(found, name, value)
    found.save(update_fields=list(checked))
    said = Sentence(
        "Lớp “{subject}”: từ ngày {start} đến ngày {end}, tại {place}.",
        subject=found.subject,
        start=say_date(found.from_on),
        end=say_date(found.until_on),
        place=found.place,
    )
    journal.record(by, "change", found, said)
    if moved:
        _tell_homes(by, found, said)
    return found


@transaction.atomic
def hold_course(*, by: Actor, course: Course, cost: int, once: str | None = None) -> Course:
    """It was held: everybody is marked, what it cost in the end is written down, and it counts."""
    check_may_run(by, course)
    journal.accept_once(once)
    found = hold(course)
    found.state = COURSE_MOVES.check(found.state, "hold")
    check_past(found.until_on, today=today())
    seats = seats_of(found)
    check_settled(seats.untold, came=seats.came)
    if cost < 0:
        raise Refusal("Số này không được là số âm. Nhập từ 0 trở lên.", field="cost")
    found.cost = cost
    found.save(update_fields=["state", "cost"])
    said = Sentence(
        "Lớp “{subject}” đã kết thúc: {came} người học, {passed} người đạt.",
        subject=found.subject,
        came=seats.came,
        passed=seats.passed,
    )
    journal.record(by, "hold", found, said)
    _tell_homes(by, found, said)
    return found


@transaction.atomic
def cancel_course(*, by: Actor, course: Course, reason: str, once: str | None = None) -> Course:
    """It will not be held; the reason goes to whoever signed people up."""
    check_may_run(by, course)
    journal.accept_once(once)
    found = hold(course)
    found.state = COURSE_MOVES.check(found.state, "cancel")
    found.reason = check_said(reason, field="reason")
    found.save(update_fields=["state", "reason"])
    said = Sentence("Lớp “{subject}” đã hủy: {why}", subject=found.subject, why=found.reason)
    journal.record(by, "cancel", found, said)
    _tell_homes(by, found, said)
    return found
