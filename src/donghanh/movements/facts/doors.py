"""Deliveries that are answered through links."""

from collections.abc import Iterable

from donghanh.notices.models import Link

from ..choices import LINK_PURPOSE, PlanState
from ..models import Delivery, Plan


def delivery_behind(link: Link) -> Delivery | None:
    """The delivery that the link opens, of the very unit it was made for; None once the plan is revoked."""
    if link.purpose != LINK_PURPOSE:
        return None
    found = Delivery.objects.filter(pk=link.thing_id, unit=link.unit_id, plan__state=PlanState.ISSUED)
    return found.select_related("plan__unit", "unit").first()


def owed_by_link(plan: Plan, only: Iterable[int] | None = None) -> list[Delivery]:
    """The deliveries of a plan that still owe an answer, in Vietnamese order; `only` of these keys."""
    rows = (
        Delivery.objects.filter(plan=plan)
        .unanswered()
        .select_related("unit")
        .order_by("unit__sort_key", "pk")
    )
    return list(rows if only is None else rows.filter(pk__in=list(only)))
