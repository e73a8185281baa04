"""The superior verifies, sends back, and answers a request to look again."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell

from ..choices import CARD, REQUEST, CardState
from ..facts.people import accounts_signing
from ..facts.sheets import Line, inputs_text, result_of, sheets_of
from ..models import Reconsideration, Score, Scorecard
from ..permissions import check_may_answer, check_may_send, check_may_verify_all
from ..rules.grades import digest_of
from ..rules.scoring import Verdict, check_other_hands, settle

Verdicts = Mapping[str, Verdict]
ANSWER_DAYS = 15
RESULT_FIELDS = (
    "state",
    "verified_on",
    "verified_by",
    "total",
    "grade",
    "inputs",
    "inputs_digest",
    "result",
)


@transaction.atomic
def verify_all(*, by: Actor, cards: Iterable[Scorecard], verdicts: Mapping[int, Verdicts]) -> int:
    """Verify many cards of one round at once: `verdicts` by card and criterion code; silence agrees.

    Few queries for all. Refuses the whole when one card cannot be verified.
    """
    held = list(
        Scorecard.objects.select_for_update(of=("self",))
        .filter(pk__in=[card.pk for card in cards])
        .select_related("unit", "round__criteria_set", "round__period")
        .order_by("pk")
    )
    check_may_verify_all(by, held)
    sheets = sheets_of(held)
    _settle_all(by, held, sheets=sheets, verdicts=verdicts)
    for card in held:
        _close(card, sheets[card.pk], by)
    Scorecard.objects.bulk_create(
        held, batch_size=200, update_conflicts=True, unique_fields=["id"], update_fields=list(RESULT_FIELDS)
    )
    journal.record_all(
        [journal.entry_of(by, "verify", card, Sentence("Thẩm định phiếu chấm điểm.")) for card in held]
    )
    return len(held)


def _settle_all(
    by: Actor, cards: list[Scorecard], *, sheets: dict[int, list[Line]], verdicts: Mapping[int, Verdicts]
) -> None:
    """Check each card and write the verified points; those agreed with in one statement."""
    changed: list[Score] = []
    for card in cards:
        card.state = CARD.check(card.state, "verify")
        check_other_hands(card.self_scored_by_id, by.account_id)
        said = verdicts.get(card.pk, {})
        for line in sheets[card.pk]:
            points, reason = settle(line.finding, said.get(line.criterion.code))
            fresh = line.score is None
            line.score = line.score or Score(scorecard=card, criterion=line.criterion)
            if fresh or points != line.offered or reason or line.score.reason:
                changed.append(line.score)
            line.score.verified_points, line.score.reason = points, reason
    Score.objects.filter(scorecard__in=[card.pk for card in cards]).update(
        verified_points=Coalesce(F("self_points"), F("computed_points"))
    )
    Score.objects.bulk_create(
        changed,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["scorecard", "criterion"],
        update_fields=["verified_points", "reason"],
    )


def _close(card: Scorecard, lines: list[Line], by: Actor) -> None:
    card.inputs = inputs_text(card, lines)
    card.inputs_digest = digest_of(card.inputs)
    card.result = result_of(card, lines)
    outcome = json.loads(card.result)
    card.total, card.grade = outcome["total"], outcome["grade"]
    card.verified_on, card.verified_by_id = today(), by.account_id


def verify(*, by: Actor, card: Scorecard, verdicts: Verdicts) -> None:
    """Verify one card."""
    verify_all(by=by, cards=[card], verdicts={card.pk: verdicts})


@transaction.atomic
def send_back(*, by: Actor, card: Scorecard, reason: str, until: dt.date) -> None:
    """Return a card for correction, with the reason and a new day."""
    card = hold(card)
    check_may_verify_all(by, [card])
    if not reason.strip():
        raise Refusal("Chưa ghi lý do trả lại. Ghi rõ nội dung cần sửa.", field="reason")
    if until < today():
        raise Refusal("Hạn chấm lại không được trước hôm nay. Chọn ngày khác.", field="until")
    card.state = CARD.check(card.state, "send_back")
    card.return_reason, card.due_on = reason.strip(), max(until, card.due_on)
    card.save(update_fields=["state", "return_reason", "due_on"])
    journal.record(by, "send_back", card, Sentence("Trả lại phiếu: {reason}", reason=reason.strip()))
    tell(
        accounts_signing([card.unit_id]),
        Sentence("Phiếu chấm điểm được trả lại: {reason}", reason=reason.strip()),
        card.get_absolute_url(),
    )


@transaction.atomic
def ask_again(*, by: Actor, card: Scorecard, text: str, once: str | None = None) -> Reconsideration:
    """A unit asks that its announced result be looked at again."""
    card = hold(card)
    check_may_send(by, card)
    journal.accept_once(once)
    if card.state != CardState.GRADED:
        raise Refusal("Chỉ đề nghị xem xét lại khi kết quả đã được thông báo.")
    if not text.strip():
        raise Refusal("Chưa ghi nội dung đề nghị. Ghi rõ tiêu chí và lý do.", field="text")
    if card.requests.filter(state="asked").exists():
        raise Refusal("Đã có một đề nghị đang chờ trả lời. Chờ công đoàn cấp trên trả lời.")
    made = Reconsideration.objects.create(
        scorecard=card,
        text=text.strip(),
        asked_on=today(),
        due_on=today() + dt.timedelta(days=ANSWER_DAYS),
    )
    journal.record(by, "ask_again", card, Sentence("Đề nghị xem xét lại kết quả chấm điểm."))
    return made


@transaction.atomic
def answer(*, by: Actor, request: Reconsideration, verb: str, text: str) -> None:
    """The superior keeps the result or opens the card for another verification; both in words."""
    request = hold(request)
    card = hold(request.scorecard)
    check_may_answer(by, card)
    if not text.strip():
        raise Refusal("Chưa ghi nội dung trả lời. Ghi lý do để đơn vị biết.", field="answer")
    request.state = REQUEST.check(request.state, verb)
    request.answer, request.answered_on = text.strip(), today()
    request.save()
    if verb == "reopen":
        card.state = CARD.check(card.state, "reconsider")
        card.save(update_fields=["state"])
    journal.record(by, "answer", card, Sentence("Trả lời đề nghị xem xét lại: {text}", text=text.strip()))
    tell(
        accounts_signing([card.unit_id]),
        Sentence("Đã trả lời đề nghị xem xét lại kết quả chấm điểm."),
        card.get_absolute_url(),
    )
