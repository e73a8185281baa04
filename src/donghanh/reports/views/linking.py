"""Links to send by Zalo: one for each unit that has not sent its report."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from donghanh.notices.facts import unit_links
from donghanh.notices.models import Link
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import lacks_to_sign_by_pin
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of, see

from .. import actions
from ..choices import LINK_PURPOSE
from ..facts.doors import owed_by_link
from ..models import ReportRequest, Standing
from ..rules.reminding import link_text

PER_PAGE = 20


@never_cache
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Each unit that has not sent with its own link and the message to copy."""
    asked = get_object_or_404(ReportRequest.objects.visible_to(request.by).select_related("unit"), pk=pk)
    if not request.by.has(Duty.FIGURES):
        raise PermissionDenied
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.link_units(by=request.by, request=asked, once=once_of(request)),
            to=reverse("reports:links", args=[pk]),
            success=_("Đã tạo đường dẫn. Chép từng tin gửi cho đúng đơn vị."),
        )
        if done:
            return done
    listing = arrange(
        request, owed_by_link(request.by, asked), search=["unit__search_key"], per_page=PER_PAGE
    )
    rows = unit_links(
        listing.things,
        purpose=LINK_PURPOSE,
        addresses=("reports:link", "reports:revoke_link"),
        absolute=request.build_absolute_uri,
        text=lambda place, address: link_text(
            sender=request.by.unit_name,
            unit=place.unit.name,
            title=asked.title,
            due_on=asked.due_on,
            link=address,
        ),
        lacks=lacks_to_sign_by_pin([each.unit_id for each in listing.things]),
    )
    ask = _(
        "Tạo đường dẫn mới cho %(count)s đơn vị chưa gửi. Đường dẫn đã tạo trước đây không mở được nữa."
    ) % {"count": listing.total}
    context = {"asked": asked, "rows": rows, "page": listing.page, "count": listing.total, "ask": ask}
    return render(request, "reports/links.html", context | {"nobody_left": _("Mọi đơn vị đã gửi.")})


def _place(request: HttpRequest, pk: int) -> Standing:
    """The place of a unit beneath."""
    rows = Standing.objects.visible_to(request.by).asked().exclude(unit=request.by.unit_id)
    return get_object_or_404(rows.select_related("request__unit", "unit"), pk=pk)


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for one unit."""
    place = _place(request, pk)
    had_one = Link.objects.visible_to(request.by).about(LINK_PURPOSE, [place.pk]).opening().exists()
    return _back(
        request,
        place,
        change=lambda: actions.link_units(
            by=request.by, request=place.request, only=[place.pk], once=once_of(request)
        ),
        success=_("Đã tạo đường dẫn mới; đường dẫn cũ không mở được nữa.")
        if had_one
        else _("Đã tạo đường dẫn. Sao chép tin nhắn rồi gửi cho đúng đơn vị."),
    )


@require_POST
def revoke_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's link opens nothing any more."""
    place = _place(request, pk)
    return _back(
        request,
        place,
        change=lambda: actions.revoke_link_to(by=request.by, place=place),
        success=_("Đã thu hồi đường dẫn."),
    )


def _back(
    request: HttpRequest, place: Standing, *, change: Callable[[], object], success: str
) -> HttpResponse:
    page = reverse("reports:links", args=[place.request_id])
    return act(request, change, to=page, success=success) or see(page)
