"""Reading events: what is filed, who comes, what is due."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.dues import Due
from donghanh.documents.models import Document
from donghanh.evidence.models import Evidence
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageLine
from donghanh.movements.models import Movement
from donghanh.organisations.choices import Duty

from .choices import EventKind, EventState, GuestAnswer
from .models import Event, Guest
from .rules import FileItem

_STAGES = {
    EventKind.LAUNCH: Stage.LAUNCH,
    EventKind.SIGNING: Stage.REGISTER,
    EventKind.INTERIM: Stage.CHECK,
    EventKind.FINAL: Stage.CHECK,
    EventKind.OTHER: Stage.DO,
}


@dataclass(frozen=True)
class Attendance:
    """How many were invited, said they come, came."""

    invited: int
    coming: int
    came: int


def attendance_of(guests: list[Guest]) -> Attendance:
    """Counted from the guests."""
    return Attendance(
        len(guests),
        sum(guest.answer == GuestAnswer.COMING for guest in guests),
        sum(bool(guest.came) for guest in guests),
    )


def papers_of(event: Event) -> list[Document]:
    """Its papers in the order of their days: invitation and minutes, and those put beside them."""
    keys = Q(filed_with_events=event) | Q(invites_to=event) | Q(minutes_of=event)
    found = Document.objects.filter(keys).distinct().select_related("scan", "unit")
    return sorted(found, key=lambda row: (row.issued_on or dt.date.max, row.pk))


def contents_of(event: Event) -> list[FileItem]:
    """The table of contents as it was closed; before that as it would be, without pages."""
    if event.contents:
        return [
            FileItem(**{**plain, "on": dt.date.fromisoformat(plain["on"]) if plain["on"] else None})
            for plain in event.contents
        ]
    papers = [
        FileItem(title=row.subject or str(row), number=row.full_number, on=row.issued_on)
        for row in papers_of(event)
    ]
    pictures = [
        FileItem(title=_("Ảnh: %s") % picture, on=event.held_on) for picture in event.pictures.order_by("pk")
    ]
    return papers + pictures


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of the pictures of events in sight, as a subquery."""
    return (
        Evidence.objects.filter(events__in=Event.objects.visible_to(by).values("pk")).order_by().values("pk")
    )


def stage_lines(movement: Movement, by: Actor) -> list[StageLine]:
    """The events of a movement in sight, the latest first; one query."""
    rows = Event.objects.visible_to(by).filter(movement=movement).exclude(state=EventState.CANCELLED)
    return [
        StageLine(
            _STAGES[EventKind(row.kind)],
            row.name,
            row.get_absolute_url(),
            f"{say_date(row.held_on)}, {row.get_state_display().lower()}",
        )
        for row in rows[:12]
    ]


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Invitations to answer; for who prepares: invite, say who came, issue the minutes, close the file."""
    if by.unit_id is None:
        return []
    found = _to_answer(by)
    if by.has(Duty.DRAFT) or by.has(Duty.NUMBER):
        open_ones = Event.objects.filter(unit=by.unit_id).exclude(
            state__in=[EventState.FILED, EventState.CANCELLED]
        )
        found += [due for row in open_ones.order_by("held_on", "pk") if (due := _to_prepare(row, today))]
    return found


def _to_answer(by: Actor) -> list[Due]:
    if not (by.has(Duty.SIGN) or by.has(Duty.DRAFT)):
        return []
    return [
        Due(
            title=f"{row.name} – {row.unit.name}",
            verb=_("Trả lời giấy mời"),
            url=row.get_absolute_url(),
            due_on=row.held_on,
            minutes=1,
        )
        for row in Event.objects.awaiting(by).select_related("unit").order_by("held_on")
    ]


def _to_prepare(row: Event, today: dt.date) -> Due | None:
    page, verb, due_on = "events:event", "", row.held_on
    if row.state == EventState.PLANNED:
        page, verb = "events:invite", _("Ban hành giấy mời")
    elif row.state == EventState.INVITED and row.held_on <= today:
        page, verb = "events:attendance", _("Điểm danh hội nghị")
    elif row.state == EventState.HELD and row.minutes_id is None:
        page, verb = "events:minutes", _("Ban hành biên bản")
    elif row.state == EventState.HELD:
        page, verb = "events:contents", _("Lập hồ sơ hội nghị")
    if not verb:
        return None
    return Due(title=row.name, verb=verb, url=reverse(page, args=[row.pk]), due_on=due_on, minutes=10)
