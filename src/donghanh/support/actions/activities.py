"""What a union did is recorded."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Sentence
from donghanh.base.words import fold, nfc
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.organisations.models import Unit

from ..choices import ActivityKind
from ..models import Activity, Case
from ..permissions import check_may_record
from ..rules import check_amount, check_past, check_said


@transaction.atomic
def record_activity(
    *,
    by: Actor,
    kind: str,
    name: str,
    held_on: dt.date,
    cost: int = 0,
    reach: int = 0,
    note: str = "",
    clause: Clause | None = None,
    case: Case | None = None,
    upload: Upload | None = None,
    once: str | None = None,
) -> Activity:
    """One activity of the unit acted for. Raises Refusal for one without a name, to come, or of negative size."""
    check_may_record(by)
    journal.accept_once(once)
    name = check_said(name, field="name")
    check_past(held_on, field="held_on", today=today())
    check_amount(cost, field="cost")
    check_amount(reach, field="reach")
    activity = Activity.objects.create(
        unit_id=by.unit_id,
        movement=clause.plan.movement if clause else None,
        clause=clause,
        case=case,
        kind=ActivityKind(kind),
        name=name,
        search_key=fold(name),
        held_on=held_on,
        cost=cost,
        reach=reach,
        note=nfc(note).strip(),
        added_by_id=by.account_id,
    )
    if upload is not None:
        unit = Unit.objects.get(pk=by.unit_id)
        activity.evidence.add(add_evidence(by=by, unit=unit, upload=upload, caption=name))
    journal.record(
        by,
        "record",
        activity,
        Sentence("Ghi hoạt động “{name}” ngày {day}.", name=name, day=say_date(held_on)),
    )
    return activity
