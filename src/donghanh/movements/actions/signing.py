"""A complete draft goes to the signature, comes back with a reason, or is signed."""

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import PLAN_MOVES
from ..models import Plan
from ..permissions import check_may_derive, check_may_send
from ..rules.signing import check_reason
from .issuing import check_ready


@transaction.atomic
def submit_plan(*, by: Actor, plan: Plan, once: str | None = None) -> Plan:
    """Put a complete draft before the leader; nobody changes it until it comes back. Those who sign are told."""
    check_may_derive(by, plan.unit_id)
    journal.accept_once(once)
    plan = _moved(plan, "submit")
    check_ready(plan)
    plan.returned_because = ""
    plan.save(update_fields=["state", "returned_because", "saved_at"])
    _tell(by, plan, Sentence("{name} trình ký kế hoạch của đơn vị.", name=by.name), duty=Duty.SIGN)
    journal.record(by, "submit", plan, Sentence("Trình ký kế hoạch."))
    return plan


@transaction.atomic
def withdraw_plan(*, by: Actor, plan: Plan) -> Plan:
    """Take the draft back before it is signed."""
    check_may_derive(by, plan.unit_id)
    plan = _moved(plan, "withdraw")
    plan.save(update_fields=["state", "saved_at"])
    journal.record(by, "withdraw", plan, Sentence("Rút lại kế hoạch đã trình ký."))
    return plan


@transaction.atomic
def return_plan(*, by: Actor, plan: Plan, reason: str, once: str | None = None) -> Plan:
    """Give the draft back with the reason; those who draft are told."""
    check_may_send(by, plan)
    journal.accept_once(once)
    plan = _moved(plan, "return")
    plan.returned_because = check_reason(reason)
    plan.save(update_fields=["state", "returned_because", "saved_at"])
    sentence = Sentence(
        "{name} trả lại dự thảo kế hoạch: {reason}", name=by.name, reason=plan.returned_because
    )
    _tell(by, plan, sentence, duty=Duty.DRAFT)
    journal.record(by, "return", plan, Sentence("Trả lại dự thảo: {reason}", reason=plan.returned_because))
    return plan


@transaction.atomic
def sign_plan(*, by: Actor, plan: Plan, once: str | None = None) -> Plan:
    """The leader signs: the clerk may number it now, and is told."""
    check_may_send(by, plan)
    journal.accept_once(once)
    plan = _moved(plan, "sign")
    plan.save(update_fields=["state", "saved_at"])
    _tell(by, plan, Sentence("{name} đã ký kế hoạch, chờ lấy số.", name=by.name), duty=Duty.NUMBER)
    journal.record(by, "sign", plan, Sentence("Ký kế hoạch."))
    return plan


def _moved(plan: Plan, verb: str) -> Plan:
    plan = hold(plan)
    plan.state = PLAN_MOVES.check(plan.state, verb)
    return plan


def _tell(by: Actor, plan: Plan, sentence: Sentence, *, duty: Duty) -> None:
    others = set(accounts_with(plan.unit_id, duty)) - {by.account_id}
    tell(others, sentence, reverse("movements:review", args=[plan.pk]))
