"""The decision: issued with a number, effective with its signed copy, revoked with a reason."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.documents import actions as documents
from donghanh.documents.models import Document
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Unit

from ..choices import (
    DECISION_TRANSITIONS,
    NOMINATION_TRANSITIONS,
    ROUND_TRANSITIONS,
    DecisionState,
    NominationState,
)
from ..documents import CommendationDecision, CommendedLine
from ..facts import base_salary_on, home_of, is_collective, judging_rulebook
from ..models import Decision, Nomination, Recognition, Round
from ..permissions import check_may_number, check_may_revoke
from ..rules.rulebook import bonus


@transaction.atomic
def issue_decision(
    *, by: Actor, round: Round, number: str, issued_on: dt.date, once: str | None = None
) -> Decision:
    """Issue the decision with the numbered list of everybody the Standing Board agreed to.

    Nothing of it is known outside until `attach_signed_copy`.
    """
    round = hold(round)
    check_may_number(by, round.unit_id)
    journal.accept_once(once)
    round.state = ROUND_TRANSITIONS.check(round.state, "decide")
    dossiers = list(
        round.nominations.filter(state=NominationState.AGREED)
        .select_related("party__home", "round__period")
        .order_by("form_name", "party__kind", "party__name", "pk")
    )
    if not dossiers:
        raise Refusal("Chưa có hồ sơ nào được Ban Thường vụ đồng ý nên chưa ban hành được quyết định.")
    bonuses = [_bonus(nomination, issued_on) for nomination in dossiers]
    lines = [
        CommendedLine(
            nomination.form_name, nomination.party.name, home_of(nomination), nomination.achievement, dong
        )
        for nomination, dong in zip(dossiers, bonuses, strict=True)
    ]
    rulebooks = tuple(dict.fromkeys(judging_rulebook(nomination).name for nomination in dossiers))
    paper = CommendationDecision(round=round, lines=tuple(lines), rulebooks=rulebooks).paper()
    document = documents.issue(by=by, unit=round.unit, paper=paper, number=number, issued_on=issued_on)
    decision = Decision.objects.create(round=round, unit=round.unit, document=document, decided_on=issued_on)
    _enter_in_register(decision, dossiers, bonuses)
    round.save(update_fields=["state"])
    journal.record(
        by,
        "issue_decision",
        decision,
        Sentence("Ban hành quyết định khen thưởng {count} tập thể, cá nhân.", count=len(lines)),
    )
    return decision


def _bonus(nomination: Nomination, day: dt.date) -> int | None:
    """đồng, at the base salary in force on the day of the decision; None where the rulebook gives none."""
    form = judging_rulebook(nomination).form(nomination.form_code)
    if form.bonus_coefficient is None:
        return None
    return bonus(
        form.bonus_coefficient, base_salary_on(day), is_collective=is_collective(nomination.party.kind)
    )


def _enter_in_register(decision: Decision, dossiers: list[Nomination], bonuses: list[int | None]) -> None:
    hold(decision.unit)  # one at a time: the golden book is numbered without gap or twin
    year = decision.round.period.ends_on.year
    last = (
        Recognition.objects.filter(decision__unit=decision.unit, year=year).aggregate(
            last=Max("golden_book_number")
        )["last"]
        or 0
    )
    rows = []
    for position, (nomination, dong) in enumerate(zip(dossiers, bonuses, strict=True), start=1):
        nomination.state = NOMINATION_TRANSITIONS.check(nomination.state, "commend")
        rows.append(
            Recognition(
                decision=decision,
                nomination=nomination,
                party=nomination.party,
                position=position,
                party_name=nomination.party.name,
                home_name=home_of(nomination),
                form_code=nomination.form_code,
                form_name=nomination.form_name,
                level=decision.unit.level,
                scope=decision.round.scope,
                year=year,
                golden_book_number=last + position,
                bonus_dong=dong,
                search_key=nomination.search_key,
            )
        )
    Nomination.objects.bulk_update(dossiers, ["state"], batch_size=500)
    Recognition.objects.bulk_create(rows, batch_size=500)


@transaction.atomic
def attach_signed_copy(*, by: Actor, decision: Decision, upload: Any) -> Decision:
    """Attach the scan of the signed decision: from now on it may be known, and certificates are given."""
    check_may_number(by, decision.unit_id)
    DECISION_TRANSITIONS.check(hold(decision).state, "attach_scan")
    documents.attach_scan(by=by, document=decision.document, upload=upload)
    return hold(decision)


@transaction.atomic
def take_effect(by: Actor, document: Document) -> None:
    """The signed copy of a decision's paper is here, from whichever page: what was decided is known from now on."""
    found = Decision.objects.filter(document=document, state=DecisionState.ISSUED).first()
    if found is None:
        return
    decision = hold(found)
    if (
        by is not SYSTEM
    ):  # the signature that somebody who signs for the unit asked for, put on in the background
        check_may_number(by, decision.unit_id)
    decision.state = DECISION_TRANSITIONS.check(decision.state, "attach_scan")
    decision.effective_on = today()
    decision.save(update_fields=["state", "effective_on"])
    journal.record(by, "attach_signed_copy", decision, Sentence("Đã có bản ký, quyết định có hiệu lực."))
    _make_known(by, decision)


def _make_known(by: Actor, decision: Decision) -> None:
    """Send the paper to the homes of those commended, and tell them."""
    homes = list(Unit.objects.filter(parties__recognitions__decision=decision).distinct().order_by("pk"))
    documents.address(by=by, document=decision.document, units=homes)
    for home in homes:
        tell(
            accounts_with(home.pk, Duty.SIGN),
            Sentence(
                "Có quyết định khen thưởng tập thể, cá nhân của đơn vị: {round}.", round=decision.round.name
            ),
            reverse("awards:decision", args=[decision.pk]),
        )
    for recognition in decision.recognitions.select_related("party__person__account"):
        account = getattr(recognition.party.person, "account", None)
        if account:
            tell(
                [account.pk],
                Sentence("Có quyết định khen thưởng: {form}.", form=recognition.form_name),
                reverse("awards:recognition", args=[recognition.pk]),
            )


@transaction.atomic
def revoke_decision(*, by: Actor, decision: Decision, reason: str) -> Decision:
    """Revoke the whole decision: its certificates no longer verify and later eligibility forgets it."""
    decision = hold(decision)
    check_may_revoke(by, decision)
    decision.state = DECISION_TRANSITIONS.check(decision.state, "revoke")
    decision.revoked_on, decision.revoked_because = today(), _reason(reason)
    decision.save(update_fields=["state", "revoked_on", "revoked_because"])
    decision.recognitions.filter(revoked_on__isnull=True).update(
        revoked_on=decision.revoked_on, revoked_because=decision.revoked_because
    )
    documents.revoke(by=by, document=decision.document, reason=decision.revoked_because)
    journal.record(
        by, "revoke", decision, Sentence("Hủy bỏ quyết định: {reason}", reason=decision.revoked_because)
    )
    return decision


@transaction.atomic
def revoke_recognition(*, by: Actor, recognition: Recognition, reason: str) -> Recognition:
    """Revoke one line of a decision."""
    recognition = hold(recognition)
    check_may_revoke(by, recognition.decision)
    if recognition.revoked_on:
        raise Refusal("Hình thức khen thưởng này đã bị hủy bỏ trước đó.")
    recognition.revoked_on, recognition.revoked_because = today(), _reason(reason)
    recognition.save(update_fields=["revoked_on", "revoked_because"])
    journal.record(
        by,
        "revoke",
        recognition,
        Sentence("Hủy bỏ khen thưởng: {reason}", reason=recognition.revoked_because),
    )
    return recognition


def _reason(text: str) -> str:
    if not one_line(text):
        raise Refusal("Ghi rõ lý do hủy bỏ, căn cứ vào đâu.", field="reason")
    return nfc(text).strip()
