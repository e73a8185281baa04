"""Who belongs to a unit."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.listing import FilterForm, Listing, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Column, Table

from .. import actions
from ..facts import memberships_of
from ..forms import MemberForm
from ..models import Collective, Unit
from ..permissions import may_count


def members(request: HttpRequest, pk: int) -> HttpResponse:
    """The members of a unit, by given name; for those who keep its figures or manage it from above."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_count(request.by, unit):
        raise PermissionDenied
    listing = arrange(
        request,
        memberships_of(unit.pk, today()),
        search=("person__search_key",),
        sorts={"name": ("person__sort_key", "pk")},
        default_sort="name",
    )
    if wanted := wanted_export(request):
        return export(_table(listing, everything=True), wanted, name="doan-vien")
    told = {
        "unit": unit,
        "filters": FilterForm(request.GET or None),
        "listing": listing,
        "table": _table(listing),
        "is_over": unit.has_ended(today()),
    }
    return render(request, "organisations/members.html", told)


def _table(listing: Listing, *, everything: bool = False) -> Table:
    return Table(
        caption=_("Đoàn viên"),
        columns=[
            Column(_("Họ và tên"), sort="name"),
            Column(_("Giới tính")),
            Column(_("Công việc")),
            Column(_("Tổ, phòng, phân xưởng")),
            Column(_("Từ ngày")),
        ],
        rows=[
            [
                each.person.name,
                each.person.get_sex_display(),
                each.post,
                each.collective.name if each.collective else "",
                each.from_on,
            ]
            for each in (listing.found if everything else listing.things)
        ],
        sort=listing.sort,
        empty=_("Chưa ghi nhận đoàn viên nào khớp."),
    )


def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a new member of a unit."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_count(request.by, unit):
        raise PermissionDenied
    form = MemberForm(
        request.POST or None,
        collectives=Collective.objects.visible_to(request.by).filter(unit=unit).order_by("name"),
        initial={"from_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_member(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            to=reverse("organisations:members", args=[unit.pk]),
            success=_("Đã ghi nhận đoàn viên."),
        )
        if done:
            return done
    return render(request, "organisations/add_member.html", {"unit": unit, "form": form})
