"""The list: found by words without marks, field, value, unit; exported."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.organisations.facts import find_units
from donghanh.ui.listing import MOST, arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import facts
from ..forms import InitiativeFilter
from ..models import Initiative, InitiativeQuerySet, Likeness
from ..permissions import may_propose

SORTS = {
    "title": "title",
    "unit": "unit__sort_key",
    "benefit": ("open_benefit", "pk"),
    "new": "pk",
    "recognised": ("recognised_on", "pk"),
}


def initiatives(request: HttpRequest) -> HttpResponse:
    """Initiatives of the unit acted for and all beneath, and one's own."""
    form = InitiativeFilter(request.GET)
    form.is_valid()
    rows = _filtered(request, form.cleaned_data).select_related("unit", "merged_into")
    listing = arrange(request, rows, sorts=SORTS, default_sort="-new", most=MOST)
    is_asked = any(form.cleaned_data.values())
    wanted = wanted_export(request)
    table = _table(request, listing.found if wanted else listing.things, sort=listing.sort)
    if wanted:
        return export(table, wanted, name="sang-kien")
    return render(
        request,
        "initiatives/list.html",
        {
            "form": form,
            "table": table,
            "page": listing.page,
            "total": listing.said_total,
            "may_propose": may_propose(request.by),
            "drafts": [] if is_asked else facts.drafts_of(request.by),
            "movement": None if is_asked else facts.movement_of(request.by),
            "has_pairs": Likeness.objects.visible_to(request.by).exists(),
        },
    )


def _filtered(request: HttpRequest, data: dict[str, Any]) -> InitiativeQuerySet:
    by = request.by  # type: ignore[attr-defined]
    rows = Initiative.objects.visible_to(by)
    if state := data.get("state"):
        rows = rows.filter(state=state)
    asked = {name: data[name] for name in ("field", "kind") if data.get(name)}
    if least := data.get("least"):
        asked["benefit__gte"] = least
    if asked:
        rows = rows.known_to(by).filter(**asked)
    if typed := data.get("unit"):
        rows = rows.filter(unit__in=find_units(typed, by=by, day=today()).keys)
    return facts.matching(rows, data.get("q") or "")


def _table(request: HttpRequest, rows: Any, *, sort: str) -> Table:
    rows = list(rows)
    readable = (
        Initiative.objects.visible_to(request.by).known_to(request.by).filter(pk__in=[row.pk for row in rows])
    )
    known = set(readable.values_list("pk", flat=True)) if any(row.is_restricted for row in rows) else None
    return Table(
        caption=_("Sáng kiến"),
        columns=[
            Column(_("Tên sáng kiến"), sort="title"),
            Column(_("Hiệu quả")),
            Column(_("Loại")),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Làm lợi (đồng)"), sort="benefit", numeric=True),
            Column(_("Tình trạng")),
        ],
        rows=[_line(row, is_known=known is None or row.pk in known) for row in rows],
        sort=sort,
        empty=_("Chưa có sáng kiến nào."),
    )


def _line(row: Initiative, *, is_known: bool) -> list[object]:
    """Of one that may not be read: title and effect only, and where it stands."""
    title = Cell(
        row.title,
        url=row.get_absolute_url(),
        note=_("Hạn chế công bố") if row.is_restricted else row.code,
    )
    return [
        title,
        row.effect,
        row.get_kind_display() if is_known else "",
        row.unit.name,
        (row.benefit or "") if is_known else "",
        Cell(row.get_state_display(), tone=tone_of_state(row.state)),
    ]
