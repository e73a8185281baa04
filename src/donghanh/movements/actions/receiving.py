"""An addressee opens a plan and acknowledges it."""

from django.db import transaction
from django.utils import timezone

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.journal import actions as journal

from ..choices import DELIVERY_MOVES, DeliveryState
from ..models import Delivery
from ..permissions import check_may_receive


@transaction.atomic
def open_delivery(*, by: Actor, delivery: Delivery) -> Delivery:
    """Remember when somebody of the addressee first opened the plan; anybody else leaves no trace."""
    if by.unit_id != delivery.unit_id or delivery.state != DeliveryState.SENT:
        return delivery
    delivery = hold(delivery)
    if delivery.state == DeliveryState.SENT:
        delivery.state = DELIVERY_MOVES.check(delivery.state, "open")
        delivery.opened_at = timezone.now()
        delivery.save(update_fields=["state", "opened_at"])
    return delivery


@transaction.atomic
def acknowledge(*, by: Actor, delivery: Delivery) -> Delivery:
    """The addressee says it has the plan; refuses a second time."""
    check_may_receive(by, delivery)
    held = hold(delivery)
    held.state = DELIVERY_MOVES.check(held.state, "acknowledge")
    held.acknowledged_at = timezone.now()
    held.opened_at = held.opened_at or held.acknowledged_at
    held.save(update_fields=["state", "acknowledged_at", "opened_at"])
    journal.record(by, "acknowledge", held, Sentence("Xác nhận đã nhận kế hoạch."))
    return held


def answer_held(delivery: Delivery) -> None:
    """Called by the actions that answer, with the delivery held: it is answered now, once."""
    if delivery.state == DeliveryState.ANSWERED:
        return
    delivery.state = DELIVERY_MOVES.check(delivery.state, "answer")
    delivery.answered_at = timezone.now()
    delivery.save(update_fields=["state", "answered_at"])
