"""The invitation goes out and is answered; an event may be cancelled with its reason."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.journal import actions as journal
from donghanh.movements.facts import accounts_at
from donghanh.notices.actions import tell, tell_each
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import TRANSITIONS, EventState, GuestAnswer
from ..documents import Invitation
from ..models import Event, Guest
from ..permissions import check_may_answer, check_may_cancel, check_may_issue
from ..rules import check_invitable, checked_text


@transaction.atomic
def issue_invitation(
    *, by: Actor, event: Event, number: str, issued_on: dt.date, once: str | None = None
) -> Event:
    """Issue the letter with the clerk's number; every invited unit sees it and is told."""
    event = hold(event)
    check_may_issue(by, event)
    journal.accept_once(once)
    event.state = TRANSITIONS.check(event.state, "invite")
    guests, programme = list(event.guests.select_related("unit")), list(event.programme.all())
    check_invitable(guests=len(guests), lines=len(programme))
    units = [guest.unit for guest in guests if guest.unit]
    event.invitation = documents.issue(
        by=by,
        unit=event.unit,
        paper=Invitation(event, programme, guests).paper(),
        number=number,
        issued_on=issued_on,
        addressees=units,
    )
    event.save(update_fields=["state", "invitation"])
    journal.record(
        by, "invite", event, Sentence("Ban hành giấy mời đến {count} đơn vị, đại biểu.", count=len(guests))
    )
    _tell_guests(
        event,
        Sentence(
            "Mời dự {event}, ngày {day}. Trả lời giấy mời.", event=event.name, day=say_date(event.held_on)
        ),
    )
    return event


def _tell_guests(event: Event, text: Sentence) -> None:
    units = [key for key in event.guests.values_list("unit", flat=True) if key]
    accounts = accounts_at(units, Duty.DRAFT, Duty.SIGN)
    url = event.get_absolute_url()
    tell_each((account, text, url) for key in units for account in accounts.get(key, ()))


@transaction.atomic
def answer_invitation(*, by: Actor, event: Event, answer: str, note: str = "") -> Guest:
    """The unit acted for says whether it comes; it may say otherwise until the day is over."""
    check_may_answer(by)
    event = hold(event)
    guest = event.guests.filter(unit=by.unit_id).select_for_update(of=("self",)).first()
    if guest is None:
        raise Refusal("Đơn vị không có trong danh sách mời.")
    if event.state != EventState.INVITED:
        raise Refusal("Giấy mời này không còn chờ trả lời.")
    guest.answer = GuestAnswer(answer)
    guest.note = one_line(note)[:300]
    guest.save(update_fields=["answer", "note"])
    said = {"unit": guest.name, "answer": str(GuestAnswer(answer).label).lower(), "event": event.name}
    journal.record(by, "answer", event, Sentence("{unit}: {answer}.", unit=guest.name, answer=said["answer"]))
    if guest.answer == GuestAnswer.ABSENT:
        tell(
            accounts_with(event.unit_id, Duty.DRAFT),
            Sentence("{unit} trả lời giấy mời {event}: {answer}.", **said),
            event.get_absolute_url(),
        )
    return guest


@transaction.atomic
def cancel_event(*, by: Actor, event: Event, reason: str) -> Event:
    """Call it off; whoever was invited is told why."""
    event = hold(event)
    check_may_cancel(by, event)
    was_known = event.state == EventState.INVITED
    event.state = TRANSITIONS.check(event.state, "cancel")
    event.cancelled_because = checked_text(reason, field="reason")
    event.save(update_fields=["state", "cancelled_because"])
    said = {"event": event.name, "reason": event.cancelled_because}
    journal.record(by, "cancel", event, Sentence("Hủy: {reason}", reason=event.cancelled_because))
    if was_known:
        _tell_guests(event, Sentence("{event} đã hủy: {reason}", **said))
    return event
