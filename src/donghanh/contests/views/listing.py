"""The list of contests."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from donghanh.ui.listing import narrowed, show_list
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from ..forms import ContestFilter
from ..models import Contest
from ..permissions import may_hold

SORTS = {"name": "name", "unit": "unit__sort_key", "day": ("held_on", "pk")}


def contests(request: HttpRequest) -> HttpResponse:
    """Contests of units in scope and above."""
    form = ContestFilter(request.GET)
    rows = Contest.objects.visible_to(request.by).select_related("unit")
    return show_list(
        request,
        "contests/list.html",
        narrowed(rows, form, "kind", "state"),
        draw=_table,
        file="hoi-thi",
        told={"form": form, "may_hold": may_hold(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="-day",
    )


def _table(rows: list[Contest], *, sort: str) -> Table:
    return Table(
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
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa có hội thi nào."),
    )
