"""What an addressee of a plan does through a link: registers its response, or acknowledges."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.notices.facts import Door
from donghanh.notices.models import Link
from donghanh.organisations.facts import signing_actor

from .. import actions
from ..choices import Answer, DeliveryState
from ..facts import clauses_above, delivery_behind
from ..models import Delivery
from ..rules.proposal import proposals_for
from .responding import RespondForm


class AcknowledgeForm(forms.Form):
    """Nothing to fill in."""


def door_of(link: Link, data: Any = None) -> Door | None:
    """The form behind a link to a delivery; None for links to other things."""
    delivery = delivery_behind(link)
    if delivery is None:
        return None
    return _respond(delivery, data) if delivery.answer == Answer.RESPONSE else _acknowledge(delivery, data)


def _lead(delivery: Delivery) -> Sentence:
    return Sentence(
        "{plan} của {sender}. Hạn phản hồi: {due}.",
        plan=str(delivery.plan),
        sender=delivery.plan.unit.name,
        due=say_date(delivery.due_on) or "–",
    )


def _respond(delivery: Delivery, data: Any) -> Door:
    proposals = proposals_for(clauses_above(delivery.plan), sector=delivery.unit.sector)
    form = RespondForm(proposals, None, data)

    def review() -> list[str]:
        note = form.cleaned_data["note"].strip()
        return [*form.taken().values(), *([note] if note else [])]

    def send(by: Actor) -> object:
        if delivery.state != DeliveryState.ACKNOWLEDGED:
            actions.acknowledge(by=by, delivery=delivery)
        return actions.send_response(
            by=by, delivery=delivery, lines=form.taken(), note=form.cleaned_data["note"]
        )

    is_answered = delivery.state == DeliveryState.ANSWERED
    return Door(
        title=_("Đăng ký hưởng ứng"),
        lead=_lead(delivery),
        unit_name=delivery.unit.name,
        verb=_("Gửi đăng ký hưởng ứng"),
        piece="movements/door_response.html",
        form=form,
        thing=delivery,
        by=signing_actor(delivery.unit_id),
        review=review,
        send=send,
        closed=_("Đơn vị đã gửi đăng ký hưởng ứng. Muốn sửa thì đăng nhập.") if is_answered else "",
    )


def _acknowledge(delivery: Delivery, data: Any) -> Door:
    is_done = delivery.state in (DeliveryState.ACKNOWLEDGED, DeliveryState.ANSWERED)
    return Door(
        title=_("Xác nhận đã nhận kế hoạch"),
        lead=_lead(delivery),
        unit_name=delivery.unit.name,
        verb=_("Xác nhận đã nhận kế hoạch"),
        piece="movements/door_acknowledge.html",
        form=AcknowledgeForm(data),
        thing=delivery,
        by=signing_actor(delivery.unit_id),
        review=lambda: [_("Đơn vị xác nhận đã nhận kế hoạch.")],
        send=lambda by: actions.acknowledge(by=by, delivery=delivery),
        closed=_("Đơn vị đã xác nhận nhận kế hoạch.") if is_done else "",
    )
