"""A collective dispute or stoppage is told of, handled, ended; every union above hears at once."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.base.words import fold, nfc
from donghanh.evidence.actions import Upload, add_evidence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_by_unit, ancestor_ids, heirs_of
from donghanh.organisations.models import Unit

from ..choices import DISPUTE_MOVES, Cause, DisputeKind
from ..models import Dispute, DisputeStep
from ..permissions import check_may_handle, check_may_record, check_may_settle
from ..rules import check_after, check_past, check_people, check_said


def _concerned(dispute: Dispute) -> set[int]:
    """Who drafts for the unit (or its heirs) and for every union above it."""
    heirs = heirs_of([dispute.unit_id], today()).get(dispute.unit_id, [])
    here = [heir.pk for heir in heirs] or [dispute.unit_id]
    units = {*here, *(key for unit_id in here for key in ancestor_ids(unit_id, today()))}
    return set().union(*accounts_by_unit(units, Duty.DRAFT).values())


def _tell(by: Actor, dispute: Dispute, said: Sentence) -> None:
    tell(_concerned(dispute) - {by.account_id or 0}, said, dispute.get_absolute_url())


@transaction.atomic
def tell_of_dispute(
    *,
    by: Actor,
    kind: str,
    enterprise: str,
    began_on: dt.date,
    workers: int,
    cause: str,
    description: str,
    once: str | None = None,
) -> Dispute:
    """What began at the unit acted for, when, with how many, about what. Raises Refusal for nobody or days to come."""
    check_may_record(by)
    journal.accept_once(once)
    check_past(began_on, field="began_on", today=today())
    check_people(workers, field="workers")
    check_said(description, field="description")
    enterprise = check_said(enterprise, field="enterprise")
    made = Dispute.objects.create(
        unit_id=by.unit_id,
        kind=DisputeKind(kind),
        enterprise=enterprise,
        search_key=fold(enterprise),
        began_on=began_on,
        workers=workers,
        cause=Cause(cause),
        description=nfc(description).strip(),
        added_by_id=by.account_id,
    )
    said = Sentence(
        "{kind} tại {enterprise} từ ngày {day}, {count} người.",
        kind=DisputeKind(kind).label,
        enterprise=enterprise,
        day=say_date(began_on),
        count=workers,
    )
    journal.record(by, "tell", made, said)
    _tell(by, made, said)
    return made


@transaction.atomic
def handle_dispute(
    *,
    by: Actor,
    dispute: Dispute,
    done_on: dt.date,
    text: str,
    upload: Upload | None = None,
    once: str | None = None,
) -> DisputeStep:
    """What the unit, or a union above it, did about it on a day; the others hear."""
    check_may_handle(by, dispute)
    journal.accept_once(once)
    found = hold(dispute)
    DISPUTE_MOVES.check(found.state, "handle")
    text = check_said(text, field="text")
    check_past(done_on, field="done_on", today=today())
    check_after(done_on, begun=found.began_on, field="done_on")
    unit = Unit.objects.get(pk=by.unit_id)
    kept = add_evidence(by=by, unit=unit, upload=upload, caption=text[:200]) if upload else None
    step = DisputeStep.objects.create(dispute=found, done_on=done_on, unit=unit, text=text, evidence=kept)
    said = Sentence("{thing}: {text}", thing=str(found), text=text)
    journal.record(by, "handle", found, text)
    _tell(by, found, said)
    return step


@transaction.atomic
def end_dispute(
    *, by: Actor, dispute: Dispute, ended_on: dt.date, outcome: str, once: str | None = None
) -> Dispute:
    """It is over since a day, with what was agreed."""
    return _closed(by, dispute, verb="end", ended_on=ended_on, outcome=outcome, once=once)


@transaction.atomic
def drop_dispute(*, by: Actor, dispute: Dispute, reason: str, once: str | None = None) -> Dispute:
    """It was entered by mistake; it no longer counts."""
    return _closed(by, dispute, verb="drop", ended_on=today(), outcome=reason, once=once)


def _closed(
    by: Actor, dispute: Dispute, *, verb: str, ended_on: dt.date, outcome: str, once: str | None
) -> Dispute:
    check_may_settle(by, dispute)
    journal.accept_once(once)
    found = hold(dispute)
    found.state = DISPUTE_MOVES.check(found.state, verb)
    check_past(ended_on, field="ended_on", today=today())
    check_after(ended_on, begun=found.began_on, field="ended_on")
    check_said(outcome, field="outcome" if verb == "end" else "reason")
    found.ended_on, found.outcome = ended_on, nfc(outcome).strip()
    found.save(update_fields=["state", "ended_on", "outcome"])
    said = Sentence(
        "{thing}: {state}. {text}", thing=str(found), state=found.get_state_display(), text=found.outcome
    )
    journal.record(by, verb, found, said)
    _tell(by, found, said)
    return found
