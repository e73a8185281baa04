"""Who belongs to a unit."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.listing import Listing, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..facts import member_with_national_id, memberships_of, officeholders_of, offices_of
from ..forms import MemberFilter, MemberForm, NationalIdForm
from ..models import Collective, Unit
from ..permissions import may_count


def members(request: HttpRequest, pk: int) -> HttpResponse:
    """The members of a unit, by given name; for those who keep its figures or manage it from above."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_count(request.by, unit):
        raise PermissionDenied
    filters = MemberFilter(
        request.GET or None,
        collectives=Collective.objects.visible_to(request.by).filter(unit=unit).order_by("name"),
    )
    listing = arrange(
        request,
        _filtered(memberships_of(unit.pk, today()), filters, unit),
        search=("person__search_key",),
        sorts={"name": ("person__sort_key", "pk")},
        default_sort="name",
    )
    if wanted := wanted_export(request):
        return export(_table(listing, everything=True), wanted, name="doan-vien")
    told = {
        "unit": unit,
        "filters": filters,
        "listing": listing,
        "table": _table(listing),
        "is_over": unit.has_ended(today()),
    }
    return render(request, "organisations/members.html", told)


def _filtered(members: Any, filters: MemberFilter, unit: Unit) -> Any:
    chosen = filters.cleaned_data if filters.is_valid() else {}
    if chosen.get("collective"):
        members = members.filter(collective=chosen["collective"])
    if chosen.get("sex"):
        members = members.filter(person__sex=chosen["sex"])
    if chosen.get("group") == "direct":
        members = members.filter(person__is_direct_worker=True)
    if chosen.get("group") == "officers":
        members = members.filter(person__in=officeholders_of(unit.pk, today()))
    return members


def _table(listing: Listing, *, everything: bool = False) -> Table:
    shown = list(listing.found if everything else listing.things)
    held = offices_of([each.person_id for each in shown], today())
    rows = []
    for each in shown:
        person, office = each.person, held.get((each.person_id, each.unit_id))
        rows.append(
            [
                Cell(person.name, url=reverse("organisations:member", args=[each.pk])),
                person.get_sex_display(),
                office.get_kind_display() if office else "",
                each.post,
                each.collective.name if each.collective else "",
                person.joined_union_on,
                each.from_on,
            ]
        )
    return Table(
        caption=_("Đoàn viên"),
        columns=[
            Column(_("Họ và tên"), sort="name"),
            Column(_("Giới tính")),
            Column(_("Chức vụ công đoàn")),
            Column(_("Công việc")),
            Column(_("Tổ, phòng, phân xưởng")),
            Column(_("Ngày vào công đoàn")),
            Column(_("Thuộc đơn vị từ")),
        ],
        rows=rows,
        sort=listing.sort,
        empty=_("Chưa ghi nhận đoàn viên nào khớp."),
    )


def find_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a member of the unit by the whole identity number, which stands in no address."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_count(request.by, unit):
        raise PermissionDenied
    form = NationalIdForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: member_with_national_id(unit.pk, form.cleaned_data["national_id"], today()),
            form=form,
            to=lambda found: reverse("organisations:member", args=[found.pk]),
        )
        if done:
            return done
    return render(request, "organisations/find_member.html", {"unit": unit, "form": form})


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
