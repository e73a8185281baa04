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
from ..models import Clause, Delivery, Plan, Response, ResponseLine
from ..permissions import check_may_respond, check_may_send_response
from ..rules.adoption import check_change, check_lines
from .receiving import answer_held


@transaction.atomic
def save_response(*, by: Actor, delivery: Delivery, lines: Mapping[int, str], note: str = "") -> Response:
    """Keep a registration as far as it is written: `lines` gives for each clause taken on what the unit will do.

    A sent one may be changed until its due day. Not journalled: it saves as one types.
    """
    check_may_respond(by, delivery)
    response = _response_to(hold(delivery))
    return _keep(response, lines, note)


def _response_to(delivery: Delivery) -> Response:
    """The registration for a held delivery, new or as it stands; refuses where none is owed or none may change."""
    if delivery.answer != Answer.RESPONSE:
        raise Refusal("Đơn vị phản hồi bằng kế hoạch của mình, không phải đăng ký hưởng ứng.")
    if delivery.state in (DeliveryState.SENT, DeliveryState.OPENED):
        raise Refusal("Xác nhận đã nhận kế hoạch trước, rồi đăng ký hưởng ứng.")
    response = Response.objects.filter(delivery=delivery).first() or Response(unit_id=delivery.unit_id)
    response.delivery = delivery
    check_change(is_sent=response.state == ResponseState.SENT, due_on=delivery.due_on, today=today())
    return response


def _keep(response: Response, lines: Mapping[int, str], note: str) -> Response:
    of_this_plan = Clause.objects.filter(plan=response.delivery.plan_id, pk__in=lines, is_current=True)
    if of_this_plan.count() != len(lines):
        raise Refusal("Có nội dung không thuộc kế hoạch này. Tải lại trang rồi chọn lại.")
    is_new = response.pk is None
    response.note = note.strip()
    response.save()
    if not is_new:
        ResponseLine.objects.filter(response=response).delete()
    ResponseLine.objects.bulk_create(
        ResponseLine(response=response, clause_id=clause_id, text=one_line(text))
        for clause_id, text in lines.items()
    )
    return response


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
    held = hold(delivery)
    response = _response_to(held)
    is_first = response.state == ResponseState.DRAFT
    response.state = RESPONSE_MOVES.check(response.state, "send")
    response.sent_at = timezone.now()
    _keep(response, lines, note)
    answer_held(held)
    _tell_superior(by, response, plan=delivery.plan, is_first=is_first)
    journal.record(
        by,
        "send",
        response,
        Sentence("Gửi đăng ký hưởng ứng {count} nội dung.", count=len(lines))
        if is_first
        else Sentence("Gửi lại đăng ký hưởng ứng, {count} nội dung.", count=len(lines)),
    )
    return response


def _tell_superior(by: Actor, response: Response, *, plan: Plan, is_first: bool) -> None:
    sentence = Sentence("{unit} đã đăng ký hưởng ứng.", unit=by.unit_name)
    if not is_first:
        sentence = Sentence("{unit} đã sửa đăng ký hưởng ứng.", unit=by.unit_name)
    accounts = accounts_with(plan.unit_id, Duty.SIGN)
    tell(accounts, sentence, reverse("movements:response", args=[response.pk]))
