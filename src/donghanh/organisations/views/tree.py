"""The tree as it stood on a day."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.ui.listing import Listing, arrange
from donghanh.ui.pages import render_part
from donghanh.ui.tables import Cell, Column, Node, Table

from ..choices import Level
from ..facts import level_counts, subordinate_counts, subordinates_of, superiors_of
from ..forms import TreeForm
from ..models import Unit

BRANCH = 300


def tree(request: HttpRequest) -> HttpResponse:
    """The units that stood beneath the one acted for, opened branch by branch; or those that were looked for."""
    if request.by.unit_id is None:
        return render(request, "organisations/no_unit.html")
    form = TreeForm(request.GET or None)
    day = (form.is_valid() and form.cleaned_data["ngay"]) or today()
    stood = Unit.objects.visible_to(request.by, day)
    chosen = request.GET.get("mo", "")
    top = (
        get_object_or_404(stood, pk=chosen)
        if chosen.isdecimal()
        else stood.filter(pk=request.by.unit_id).first()
    )
    told: dict[str, Any] = {
        "form": form,
        "day": day,
        "top": top,
        "is_branch": bool(top) and top.pk != request.by.unit_id,
    }
    told |= _found(request, stood, day) if request.GET.get("q", "").strip() else _branch(request, top, day)
    return render_part(request, "organisations/tree.html", told, "branch")


def _branch(request: HttpRequest, top: Unit | None, day: dt.date) -> dict[str, Any]:
    beneath = list(subordinates_of(top.pk, day).from_the_top()[:BRANCH]) if top else []
    below = subordinate_counts([unit.pk for unit in beneath], day)
    seen = set(
        Unit.objects.visible_to(request.by)
        .filter(pk__in=[unit.pk for unit in beneath])
        .values_list("pk", flat=True)
    )
    counts = level_counts(top.pk, day) if top else {}
    return {
        "listing": None,
        "nodes": [_node(unit, below.get(unit.pk, 0), day=day, is_seen=unit.pk in seen) for unit in beneath],
        "is_cut": len(beneath) == BRANCH,
        "counts": [(Level(level).label, counts[level]) for level in Level.values if level in counts],
    }


def _node(unit: Unit, below: int, *, day: dt.date, is_seen: bool) -> Node:
    return Node(
        label=unit.name_on(day),
        url=reverse("organisations:unit", args=[unit.pk]) if is_seen else "",
        note=_("%(count)s đơn vị trực thuộc") % {"count": below} if below else "",
        opens=f"{reverse('organisations:tree')}?{urlencode({'ngay': say_date(day), 'mo': unit.pk})}"
        if below
        else "",
    )


def _found(request: HttpRequest, stood: Any, day: dt.date) -> dict[str, Any]:
    listing = arrange(
        request,
        stood.with_headcount(day),
        search=("search_key",),
        sorts={"name": "sort_key", "members": "members_now"},
        default_sort="name",
    )
    return {
        "listing": listing,
        "table": _table(request, listing, day),
        "nodes": [],
        "is_cut": False,
        "counts": [],
    }


def _table(request: HttpRequest, listing: Listing, day: dt.date) -> Table:
    units = listing.things
    superiors = superiors_of([unit.pk for unit in units], day)
    seen = set(
        Unit.objects.visible_to(request.by)
        .filter(pk__in=[unit.pk for unit in units])
        .values_list("pk", flat=True)
    )
    return Table(
        caption=_("Đơn vị tìm thấy"),
        columns=[
            Column(_("Đơn vị"), sort="name"),
            Column(_("Công đoàn cấp trên")),
            Column(_("Đoàn viên"), sort="members", numeric=True),
        ],
        rows=[
            [
                Cell(
                    unit.name_on(day),
                    url=reverse("organisations:unit", args=[unit.pk]) if unit.pk in seen else "",
                ),
                superiors[unit.pk].name if unit.pk in superiors else "",
                unit.members_now,
            ]
            for unit in units
        ],
        sort=listing.sort,
        empty=_("Không có đơn vị nào khớp. Thử ít chữ hơn, không cần gõ dấu."),
    )
