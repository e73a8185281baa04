"""The list of pledges in sight."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.organisations.choices import PartyKind
from donghanh.ui.listing import show_list
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import facts
from ..forms import PledgeFilter
from ..models import Pledge, Registration
from ..permissions import may_draft, may_open_registration

SEARCH = ("first__home__search_key", "second__home__search_key")
SORTS = {
    "unit": ("first__home__sort_key",),
    "year": ("registration__year",),
    "state": ("state",),
    "confirmed": ("confirmed_on",),
}


def pledges(request: HttpRequest) -> HttpResponse:
    """Pledges of the unit acted for and all beneath; filtered, sorted, exported."""
    form = PledgeFilter(request.GET, years=facts.years_of(request.by))
    form.is_valid()
    chosen = form.cleaned_data
    rows = Pledge.objects.visible_to(request.by).select_related(
        "first__home", "second__home", "registration__movement"
    )
    if chosen.get("state"):
        is_late = chosen["state"] == "late"
        rows = rows.filter(is_late=True) if is_late else rows.filter(state=chosen["state"])
    if chosen.get("kind"):
        rows = rows.filter(first_kind=chosen["kind"])
    if chosen.get("year"):
        rows = rows.filter(registration__year=chosen["year"])
    gates = facts.gates_of(request.by)
    return show_list(
        request,
        "pledges/list.html",
        rows.order_by("-pk"),
        draw=_table,
        file="giao-uoc-thi-dua",
        told={
            "form": form,
            "open_gates": [gate for gate in gates if _stands_open(gate)] if may_draft(request.by) else [],
            "may_open": may_open_registration(request.by),
        },
        search=SEARCH,
        sorts=SORTS,
    )


def _stands_open(gate: Registration) -> bool:
    window = gate.window
    return window.opens_on <= today() and (window.takes_late or not window.is_closed_on(today()))


def _table(rows: list[Pledge], *, sort: str) -> Table:
    return Table(
        caption=_("Giao ước thi đua"),
        columns=[
            Column(_("Hai bên giao ước")),
            Column(_("Loại")),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Năm"), sort="year"),
            Column(_("Tình trạng"), sort="state"),
            Column(_("Ngày xác nhận"), sort="confirmed"),
        ],
        rows=[_row(pledge) for pledge in rows],
        sort=sort,
        empty=_("Chưa có giao ước nào."),
    )


def _row(pledge: Pledge) -> list[object]:
    homes = dict.fromkeys(side.home.name for side in pledge.sides)
    late = _("Đăng ký muộn") if pledge.is_late else ""
    return [
        Cell(str(pledge), url=pledge.get_absolute_url()),
        PartyKind(pledge.first_kind).label,
        "; ".join(homes),
        str(pledge.registration.year),
        Cell(pledge.get_state_display(), tone=tone_of_state(pledge.state), note=late),
        pledge.confirmed_on,
    ]
