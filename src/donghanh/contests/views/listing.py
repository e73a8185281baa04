"""The list of contests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from ..forms import ContestFilter
from ..models import Contest
from ..permissions import may_hold

SORTS = {"name": "name", "unit": "unit__sort_key", "day": ("held_on", "pk")}


def contests(request: HttpRequest) -> HttpResponse:
    """Contests of units in scope and above."""
    form = ContestFilter(request.GET)
    form.is_valid()
    rows = Contest.objects.visible_to(request.by).select_related("unit")
    for name in ("kind", "state"):
        if value := form.cleaned_data.get(name):
            rows = rows.filter(**{name: value})
    listing = arrange(request, rows, search=("search_key",), sorts=SORTS, default_sort="-day")
    wanted = wanted_export(request)
    table = Table(
        caption=_("Hội thi"),
        columns=[
            Column(_("Tên hội thi"), sort="name"),
            Column(_("Loại")),
            Column(_("Đơn vị tổ chức"), sort="unit"),
            Column(_("Nhận đăng ký đến")),
            Column(_("Ngày thi"), sort="day"),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.name, url=row.get_absolute_url()),
                row.get_kind_display(),
                row.unit.name,
                row.enters_until,
                row.held_on,
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in (listing.found if wanted else listing.things)
        ],
        sort=listing.sort,
        empty=_("Chưa có hội thi nào."),
    )
    if wanted:
        return export(table, wanted, name="hoi-thi")
    return render(
        request,
        "contests/list.html",
        {
            "form": form,
            "table": table,
            "page": listing.page,
            "total": listing.total,
            "may_hold": may_hold(request.by),
        },
    )
