"""One unit: what it is, who leads it, what stands beneath it, how it has changed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.journal.facts import history_of
from donghanh.ui.listing import FilterForm, Listing, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..facts import (
    Officer,
    headcounts_of,
    names_of,
    officers_of,
    subordinates_of,
    successions_of,
    superior_of,
)
from ..forms import CollectiveForm, HeadcountForm
from ..models import Collective, Unit
from ..permissions import may_count, may_shape, may_shape_beneath


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's page; its subordinates can be searched, sorted and exported."""
    found = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    listing = arrange(
        request,
        subordinates_of(found.pk, today()).with_headcount(today()),
        search=("search_key",),
        sorts={"name": "sort_key", "members": "members_now"},
        default_sort="name",
    )
    if wanted := wanted_export(request):
        return export(_subordinates(listing, everything=True), wanted, name="don-vi-truc-thuoc")
    is_over = found.has_ended(today())
    told = {
        "unit": found,
        "is_over": is_over,
        "names": names_of(found)[1:] if found.renamed_on else [],
        "successions": successions_of(found) if found.ended_on else [],
        "superior_unit": superior_of(found.pk, today()),
        "officers": _officers(found, may_shape=may_shape(request.by)),
        "headcounts": _headcounts(found),
        "collectives": Collective.objects.visible_to(request.by).filter(unit=found).order_by("name"),
        "filters": FilterForm(request.GET or None),
        "listing": listing,
        "subordinates": _subordinates(listing),
        "history": history_of(found, most=12),
        "may_see_members": may_count(request.by, found),
        "may_count": may_count(request.by, found) and not is_over,
        "may_shape": may_shape(request.by) and not is_over,
        "may_shape_beneath": may_shape_beneath(request.by, found) and not found.ended_on,
    }
    return render(request, "organisations/unit.html", told)


def _subordinates(listing: Listing, *, everything: bool = False) -> Table:
    return Table(
        caption=_("Đơn vị trực thuộc"),
        columns=[
            Column(_("Đơn vị"), sort="name"),
            Column(_("Khu vực")),
            Column(_("Lao động"), numeric=True),
            Column(_("Đoàn viên"), sort="members", numeric=True),
        ],
        rows=[
            [
                Cell(each.name, url=reverse("organisations:unit", args=[each.pk])),
                each.get_sector_display(),
                each.workers_now,
                each.members_now,
            ]
            for each in (listing.found if everything else listing.things)
        ],
        sort=listing.sort,
        empty=_("Không có đơn vị trực thuộc nào khớp."),
    )


def _officers(found: Unit, *, may_shape: bool) -> Table:
    columns = [Column(_("Họ và tên")), Column(_("Nhiệm vụ")), Column(_("Điện thoại")), Column(_("Từ ngày"))]
    rows: list[list[object]] = []
    for officer in officers_of(found.pk, today()):
        held, person = officer.appointment, officer.appointment.person
        phone = Cell(person.phone, url=f"tel:{person.phone}" if person.phone else "")
        rows.append([person.name, officer.role, phone, held.from_on])
        if may_shape:
            rows[-1] += [
                _account_cell(officer),
                Cell(_("Cho thôi nhiệm vụ"), url=reverse("organisations:relieve", args=[held.pk])),
            ]
    return Table(
        caption=_("Người giữ nhiệm vụ"),
        columns=[*columns, Column(_("Tài khoản")), Column(_("Thay đổi"))] if may_shape else columns,
        rows=rows,
        empty=_("Chưa phân công ai."),
    )


def _account_cell(officer: Officer) -> Cell:
    url = reverse("organisations:account", args=[officer.appointment.pk])
    if officer.account is None:
        return Cell(_("Mở tài khoản"), url=url)
    return Cell(officer.account.login, url=url, note="" if officer.account.is_active else _("đã khóa"))


def _headcounts(found: Unit) -> Table:
    return Table(
        caption=_("Lao động và đoàn viên qua các kỳ"),
        columns=[
            Column(_("Đến ngày")),
            Column(_("Lao động"), numeric=True),
            Column(_("Đoàn viên"), numeric=True),
        ],
        rows=[[row.as_of, row.workers, row.members] for row in headcounts_of(found.pk)],
        empty=_("Chưa có số liệu lao động, đoàn viên."),
    )


def count_heads(request: HttpRequest, pk: int) -> HttpResponse:
    """Update workers and members."""
    found = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_count(request.by, found):
        raise PermissionDenied
    form = HeadcountForm(request.POST or None, initial={"as_of": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.count_heads(by=request.by, unit=found, **form.cleaned_data),
            form=form,
            to=reverse("organisations:unit", args=[found.pk]),
            success=_("Đã cập nhật số lao động và đoàn viên."),
        )
        if done:
            return done
    return render(request, "organisations/headcount.html", {"unit": found, "form": form})


def add_collective(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a team, office, workshop or faculty."""
    found = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_count(request.by, found):
        raise PermissionDenied
    form = CollectiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_collective(
                by=request.by, unit=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=reverse("organisations:unit", args=[found.pk]),
            success=_("Đã thêm tập thể."),
        )
        if done:
            return done
    return render(request, "organisations/collective.html", {"unit": found, "form": form})
