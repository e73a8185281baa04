"""A collective agreement is recorded, graded, ended; the unit is reminded before it runs out."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold
from donghanh.evidence.actions import Upload, add_scan
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause
from donghanh.notices.actions import Wanted, remind
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import check_stands_for

from ..choices import AGREEMENT_MOVES, AgreementKind
from ..facts import grades, keepers_of
from ..models import Agreement
from ..permissions import check_may_record
from ..rules import check_past, check_said, step_before


@transaction.atomic
def record_agreement(
    *,
    by: Actor,
    enterprise: str,
    kind: str,
    signed_on: dt.date,
    from_on: dt.date,
    until_on: dt.date,
    workers: int = 0,
    better: int = 0,
    clause: Clause | None = None,
    renews: Agreement | None = None,
    upload: Upload | None = None,
    once: str | None = None,
) -> Agreement:
    """A signed agreement of the unit acted for. Raises Refusal for one signed in days to come or over before it begins.

    What it renews ends on the day on which it comes into force.
    """
    check_may_record(by)
    journal.accept_once(once)
    check_past(signed_on, field="signed_on", today=today())
    if until_on < from_on:
        raise Refusal("Ngày hết hạn trước ngày có hiệu lực. Kiểm tra lại hai ngày.", field="until_on")
    enterprise = check_said(enterprise, field="enterprise")
    paper = None
    if upload is not None:
        paper = add_scan(by=by, unit=Unit.objects.get(pk=by.unit_id), upload=upload, caption=enterprise)
    made = Agreement.objects.create(
        unit_id=by.unit_id,
        clause=clause,
        renews=renews,
        enterprise=enterprise,
        search_key=fold(enterprise),
        kind=AgreementKind(kind),
        signed_on=signed_on,
        from_on=from_on,
        until_on=until_on,
        workers=workers,
        better=better,
        paper=paper,
        added_by_id=by.account_id,
    )
    if renews is not None:
        _take_the_place_of(by, renews, made)
    said = Sentence(
        "Ghi thỏa ước ký ngày {day}, hết hạn ngày {until}.", day=say_date(signed_on), until=say_date(until_on)
    )
    journal.record(by, "record", made, said)
    return made


def _take_the_place_of(by: Actor, old: Agreement, new: Agreement) -> None:
    check_stands_for(by, old.unit_id, Duty.DRAFT)
    found = hold(old)
    found.state = AGREEMENT_MOVES.check(found.state, "end")
    if new.kind != AgreementKind.RENEWED:
        raise Refusal("Thỏa ước thay cho bản cũ là thỏa ước ký lại. Chọn lại loại thỏa ước.", field="kind")
    if new.from_on <= found.from_on:
        raise Refusal("Bản mới phải có hiệu lực sau bản cũ. Kiểm tra lại ngày.", field="from_on")
    found.ended_on = new.from_on
    found.reason = str(Sentence("Ký lại ngày {day}.", day=say_date(new.signed_on)))
    found.save(update_fields=["state", "ended_on", "reason"])
    journal.record(
        by, "renew", found, Sentence("Thỏa ước được ký lại ngày {day}.", day=say_date(new.signed_on))
    )


@transaction.atomic
def grade_agreement(
    *, by: Actor, agreement: Agreement, grade: str, graded_on: dt.date, graded_by: str
) -> Agreement:
    """Write down the grade that somebody gave, when; the program computes none."""
    check_stands_for(by, agreement.unit_id, Duty.DRAFT)
    found = hold(agreement)
    AGREEMENT_MOVES.check(found.state, "grade")
    if grade not in grades().names:
        raise Refusal("Chọn một loại trong danh sách.", field="grade")
    check_past(graded_on, field="graded_on", today=today())
    found.grade, found.graded_on = grade, graded_on
    found.graded_by = check_said(graded_by, field="graded_by")[:250]
    found.save(update_fields=["grade", "graded_on", "graded_by"])
    said = Sentence("Ghi xếp loại: {grade}, do {who} xếp.", grade=grades().names[grade], who=found.graded_by)
    journal.record(by, "grade", found, said)
    return found


@transaction.atomic
def end_agreement(*, by: Actor, agreement: Agreement, reason: str) -> Agreement:
    """It ends today, renewed or not, with the reason; nobody is reminded of it any more."""
    check_stands_for(by, agreement.unit_id, Duty.DRAFT)
    found = hold(agreement)
    found.state = AGREEMENT_MOVES.check(found.state, "end")
    found.ended_on, found.reason = today(), check_said(reason, field="reason")
    found.save(update_fields=["state", "ended_on", "reason"])
    journal.record(by, "end", found, Sentence("Thỏa ước kết thúc: {reason}", reason=found.reason))
    return found


def remind_of_agreements(day: dt.date) -> int:
    """Remind units of agreements that run out; run again it changes nothing. How many reminders."""
    found = list(Agreement.objects.running_out(day))
    accounts = {unit_id: keepers_of(unit_id) for unit_id in {row.unit_id for row in found}}
    return remind(
        Wanted(
            account_id,
            f"support.agreement:{row.pk}:{row.until_on}:{step_before(row.until_on, day)}",
            Sentence(
                "Thỏa ước lao động tập thể của {who} hết hạn ngày {day}.",
                who=row.enterprise,
                day=say_date(row.until_on),
            ),
            row.get_absolute_url(),
        )
        for row in found
        for account_id in accounts[row.unit_id]
    )
