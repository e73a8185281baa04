"""When the next dialogue is due, and what goes on."""

import datetime as dt

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty

from ..choices import DialogueKind
from ..models import Dialogue, Dispute
from ..rules import next_on, rhythm_on
from .rhythms import rhythms

_MOST_DUE = 3
AHEAD = dt.timedelta(days=30)


def next_dialogue(last: dt.date | None, day: dt.date) -> dt.date | None:
    """By when the next periodic dialogue is held, by the rule in force on `day`; None where none was ever held."""
    rule = rhythm_on(rhythms().rows, day)
    return next_on(last, rule.months) if last and rule else None


def last_dialogues(units: list[int]) -> dict[int, dt.date]:
    """The day of the last periodic dialogue of each of these units; one query."""
    rows = Dialogue.objects.filter(kind=DialogueKind.PERIODIC, unit__in=units).order_by()
    return dict(rows.values("unit").annotate(last=Max("held_on")).values_list("unit", "last"))


def units_that_met(day: dt.date) -> dict[int, dt.date]:
    """The day of the last periodic dialogue of every unit that still works; one query."""
    working = Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gt=day)
    rows = Dialogue.objects.filter(working, kind=DialogueKind.PERIODIC).order_by()
    return dict(rows.values("unit").annotate(last=Max("held_on")).values_list("unit", "last"))


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """The unit's disputes that go on, and its next periodic dialogue within a month."""
    if by.unit_id is None or not by.has(Duty.DRAFT):
        return []
    found = [
        Due(
            title=str(row),
            verb=_("Ghi việc đã giải quyết, kết quả"),
            url=row.get_absolute_url(),
            due_on=row.began_on,
            minutes=5,
        )
        for row in Dispute.objects.editable_by(by)[:_MOST_DUE]
    ]
    due_on = next_dialogue(last_dialogues([by.unit_id]).get(by.unit_id), today)
    if due_on and due_on <= today + AHEAD:
        title, verb = _("Đối thoại định kỳ tại nơi làm việc"), _("Tổ chức đối thoại, ghi kết quả")
        found.append(Due(title, verb, reverse("relations:add_dialogue"), due_on=due_on, minutes=10))
    return found
