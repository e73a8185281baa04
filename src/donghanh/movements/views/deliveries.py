"""Plans that came to the unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.workflow import Step
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import Answer, DeliveryState, PlanState
from ..models import Delivery, Plan, Response
from ..permissions import may_derive, may_receive, may_respond

_TONES = {"sent": "due", "opened": "due", "acknowledged": "sent", "answered": "accepted"}


def inbox(request: HttpRequest) -> HttpResponse:
    """Plans sent to the unit acted for, the latest first."""
    found = (
        Delivery.objects.visible_to(request.by)
        .filter(unit=request.by.unit_id)
        .select_related("plan__unit")
        .order_by("-sent_at", "-pk")
    )
    listing = arrange(request, found, sorts={"due": "due_on", "sent": "sent_at"})
    table = Table(
        caption=_("Kế hoạch đến"),
        columns=[
            Column(_("Kế hoạch")),
            Column(_("Nơi gửi")),
            Column(_("Ngày gửi"), sort="sent"),
            Column(_("Hạn phản hồi"), sort="due"),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(str(row.plan), url=reverse("movements:delivery", args=[row.pk]), note=row.plan.title),
                row.plan.unit.name,
                row.sent_at,
                row.due_on,
                _standing(row),
            ]
            for row in listing.things
        ],
        sort=listing.sort,
        empty=_("Chưa có kế hoạch nào được gửi đến."),
    )
    return render(request, "movements/inbox.html", {"table": table, "page": listing.page})


def _standing(row: Delivery) -> Cell:
    if row.state != DeliveryState.ANSWERED and row.due_on and row.due_on < today():
        return Cell(_("Quá hạn phản hồi"), tone="late")
    return Cell(row.get_state_display(), tone=_TONES[row.state])


def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan that came: read it, acknowledge it, go on to answer it."""
    found = get_object_or_404(
        Delivery.objects.visible_to(request.by).select_related("plan__unit", "plan__movement", "unit"), pk=pk
    )
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.acknowledge(by=request.by, delivery=found),
            to=_next_page(found),
            success=_("Đã xác nhận nhận kế hoạch."),
        )
        if done:
            return done
    found = actions.open_delivery(by=request.by, delivery=found)
    own = Plan.objects.visible_to(request.by).filter(superior=found.plan_id, unit=found.unit_id)
    response = Response.objects.visible_to(request.by).filter(delivery=found).first()
    return render(
        request,
        "movements/delivery.html",
        {
            "delivery": found,
            "plan": found.plan,
            "clauses": found.plan.clauses.current(),
            "steps": _steps(found),
            "is_new": found.state in (DeliveryState.SENT, DeliveryState.OPENED),
            "own_plan": own.exclude(state=PlanState.REPLACED).order_by("-pk").first(),
            "response": response,
            "may_receive": may_receive(request.by, found),
            "may_derive": found.answer == Answer.PLAN and may_derive(request.by, found.unit_id),
            "may_respond": found.answer != Answer.PLAN and may_respond(request.by, found),
        },
    )


def _next_page(found: Delivery) -> str:
    """After acknowledging a grassroots union goes straight to its registration."""
    page = "movements:respond" if found.answer != Answer.PLAN else "movements:delivery"
    return reverse(page, args=[found.pk])


def _steps(found: Delivery) -> list[Step]:
    order = [DeliveryState.SENT, DeliveryState.OPENED, DeliveryState.ACKNOWLEDGED, DeliveryState.ANSWERED]
    here = order.index(DeliveryState(found.state))
    return [
        Step(str(state.label), "done" if index <= here else "current" if index == here + 1 else "ahead")
        for index, state in enumerate(order)
    ]
