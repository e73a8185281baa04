"""A plan goes to its addressees."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.documents import actions as documents
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell_each
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import subordinates_of
from donghanh.organisations.models import Unit

from ..choices import Answer, Change, PlanState
from ..facts import accounts_at, answer_of
from ..models import Delivery, Plan
from ..permissions import check_may_send
from ..rules.recipients import SendCheck, check_sending


@transaction.atomic
def send_plan(
    *,
    by: Actor,
    plan: Plan,
    units: Iterable[Unit],
    due_on: dt.date | None,
    answers: Mapping[int, str] | None = None,
    once: str | None = None,
) -> list[Delivery]:
    """Send an issued plan to direct subordinates, who owe an answer by `due_on`; each is told.

    `answers` says by unit in which form it is to answer; where it says nothing, as the plan's own rank asks.

    A unit that has it already is passed over. Refuses an empty list, a past day, a unit that stands elsewhere.
    """
    check_may_send(by, plan)
    journal.accept_once(once)
    plan = hold(plan)
    if plan.state != PlanState.ISSUED:
        raise Refusal("Kế hoạch chưa ban hành nên chưa gửi được. Ban hành kế hoạch trước.")
    if plan.change == Change.AMEND:
        raise Refusal("Văn bản sửa đổi được báo cho các nơi đã nhận kế hoạch, không cần gửi lại.")
    wanted = _not_yet_sent(plan, units)
    asked = {unit.pk: Answer((answers or {}).get(unit.pk) or answer_of(plan, unit)) for unit in wanted}
    check_sending(SendCheck(len(wanted), due_on, plan.issued_on), today=today())
    now = timezone.now()
    made = Delivery.objects.bulk_create(
        [
            Delivery(plan=plan, unit=unit, answer=asked[unit.pk], due_on=due_on, sent_at=now)
            for unit in wanted
        ],
        batch_size=500,
    )
    if plan.document:
        documents.address(by=by, document=plan.document, units=wanted)
    plan.due_on = due_on
    plan.save(update_fields=["due_on", "saved_at"])
    _tell_addressees(plan, made)
    journal.record(by, "send", plan, Sentence("Gửi kế hoạch đến {count} đơn vị.", count=len(made)))
    return made


def _not_yet_sent(plan: Plan, units: Iterable[Unit]) -> list[Unit]:
    beneath = set(subordinates_of(plan.unit_id, today()).values_list("pk", flat=True))
    sent = set(plan.deliveries.values_list("unit_id", flat=True))
    wanted = {unit.pk: unit for unit in units if unit.pk not in sent}
    strange = [unit.name for key, unit in wanted.items() if key not in beneath]
    if strange:
        raise Refusal("{name} không trực thuộc đơn vị gửi. Bỏ khỏi danh sách.", name=strange[0])
    return list(wanted.values())


def _tell_addressees(plan: Plan, deliveries: list[Delivery]) -> None:
    accounts = accounts_at([delivery.unit_id for delivery in deliveries], Duty.DRAFT, Duty.SIGN)
    text = Sentence("Đã nhận {plan} của {unit}.", plan=str(plan), unit=plan.unit.name)
    tell_each(
        (account_id, text, reverse("movements:delivery", args=[delivery.pk]))
        for delivery in deliveries
        for account_id in accounts.get(delivery.unit_id, ())
    )
