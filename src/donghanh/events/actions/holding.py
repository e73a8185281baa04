"""What came of an event: who came, its minutes and pictures, its file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.uploads import SCAN_KINDS
from donghanh.base.words import one_line
from donghanh.documents import actions as documents
from donghanh.documents.models import Document
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal

from ..choices import TRANSITIONS, EventState
from ..documents import Minutes, enclosures
from ..facts import papers_of
from ..models import Event
from ..permissions import check_may_issue, check_may_prepare
from ..rules import check_filed, check_over, checked_text

PICTURE_KINDS = tuple(kind for kind in SCAN_KINDS if kind != "pdf")


@transaction.atomic
def take_attendance(*, by: Actor, event: Event, came: Iterable[int]) -> Event:
    """Say which guests (by key) came; the event is held. May be corrected until its file is closed."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    event.state = TRANSITIONS.check(event.state, "hold")
    check_over(event.held_on, today=today())
    here = set(came)
    guests = list(event.guests.select_for_update(of=("self",)))
    for guest in guests:
        guest.came = guest.pk in here
    event.guests.bulk_update(guests, ["came"])
    event.save(update_fields=["state"])
    count = sum(bool(guest.came) for guest in guests)
    journal.record(
        by,
        "hold",
        event,
        Sentence("Có mặt {count} trên {all} đơn vị, đại biểu.", count=count, all=len(guests)),
    )
    return event


@transaction.atomic
def issue_minutes(
    *,
    by: Actor,
    event: Event,
    number: str,
    issued_on: dt.date,
    secretary: str,
    discussed: str,
    concluded: str,
    once: str | None = None,
) -> Event:
    """Issue the minutes with the clerk's number."""
    event = hold(event)
    check_may_issue(by, event)
    journal.accept_once(once)
    if event.state != EventState.HELD:
        raise Refusal("Điểm danh trước, rồi ban hành biên bản.")
    if event.minutes_id:
        raise Refusal("Biên bản đã ban hành. Mở biên bản trong hồ sơ để xem.")
    guests = list(event.guests.select_related("unit"))
    paper = Minutes(
        event,
        guests,
        checked_text(secretary, field="secretary", most=200),
        discussed=_filled(discussed, "discussed"),
        concluded=_filled(concluded, "concluded"),
    ).paper()
    event.minutes = documents.issue(
        by=by,
        unit=event.unit,
        paper=paper,
        number=number,
        issued_on=issued_on,
        addressees=[guest.unit for guest in guests if guest.unit and guest.came],
    )
    event.save(update_fields=["minutes"])
    journal.record(by, "minutes", event, Sentence("Ban hành biên bản ngày {day}.", day=say_date(issued_on)))
    return event


def _filled(text: str, field: str) -> str:
    if not text.strip():
        raise Refusal("Phần này còn trống. Viết nội dung hoặc ghi “Không có”.", field=field)
    return text


@transaction.atomic
def add_picture(
    *, by: Actor, event: Event, upload: Upload, caption: str = "", once: str | None = None
) -> Evidence:
    """A picture of the event, made smaller and without the place where it was taken."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    _check_open(event)
    kept = add_evidence(
        by=by,
        unit=event.unit,
        upload=upload,
        caption=one_line(caption) or event.name[:250],
        kinds=PICTURE_KINDS,
        once=once,
    )
    event.pictures.add(kept)
    journal.record(by, "picture", event, Sentence("Thêm ảnh “{name}”.", name=str(kept)))
    return kept


@transaction.atomic
def add_paper(*, by: Actor, event: Event, document: Document) -> Event:
    """Put a paper of the unit's register into the event's file."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    _check_open(event)
    if document.unit_id != event.unit_id:
        raise Refusal("Văn bản này không có trong sổ của đơn vị.", field="document")
    event.papers.add(document)
    journal.record(by, "paper", event, Sentence("Đưa {paper} vào hồ sơ.", paper=str(document)))
    return event


def _check_open(event: Event) -> None:
    if event.state not in (EventState.INVITED, EventState.HELD):
        raise Refusal("Hồ sơ chưa mở hoặc đã đóng nên không thêm được.")


@transaction.atomic
def close_file(*, by: Actor, event: Event, once: str | None = None) -> Event:
    """Close the file: its table of contents is written with the pages of every paper, and stays."""
    event = hold(event)
    check_may_prepare(by, event.unit_id)
    journal.accept_once(once)
    event.state = TRANSITIONS.check(event.state, "file")
    items = [one.item for one in enclosures(event, papers_of(event))]
    check_filed(items, has_minutes=event.minutes_id is not None)
    event.contents = [{**asdict(item), "on": item.on.isoformat() if item.on else None} for item in items]
    event.filed_on = today()
    event.save(update_fields=["state", "contents", "filed_on"])
    journal.record(by, "file", event, Sentence("Đóng hồ sơ gồm {count} tài liệu.", count=len(items)))
    return event
