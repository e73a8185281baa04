"""What is due from me about plans."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.organisations.choices import Duty

from ..choices import Answer, DeliveryState, PlanState
from ..models import Delivery, Plan
from ..rules.drafting import Draft, coverage_of_draft
from .plans import clauses_above
from .targets import target_dues

_ACKNOWLEDGED = (DeliveryState.ACKNOWLEDGED, DeliveryState.ANSWERED)


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Plans to acknowledge and to answer, own plans to issue and to send on; the nearest day first."""
    if by.unit_id is None or not (by.has(Duty.DRAFT) or by.has(Duty.SIGN) or by.has(Duty.NUMBER)):
        return []
    drafts = {
        plan.superior_id: plan
        for plan in Plan.objects.filter(unit=by.unit_id, state=PlanState.DRAFT).select_related("superior")
    }
    owed = Delivery.objects.received_by(by).unanswered().select_related("plan__unit")
    found = [_due_of(delivery, drafts) for delivery in owed]
    return sorted(found, key=lambda due: due.due_on or dt.date.max) + _to_send(by) + target_dues(by)


def _due_of(delivery: Delivery, drafts: dict[int | None, Plan]) -> Due:
    title = f"{delivery.plan} – {delivery.plan.unit.name}"
    if delivery.state not in _ACKNOWLEDGED:
        return Due(
            title=title,
            verb=_("Xác nhận đã nhận kế hoạch"),
            url=reverse("movements:delivery", args=[delivery.pk]),
            due_on=delivery.due_on,
            minutes=2,
            note=_("Xem kế hoạch, xác nhận đã nhận rồi phản hồi."),
        )
    if delivery.answer == Answer.RESPONSE:
        return Due(
            title=title,
            verb=_("Gửi đăng ký hưởng ứng"),
            url=reverse("movements:respond", args=[delivery.pk]),
            due_on=delivery.due_on,
            minutes=5,
        )
    draft = drafts.get(delivery.plan_id)
    covered = (
        coverage_of_draft(clauses_above(delivery.plan), Draft.from_plain(draft.draft)) if draft else None
    )
    return Due(
        title=title,
        verb=_("Ban hành kế hoạch của đơn vị"),
        url=reverse("movements:derive", args=[draft.pk])
        if draft
        else reverse("movements:delivery", args=[delivery.pk]),
        due_on=delivery.due_on,
        minutes=30,
        done=covered.decided if covered else None,
        total=covered.total if covered else None,
    )


def _to_send(by: Actor) -> list[Due]:
    """Issued plans that were sent to nobody, for those who sign."""
    if not by.has(Duty.SIGN):
        return []
    waiting = Plan.objects.issued().filter(
        unit=by.unit_id, deliveries__isnull=True, unit__placed_beneath__isnull=False
    )
    return [
        Due(
            title=str(plan),
            verb=_("Gửi kế hoạch đến cấp dưới"),
            url=reverse("movements:send", args=[plan.pk]),
            minutes=3,
        )
        for plan in waiting.distinct()
    ]
