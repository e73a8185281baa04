"""Links to send by Zalo: one for each unit that has not answered."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from donghanh.notices.facts import unit_links
from donghanh.organisations.facts import lacks_to_sign_by_pin
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of, see

from .. import actions
from ..choices import LINK_PURPOSE
from ..models import Delivery, Plan
from ..permissions import may_follow_up
from ..rules.adoption import link_text

PER_PAGE = 20


def _sent_by_us(request: HttpRequest, pk: int) -> Plan:
    """A plan of the unit acted for, for who follows it up; 403 without the duty."""
    plan = get_object_or_404(
        Plan.objects.visible_to(request.by).filter(unit=request.by.unit_id).select_related("unit"), pk=pk
    )
    if not may_follow_up(request.by, plan):
        raise PermissionDenied
    return plan


def _delivered_by_us(request: HttpRequest, pk: int) -> Delivery:
    rows = Delivery.objects.visible_to(request.by).filter(plan__unit=request.by.unit_id)
    return get_object_or_404(rows.select_related("plan__unit", "unit"), pk=pk)


@never_cache
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Each unit that has not answered with its own link and the message to copy."""
    plan = _sent_by_us(request, pk)
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.link_units(by=request.by, plan=plan, once=once_of(request)),
            to=reverse("movements:links", args=[pk]),
            success=_("Đã tạo đường dẫn. Chép từng tin gửi cho đúng đơn vị."),
        )
        if done:
            return done
    owed = Delivery.objects.visible_to(request.by).filter(plan=plan).unanswered().select_related("unit")
    listing = arrange(
        request, owed.order_by("unit__sort_key", "pk"), search=["unit__search_key"], per_page=PER_PAGE
    )
    rows = unit_links(
        listing.things,
        purpose=LINK_PURPOSE,
        addresses=("movements:link", "movements:revoke_link"),
        absolute=request.build_absolute_uri,
        text=lambda delivery, address: link_text(
            sender=plan.unit.short_name or plan.unit.name,
            unit=delivery.unit.name,
            plan=_("Kế hoạch %(plan)s") % {"plan": plan},
            due_on=delivery.due_on,
            link=address,
        ),
        lacks=lacks_to_sign_by_pin([each.unit_id for each in listing.things]),
    )
    ask = _(
        "Tạo đường dẫn mới cho %(count)s đơn vị chưa phản hồi. Đường dẫn đã tạo trước đây không mở được nữa."
    ) % {"count": listing.total}
    context = {"plan": plan, "rows": rows, "page": listing.page, "count": listing.total, "ask": ask}
    return render(request, "movements/links.html", context | {"nobody_left": _("Tất cả đơn vị đã phản hồi.")})


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for one unit."""
    delivery = _delivered_by_us(request, pk)
    return _back(
        request,
        delivery,
        change=lambda: actions.link_units(
            by=request.by, plan=delivery.plan, only=[delivery.pk], once=once_of(request)
        ),
        success=_("Đã tạo đường dẫn. Đường dẫn tạo trước đó, nếu có, không mở được nữa."),
    )


@require_POST
def revoke_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's link opens nothing any more."""
    delivery = _delivered_by_us(request, pk)
    return _back(
        request,
        delivery,
        change=lambda: actions.revoke_link_to(by=request.by, delivery=delivery),
        success=_("Đã thu hồi đường dẫn."),
    )


def _back(
    request: HttpRequest, delivery: Delivery, *, change: Callable[[], object], success: str
) -> HttpResponse:
    page = reverse("movements:links", args=[delivery.plan_id])
    return act(request, change, to=page, success=success) or see(page)
