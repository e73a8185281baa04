"""A grassroots union answers with a registration of response."""

from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import RESPONSE_MOVES, Answer, DeliveryState, ResponseState
from ..models import Delivery, Response, ResponseLine
from ..permissions import check_may_respond, check_may_send_response
from ..rules.adoption import check_change, check_lines
from .receiving import answer_delivery


@transaction.atomic
def save_response(*, by: Actor, delivery: Delivery, lines: Mapping[int, str], note: str = "") -> Response:
    """Keep a registration as far as it is written: `lines` gives for each clause taken on what the unit will do.

    A sent one may be changed until its due day and counts as changed only when sent again. Not journalled.
    """
    check_may_respond(by, delivery)
    _check_owes_response(delivery)
    response, _ = Response.objects.get_or_create(delivery=delivery, defaults={"unit_id": delivery.unit_id})
    response = hold(response)
    check_change(is_sent=response.state == ResponseState.SENT, due_on=delivery.due_on, today=today())
    _write_lines(response, delivery, lines)
    response.note = note.strip()
    response.save(update_fields=["note", "saved_at"])
    return response


def _check_owes_response(delivery: Delivery) -> None:
    if delivery.answer != Answer.RESPONSE:
        raise Refusal("Đơn vị phản hồi bằng kế hoạch của mình, không phải đăng ký hưởng ứng.")
    if delivery.state in (DeliveryState.SENT, DeliveryState.OPENED):
        raise Refusal("Xác nhận đã nhận kế hoạch trước, rồi đăng ký hưởng ứng.")


def _write_lines(response: Response, delivery: Delivery, lines: Mapping[int, str]) -> None:
    known = set(delivery.plan.clauses.current().values_list("pk", flat=True))
    if not set(lines) <= known:
        raise Refusal("Có nội dung không thuộc kế hoạch này. Tải lại trang rồi chọn lại.")
    ResponseLine.objects.filter(response=response).delete()
    ResponseLine.objects.bulk_create(
        [
            ResponseLine(response=response, clause_id=clause_id, text=one_line(text))
            for clause_id, text in lines.items()
        ]
    )


@transaction.atomic
def send_response(
    *,
    by: Actor,
    delivery: Delivery,
    lines: Mapping[int, str],
    note: str = "",
    once: str | None = None,
) -> Response:
    """Send the registration to the superior, or send it again changed; refuses an empty one and a change after
    the due day.
    """
    check_may_send_response(by, delivery)
    journal.accept_once(once)
    check_lines(len(lines))
    response = save_response(by=by, delivery=delivery, lines=lines, note=note)
    is_first = response.state == ResponseState.DRAFT
    response.state = RESPONSE_MOVES.check(response.state, "send")
    response.sent_at = timezone.now()
    response.save(update_fields=["state", "sent_at", "saved_at"])
    answer_delivery(delivery)
    _tell_superior(by, response, is_first=is_first)
    journal.record(
        by,
        "send",
        response,
        Sentence("Gửi đăng ký hưởng ứng {count} nội dung.", count=len(lines))
        if is_first
        else Sentence("Gửi lại đăng ký hưởng ứng, {count} nội dung.", count=len(lines)),
    )
    return response


def _tell_superior(by: Actor, response: Response, *, is_first: bool) -> None:
    sentence = Sentence("{unit} đã đăng ký hưởng ứng.", unit=by.unit_name)
    if not is_first:
        sentence = Sentence("{unit} đã sửa đăng ký hưởng ứng.", unit=by.unit_name)
    accounts = accounts_with(response.delivery.plan.unit_id, Duty.SIGN)
    tell(accounts, sentence, reverse("movements:response", args=[response.pk]))
