"""The casebook and the summary by union."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.organisations.models import Unit, own_and_taken_over
from donghanh.ui.listing import export, show_list, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from .. import facts
from ..choices import CaseState
from ..forms import CaseFilter
from ..models import Case, CaseQuerySet
from ..permissions import may_raise
from ..rules import LONG_OPEN

SORTS = {"title": "search_key", "unit": "unit__sort_key", "holder": "holder__sort_key", "raised": "raised_on"}
SUMMED = ("raised", "still_open", "answered", "confirmed", "helped", "for_goods", "cost", "reach")


def cases(request: HttpRequest) -> HttpResponse:
    """Difficulties in sight: who raised them, who has them now, for how many days."""
    form = CaseFilter(request.GET)
    form.is_valid()
    rows = _filtered(request, form.cleaned_data).select_related("unit", "holder")
    return show_list(
        request,
        "support/cases.html",
        rows,
        draw=_table,
        file="kho-khan-cua-doanh-nghiep",
        told={"form": form, "may_raise": may_raise(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="-raised",
    )


def _filtered(request: HttpRequest, chosen: dict[str, Any]) -> CaseQuerySet:
    rows = Case.objects.visible_to(request.by)
    branch = request.GET.get("branch", "")
    if branch.isdecimal():
        unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=branch)
        rows = rows.filter(facts.of_branch(request.by, unit, today()))
    if field := chosen.get("field"):
        rows = rows.filter(field=field)
    if chosen.get("held"):
        rows = rows.filter(holder__in=own_and_taken_over(request.by))
    state = chosen.get("state")
    if state == "long":
        return rows.filter(closed_on__isnull=True, raised_on__lt=today() - dt.timedelta(days=LONG_OPEN))
    return rows.filter(state=state) if state else rows


def _table(rows: list[Case], *, sort: str) -> Table:
    day = today()
    return Table(
        caption=_("Khó khăn, vướng mắc của doanh nghiệp"),
        columns=[
            Column(_("Khó khăn, vướng mắc"), sort="title"),
            Column(_("Về việc")),
            Column(_("Nơi ghi nhận"), sort="unit"),
            Column(_("Đang giải quyết"), sort="holder"),
            Column(_("Ngày nêu"), sort="raised"),
            Column(_("Số ngày"), numeric=True),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.title, url=row.get_absolute_url(), note=row.enterprise),
                row.get_field_display(),
                row.unit.name,
                row.holder.name,
                row.raised_on,
                row.days_open_on(day),
                _state_cell(row, day),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa ghi khó khăn nào của doanh nghiệp."),
    )


def _state_cell(row: Case, day: dt.date) -> Cell:
    is_long = row.state == CaseState.OPEN and row.days_open_on(day) > LONG_OPEN
    return Cell(row.get_state_display(), tone="late" if is_long else row.tone)


def board(request: HttpRequest) -> HttpResponse:
    """Cases and activities by unit beneath."""
    counts = facts.board_of(request.by, today())
    address, done = reverse("support:cases"), reverse("support:activities")
    table = Table(
        caption=_("Theo đơn vị"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Khó khăn"), numeric=True),
            Column(_("Đang giải quyết"), numeric=True),
            Column(_("Chờ xác nhận"), numeric=True),
            Column(_("Đã xác nhận"), numeric=True),
            Column(_("Hoạt động hỗ trợ"), numeric=True),
            Column(_("Hoạt động hàng Việt"), numeric=True),
            Column(_("Kinh phí (đồng)"), numeric=True),
            Column(_("Lượt người"), numeric=True),
        ],
        rows=[
            [
                Cell(row.unit.name, url=f"{address}?branch={row.unit.pk}"),
                *(getattr(row, name) for name in SUMMED[:4]),
                Cell(row.helped, url=f"{done}?branch={row.unit.pk}"),
                *(getattr(row, name) for name in SUMMED[5:]),
            ]
            for row in counts
        ],
        foot=[_("Cộng"), *(sum(getattr(row, name) for row in counts) for name in SUMMED)] if counts else (),
        empty=_("Chưa có đơn vị nào ghi."),
    )
    if wanted := wanted_export(request):
        return export(table, wanted, name="ho-tro-doanh-nghiep")
    raised = sum(row.raised for row in counts)
    confirmed = sum(row.confirmed for row in counts)
    return render(request, "support/board.html", {"table": table, "raised": raised, "confirmed": confirmed})
