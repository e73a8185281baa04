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

from ..choices import RESPONSE_MOVES, Answer, DeliveryState, PlanState, ResponseState
from ..models import Clause, Delivery, Plan, Response, ResponseLine
from ..permissions import check_may_respond, check_may_send_response
from ..rules.adoption import check_change, check_lines
from ..rules.responding import Programme, check_programme
from .receiving import answer_held


@transaction.atomic
def save_response(
    *,
    by: Actor,
    delivery: Delivery,
    lines: Mapping[int, str],
    note: str = "",
    programme: Programme | None = None,
) -> Response:
    """Keep an answer as far as it is written: `lines` gives for each clause taken on what the unit will do,
    `programme` where it stands when a section of the work programme is owed.

    A sent one may be changed until its due day, and after an amendment that touches it. Not journalled: it saves as one types.
    """
    check_may_respond(by, delivery)
    response = _response_to(hold(delivery))
    return _keep(response, lines, note, programme=programme)


def _response_to(delivery: Delivery) -> Response:
    """The registration for a held delivery, new or as it stands; refuses where none is owed or none may change."""
    if delivery.answer == Answer.PLAN:
        raise Refusal("Đơn vị phản hồi bằng kế hoạch của mình, không phải đăng ký hưởng ứng.")
    if delivery.plan.state != PlanState.ISSUED:
        raise Refusal("Kế hoạch cấp trên không còn hiệu lực nên không cần phản hồi nữa.")
    if delivery.state in (DeliveryState.SENT, DeliveryState.OPENED):
        raise Refusal("Xác nhận đã nhận kế hoạch trước, rồi đăng ký hưởng ứng.")
    response = Response.objects.filter(delivery=delivery).first() or Response(unit_id=delivery.unit_id)
    response.delivery = delivery
    is_closed = response.state == ResponseState.SENT and response.outdated_by_id is None
    check_change(is_sent=is_closed, due_on=delivery.due_on, today=today())
    return response


def _keep(
    response: Response, lines: Mapping[int, str], note: str, *, programme: Programme | None
) -> Response:
    of_this_plan = Clause.objects.filter(plan=response.delivery.plan_id, pk__in=lines, is_current=True)
    if of_this_plan.count() != len(lines):
        raise Refusal("Có nội dung không thuộc kế hoạch này. Tải lại trang rồi chọn lại.")
    is_new = response.pk is None
    response.note = note.strip()
    if programme:
        response.programme = one_line(programme.name)[:300]
        response.programme_number = one_line(programme.number)[:60]
        response.programme_on = programme.issued_on
        response.programme_section = one_line(programme.section)[:120]
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
    programme: Programme | None = None,
    once: str | None = None,
) -> Response:
    """Send the answer to the superior, or send it again changed; refuses an empty one, a change after the due day,
    and a section of a work programme that does not say where it stands.
    """
    check_may_send_response(by, delivery)
    journal.accept_once(once)
    check_lines(len(lines))
    held = hold(delivery)
    response = _response_to(held)
    if held.answer == Answer.SECTION:
        check_programme(programme or programme_of(response), today=today())
    is_first = response.state == ResponseState.DRAFT
    response.state = RESPONSE_MOVES.check(response.state, "send")
    response.sent_at, response.outdated_by = timezone.now(), None
    _keep(response, lines, note, programme=programme)
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


def programme_of(response: Response) -> Programme:
    """The work programme as the answer names it."""
    return Programme(
        response.programme, response.programme_number, response.programme_on, response.programme_section
    )


def _tell_superior(by: Actor, response: Response, *, plan: Plan, is_first: bool) -> None:
    sentence = Sentence("{unit} đã đăng ký hưởng ứng.", unit=by.unit_name)
    if not is_first:
        sentence = Sentence("{unit} đã sửa đăng ký hưởng ứng.", unit=by.unit_name)
    accounts = accounts_with(plan.unit_id, Duty.SIGN)
    tell(accounts, sentence, reverse("movements:response", args=[response.pk]))
