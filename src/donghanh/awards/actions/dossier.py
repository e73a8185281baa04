"""Opening a round; making, sending, returning and receiving dossiers."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.evidence.actions import add_evidence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal
from donghanh.movements.models import Clause, Movement
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Party, Unit
from donghanh.organisations.permissions import check_acts_for
from donghanh.periods.models import Period

from ..choices import NOMINATION_TRANSITIONS, RoundState
from ..facts import rulebook_on
from ..models import Nomination, Round, key_of
from ..permissions import check_may_change, check_may_propose, check_may_run


@transaction.atomic
def open_round(
    *,
    by: Actor,
    unit: Unit,
    movement: Movement,
    period: Period,
    name: str,
    opens_on: dt.date,
    closes_on: dt.date,
    scope: str = "thematic",
    once: str | None = None,
) -> Round:
    """A new round of the unit acted for; refuses a second one for the same movement and period."""
    check_acts_for(by, unit.pk, Duty.DRAFT)
    journal.accept_once(once)
    if closes_on < opens_on:
        raise Refusal("Ngày hết hạn phải sau ngày bắt đầu nhận hồ sơ.", field="closes_on")
    if Round.objects.filter(unit=unit, movement=movement, period=period).exists():
        raise Refusal("Đơn vị đã mở đợt khen thưởng cho phong trào và kỳ này. Mở đợt đã có để làm tiếp.")
    rulebook_on(opens_on)
    made = Round.objects.create(
        unit=unit,
        movement=movement,
        period=period,
        name=one_line(name),
        scope=scope,
        opens_on=opens_on,
        closes_on=closes_on,
    )
    journal.record(by, "open_round", made, Sentence("Mở đợt khen thưởng “{name}”.", name=made.name))
    return made


@transaction.atomic
def nominate(
    *,
    by: Actor,
    round: Round,
    party: Party,
    form_code: str,
    achievement: str,
    clauses: Iterable[Clause] = (),
    no_discipline: bool | None = None,
    once: str | None = None,
) -> Nomination:
    """A dossier for `party`, kept as a draft; refuses one that was proposed for the same form already."""
    check_may_propose(by, round, party.home_id)
    journal.accept_once(once)
    form = rulebook_on(round.opens_on).form(form_code)
    _check_open(round, form.decided_by)
    if Nomination.objects.filter(round=round, party=party, form_code=form_code).exists():
        raise _proposed_already(party)
    nomination = Nomination(
        round=round,
        party=party,
        proposed_by_id=by.unit_id,
        form_code=form.code,
        form_name=form.name,
        achievement=_achievement(achievement),
        no_discipline=no_discipline,
        search_key=key_of(party.name, party.home.name),
    )
    try:
        with transaction.atomic():
            nomination.save(force_insert=True)
    except IntegrityError:  # somebody proposed the same between the look and the write
        raise _proposed_already(party) from None
    nomination.clauses.set(clauses)
    journal.record(
        by,
        "nominate",
        nomination,
        Sentence("Lập hồ sơ đề nghị {form} cho {name}.", form=form.name, name=party.name),
    )
    return nomination


def _proposed_already(party: Party) -> Refusal:
    return Refusal("{name} đã được đề nghị hình thức này trong đợt này.", name=party.name, field="party")


@transaction.atomic
def revise(
    *,
    by: Actor,
    nomination: Nomination,
    achievement: str,
    clauses: Iterable[Clause],
    no_discipline: bool | None,
) -> Nomination:
    """Change a dossier that has not gone, or came back."""
    nomination = hold(nomination)
    check_may_change(by, nomination)
    NOMINATION_TRANSITIONS.check(nomination.state, "send")
    nomination.achievement = _achievement(achievement)
    nomination.no_discipline = no_discipline
    nomination.save(update_fields=["achievement", "no_discipline"])
    nomination.clauses.set(clauses)
    journal.record(by, "revise", nomination, Sentence("Bổ sung hồ sơ."))
    return nomination


@transaction.atomic
def add_proof(*, by: Actor, nomination: Nomination, upload: Any, caption: str = "") -> Evidence:
    """Attach one item of evidence to a dossier that has not gone, or came back."""
    nomination = hold(nomination)
    check_may_change(by, nomination)
    NOMINATION_TRANSITIONS.check(nomination.state, "send")
    evidence = add_evidence(by=by, unit=nomination.proposed_by, upload=upload, caption=caption)
    nomination.evidence.add(evidence)
    return evidence


@transaction.atomic
def send(*, by: Actor, nomination: Nomination) -> Nomination:
    """Send the dossier to the unit that runs the round; refuses one that hangs on no clause of the plan."""
    nomination = hold(nomination)
    check_acts_for(by, nomination.proposed_by_id, Duty.SIGN)
    nomination.state = NOMINATION_TRANSITIONS.check(nomination.state, "send")
    _check_open(nomination.round)
    if not nomination.clauses.exists():
        raise Refusal(
            "Chưa gửi được: chọn ít nhất một nội dung của kế hoạch mà thành tích này thực hiện.",
            field="clauses",
        )
    nomination.save(update_fields=["state"])
    journal.record(by, "send", nomination, Sentence("Gửi hồ sơ đề nghị khen thưởng."))
    tell(
        accounts_with(nomination.round.unit_id, Duty.DRAFT),
        Sentence("{unit} gửi hồ sơ đề nghị {form}.", unit=by.unit_name, form=nomination.form_name),
        reverse("awards:nomination", args=[nomination.pk]),
    )
    return nomination


@transaction.atomic
def return_for_more(*, by: Actor, nomination: Nomination, reason: str) -> Nomination:
    """Give the dossier back with a reason in words."""
    nomination = hold(nomination)
    check_may_run(by, nomination.round)
    if not one_line(reason):
        raise Refusal("Ghi rõ cần bổ sung những gì để đơn vị làm lại.", field="reason")
    nomination.state = NOMINATION_TRANSITIONS.check(nomination.state, "return")
    nomination.return_reason = nfc(reason).strip()
    nomination.save(update_fields=["state", "return_reason"])
    journal.record(
        by, "return", nomination, Sentence("Trả lại hồ sơ: {reason}", reason=nomination.return_reason)
    )
    _tell_proposer(nomination, Sentence("Hồ sơ đề nghị {form} cần bổ sung.", form=nomination.form_name))
    return nomination


@transaction.atomic
def receive(*, by: Actor, nomination: Nomination) -> Nomination:
    """Take the dossier in today: the rulebook in force today judges it from now on."""
    nomination = hold(nomination)
    check_may_run(by, nomination.round)
    nomination.state = NOMINATION_TRANSITIONS.check(nomination.state, "receive")
    nomination.received_on = today()
    rulebook = rulebook_on(nomination.received_on)
    nomination.form_name = rulebook.form(nomination.form_code).name
    nomination.rulebook_code = rulebook.code
    nomination.save(update_fields=["state", "received_on", "form_name", "rulebook_code"])
    journal.record(
        by,
        "receive",
        nomination,
        Sentence("Tiếp nhận hồ sơ ngày {day}.", day=say_date(nomination.received_on)),
    )
    _tell_proposer(nomination, Sentence("Hồ sơ đề nghị {form} đã được tiếp nhận.", form=nomination.form_name))
    return nomination


def _achievement(text: str) -> str:
    if not one_line(text):
        raise Refusal("Chưa có tóm tắt thành tích. Nêu việc đã làm và kết quả cụ thể.", field="achievement")
    return nfc(text).strip()


def _check_open(round_: Round, decided_by: str | None = None) -> None:
    if round_.state != RoundState.OPEN:
        raise Refusal("Đợt khen thưởng này đã hết thời gian nhận hồ sơ.")
    if not round_.opens_on <= today() <= round_.closes_on:
        raise Refusal(
            "Đợt khen thưởng chỉ nhận hồ sơ từ {opens} đến {closes}.",
            opens=say_date(round_.opens_on),
            closes=say_date(round_.closes_on),
        )
    if decided_by is not None and decided_by != round_.unit.level:
        raise Refusal("Hình thức này do cấp khác quyết định. Chọn hình thức khác.", field="form_code")


def _tell_proposer(nomination: Nomination, sentence: Sentence) -> None:
    tell(
        accounts_with(nomination.proposed_by_id, Duty.DRAFT),
        sentence,
        reverse("awards:nomination", args=[nomination.pk]),
    )
