"""What is due from me about plans."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.words import shortened
from donghanh.organisations.choices import Duty

from ..choices import Answer, Change, DeliveryState, PlanState
from ..models import Delivery, Plan
from ..rules.drafting import coverage_of_draft
from .drafts import desk_of
from .looking import answers_to_look_at, plans_to_look_at
from .targets import target_dues

_ACKNOWLEDGED = (DeliveryState.ACKNOWLEDGED, DeliveryState.ANSWERED)


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Plans to acknowledge and to answer, to sign, to number, to look at again and to send on; the nearest day
    first.
    """
    if by.unit_id is None or not (by.has(Duty.DRAFT) or by.has(Duty.SIGN) or by.has(Duty.NUMBER)):
        return []
    in_hand = list(
        Plan.objects.unissued()
        .filter(unit=by.unit_id)
        .select_related("superior", "changes", "unit", "superior__unit", "changes__unit")
    )
    answers = {plan.superior_id: plan for plan in in_hand if not plan.change or plan.answers_anew}
    owed = (
        Delivery.objects.received_by(by)
        .unanswered()
        .filter(plan__state=PlanState.ISSUED)
        .select_related("plan__unit")
    )
    found = [due for delivery in owed if (due := _due_of(delivery, answers))]
    return [
        *sorted(found, key=lambda due: due.due_on or dt.date.max),
        *_in_hand(by, in_hand),
        *_to_look_at(by),
        *_to_send(by),
        *target_dues(by),
    ]


def _due_of(delivery: Delivery, answers: Mapping[int | None, Plan]) -> Due | None:
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
    if delivery.answer != Answer.PLAN:
        is_section = delivery.answer == Answer.SECTION
        return Due(
            title=title,
            verb=_("Ghi mục trong chương trình công tác") if is_section else _("Gửi đăng ký hưởng ứng"),
            url=reverse("movements:respond", args=[delivery.pk]),
            due_on=delivery.due_on,
            minutes=5,
        )
    return _own_plan_due(delivery, title, answers.get(delivery.plan_id))


def _own_plan_due(delivery: Delivery, title: str, draft: Plan | None) -> Due | None:
    if draft and draft.state != PlanState.DRAFT:
        return None  # it waits for a signature or a number: see `_in_hand`
    desk = desk_of(draft) if draft else None
    covered = coverage_of_draft(desk.above, desk.draft) if desk else None
    return Due(
        title=title,
        verb=_("Ban hành kế hoạch của đơn vị"),
        url=reverse("movements:derive", args=[draft.pk])
        if draft
        else reverse("movements:delivery", args=[delivery.pk]),
        due_on=delivery.due_on,
        minutes=30,
        note=draft.returned_because if draft else "",
        done=covered.decided if covered else None,
        total=covered.total if covered else None,
    )


def _in_hand(by: Actor, plans: Iterable[Plan]) -> list[Due]:
    """Drafts that change a plan, for who drafts; plans to sign, for who signs; signed ones, for who numbers."""
    return [
        Due(title=shortened(plan.title, 160), verb=verb, url=reverse(page, args=[plan.pk]), minutes=minutes)
        for plan in plans
        for duties, state, verb, page, minutes in (
            (
                (Duty.SIGN,),
                PlanState.SUBMITTED,
                _("Ký hoặc trả lại kế hoạch"),
                "movements:review",
                10,
            ),
            (
                (Duty.NUMBER, Duty.SIGN),
                PlanState.SIGNED,
                _("Lấy số và ban hành kế hoạch"),
                "movements:review",
                5,
            ),
            ((Duty.DRAFT,), PlanState.DRAFT, _("Soạn tiếp văn bản thay đổi"), "movements:derive", 20),
        )
        if plan.state == state and any(by.has(duty) for duty in duties)
        if state != PlanState.DRAFT or (plan.change and not plan.answers_anew)
    ]


def _to_look_at(by: Actor) -> list[Due]:
    """Plans and answers whose superior's plan changed since, for who drafts."""
    if not by.has(Duty.DRAFT) or by.unit_id is None:
        return []
    answers = [
        Due(
            title=f"{answer.delivery.plan}: {answer.outdated_by.get_change_display()}",  # type: ignore[union-attr]
            verb=_("Xem lại phản hồi đã gửi"),
            url=reverse("movements:respond", args=[answer.delivery_id]),
            minutes=5,
            note=_("Cấp trên đã sửa đổi kế hoạch theo Kế hoạch số %(number)s.")
            % {"number": answer.outdated_by.number},  # type: ignore[union-attr]
        )
        for answer in answers_to_look_at(by.unit_id)
    ]
    return answers + [
        Due(
            title=ngettext(
                "Kế hoạch %(plan)s: cấp trên đã thay đổi %(count)d mục",
                "Kế hoạch %(plan)s: cấp trên đã thay đổi %(count)d mục",
                count,
            )
            % {"plan": plan, "count": count},
            verb=_("Xem lại theo kế hoạch cấp trên"),
            url=reverse("movements:look", args=[plan.pk]),
            minutes=5 * count,
        )
        for plan, count in plans_to_look_at(by.unit_id)
    ]


def _to_send(by: Actor) -> list[Due]:
    """Issued plans that were sent to nobody, for those who sign."""
    if not by.has(Duty.SIGN):
        return []
    waiting = (
        Plan.objects.issued()
        .exclude(change=Change.AMEND)
        .filter(unit=by.unit_id, deliveries__isnull=True, unit__placed_beneath__isnull=False)
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
