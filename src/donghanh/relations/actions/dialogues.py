"""A dialogue is recorded with its minutes; the unit is reminded before the next one is due."""

import datetime as dt

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.base.words import fold, nfc, one_line
from donghanh.evidence.actions import Upload, add_scan
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.notices.actions import Wanted, remind
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_by_unit
from donghanh.organisations.models import Unit

from ..choices import DialogueKind
from ..facts import next_dialogue, units_that_met
from ..models import Dialogue
from ..permissions import check_may_keep, check_may_record
from ..rules import check_past, check_people, check_said

AHEAD = dt.timedelta(days=30)


def _minutes(by: Actor, upload: Upload | None, caption: str) -> Evidence | None:
    if upload is None:
        return None
    return add_scan(by=by, unit=Unit.objects.get(pk=by.unit_id), upload=upload, caption=caption)


@transaction.atomic
def record_dialogue(
    *,
    by: Actor,
    kind: str,
    enterprise: str,
    held_on: dt.date,
    employer_side: str,
    worker_side: str,
    people: int,
    content: str,
    result: str,
    clause: Clause | None = None,
    upload: Upload | None = None,
    once: str | None = None,
) -> Dialogue:
    """A meeting of both sides at the unit acted for. Raises Refusal for one to come, or that does not say what came of it."""
    check_may_record(by)
    journal.accept_once(once)
    check_past(held_on, field="held_on", today=today())
    check_people(people, field="people")
    check_said(content, field="content")
    check_said(result, field="result")
    enterprise = check_said(enterprise, field="enterprise")
    meeting = DialogueKind(kind)
    made = Dialogue.objects.create(
        unit_id=by.unit_id,
        movement=clause.plan.movement if clause else None,
        clause=clause,
        kind=meeting,
        enterprise=enterprise,
        search_key=fold(f"{enterprise} {one_line(content)[:200]}"),
        held_on=held_on,
        employer_side=check_said(employer_side, field="employer_side"),
        worker_side=check_said(worker_side, field="worker_side"),
        people=people,
        content=nfc(content).strip(),
        result=nfc(result).strip(),
        minutes=_minutes(by, upload, f"{meeting.label} {say_date(held_on)}"),
        added_by_id=by.account_id,
    )
    said = Sentence("{kind} ngày {day}.", kind=meeting.label, day=say_date(held_on))
    journal.record(by, "record", made, said)
    return made


@transaction.atomic
def attach_minutes(*, by: Actor, dialogue: Dialogue, upload: Upload, once: str | None = None) -> Dialogue:
    """The signed minutes come later, or a better scan of them."""
    check_may_keep(by, dialogue)
    journal.accept_once(once)
    found = hold(dialogue)
    found.minutes = _minutes(by, upload, str(found))
    found.save(update_fields=["minutes"])
    journal.record(by, "attach", found, Sentence("Đưa lên biên bản."))
    return found


def remind_of_dialogues(day: dt.date) -> int:
    """Remind units of the next periodic dialogue, a month ahead and once it is late; run again it changes nothing."""
    due = {
        unit_id: next_on
        for unit_id, last in units_that_met(day).items()
        if (next_on := next_dialogue(last, day)) and next_on <= day + AHEAD
    }
    accounts = accounts_by_unit(due, Duty.DRAFT, day)
    return remind(
        Wanted(
            account_id,
            f"relations.dialogue:{unit_id}:{due[unit_id]}:{'late' if due[unit_id] < day else 'soon'}",
            Sentence(
                "Đối thoại định kỳ tại nơi làm việc: kỳ tới trước ngày {day}.", day=say_date(due[unit_id])
            ),
            reverse("relations:dialogues"),
        )
        for unit_id, held in accounts.items()
        for account_id in held
    )
