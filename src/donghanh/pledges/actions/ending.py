"""A pledge is signed in ink, withdrawn, or its promises are told to be kept."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc
from donghanh.evidence.actions import Upload, add_evidence, add_scan
from donghanh.journal import actions as journal
from donghanh.organisations.models import Party, Unit

from ..choices import PLEDGE_MOVES, PledgeState, Result
from ..models import Outcome, Pledge, Promise
from ..permissions import check_may_speak_for, check_may_tell_outcome
from ..rules import check_reason, check_signed_on
from .pledging import hold_pledge
from .telling import tell_sides


@transaction.atomic
def sign_pledge(
    *, by: Actor, pledge: Pledge, upload: Upload, signed_on: dt.date, once: str | None = None
) -> Pledge:
    """Keep the scan of the paper that both sides signed in ink."""
    check_may_speak_for(by, pledge)
    journal.accept_once(once)
    found = hold_pledge(pledge)
    found.state = PLEDGE_MOVES.check(found.state, "sign")
    check_signed_on(signed_on, confirmed_on=found.confirmed_on or today(), today=today())
    home = Unit.objects.get(pk=by.unit_id)
    found.scan = add_scan(by=by, unit=home, upload=upload, caption=f"Giao ước {found}"[:250])
    found.signed_on = signed_on
    found.save(update_fields=["state", "scan", "signed_on"])
    journal.record(
        by, "sign", found, Sentence("Hai bên ký giao ước ngày {day}, có bản chụp.", day=say_date(signed_on))
    )
    said = Sentence("Giao ước {pledge} đã ký ngày {day}, có bản chụp.", pledge=found, day=say_date(signed_on))
    tell_sides(by, found, said)
    return found


@transaction.atomic
def withdraw_pledge(*, by: Actor, pledge: Pledge, reason: str) -> Pledge:
    """Take a pledge back, with the reason; it no longer counts as registered."""
    check_may_speak_for(by, pledge)
    found = hold_pledge(pledge)
    was_draft = found.state == PledgeState.DRAFT
    found.state = PLEDGE_MOVES.check(found.state, "withdraw")
    found.reason, found.withdrawn_on = check_reason(reason), today()
    found.save(update_fields=["state", "reason", "withdrawn_on"])
    said = Sentence("Rút giao ước {pledge}: {reason}", pledge=found, reason=found.reason)
    journal.record(by, "withdraw", found, said)
    if not was_draft:
        tell_sides(by, found, said)
    return found


@transaction.atomic
def tell_outcome(
    *,
    by: Actor,
    promise: Promise,
    party: Party,
    result: str,
    actual: int | None = None,
    note: str = "",
    upload: Upload | None = None,
    caption: str = "",
    once: str | None = None,
) -> Outcome:
    """Say how one side kept one promise, with evidence; said again, it replaces what was said."""
    check_may_tell_outcome(by, party)
    journal.accept_once(once)
    pledge = hold_pledge(promise.pledge)
    if party.pk not in (pledge.first_id, pledge.second_id):
        raise Refusal("Bên này không thuộc giao ước. Tải lại trang rồi nhập lại.")
    if pledge.state not in (PledgeState.CONFIRMED, PledgeState.SIGNED):
        raise Refusal("Giao ước chưa được hai bên xác nhận nên chưa ghi kết quả.")
    note = nfc(note).strip()
    if Result(result) is not Result.KEPT and not note:
        raise Refusal("Nội dung chưa hoàn thành trọn vẹn cần ghi rõ lý do.", field="note")
    if actual is not None and actual < 0:
        raise Refusal("Kết quả không được là số âm.", field="actual")
    outcome, _ = Outcome.objects.update_or_create(
        promise=promise,
        party=party,
        defaults={
            "result": Result(result),
            "actual": actual,
            "note": note,
            "told_by_id": by.account_id,
            "told_on": today(),
        },
    )
    if upload is not None:
        home = Unit.objects.get(pk=party.home_id)
        outcome.evidence.add(add_evidence(by=by, unit=home, upload=upload, caption=caption))
    said = Sentence(
        "{name}: “{text}” – {result}.", name=party.name, text=promise.text, result=Result(result).label
    )
    journal.record(by, "tell_outcome", pledge, said)
    tell_sides(by, pledge, said)
    return outcome
