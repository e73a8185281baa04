"""The tree as it stood on a day."""

import datetime as dt
from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.ui.listing import Listing, arrange
from donghanh.ui.pages import render_part
from donghanh.ui.tables import Cell, Column, Node, Table

from ..choices import Level
from ..facts import (
    find_units,
    seen_among,
    subordinate_counts,
    subordinates_of,
    superiors_of,
    tops_on,
    unit_on,
)
from ..forms import TreeForm
from ..models import Unit

BRANCH = 300


def tree(request: HttpRequest) -> HttpResponse:
    """The units that stood beneath the one acted for, opened branch by branch; or those that were looked for."""
    if request.by.unit_id is None:
        return render(request, "organisations/no_unit.html")
    form = TreeForm(request.GET or None)
    day = (form.is_valid() and form.cleaned_data["ngay"]) or today()
    chosen = unit_on(request.by, request.GET.get("mo", ""), day)
    if request.GET.get("mo") and chosen is None:
        raise Http404
    told: dict[str, Any] = {"form": form, "day": day, "is_branch": chosen is not None}
    if request.GET.get("q", "").strip():
        told |= _found(request, day)
    else:
        told |= _branch(request, [chosen] if chosen else tops_on(request.by, day), day)
    return render_part(request, "organisations/tree.html", told, "branch")


def _branch(request: HttpRequest, tops: list[Unit], day: dt.date) -> dict[str, Any]:
    """What stood directly beneath the one top; several tops (what was taken over since) stand side by side."""
    shown = (
        tops if len(tops) > 1 else [*subordinates_of(tops[0].pk, day).from_the_top()[:BRANCH]] if tops else []
    )
    keys = [unit.pk for unit in shown]
    below = subordinate_counts(keys, day)
    seen = seen_among(request.by, keys, today())
    levels = Counter(unit.level for unit in shown)
    return {
        "listing": None,
        "top": tops[0] if tops else None,
        "heading": _("Các tổ chức nay thuộc đơn vị này")
        if len(tops) > 1
        else tops[0].name_on(day)
        if tops
        else "",
        "nodes": [_node(unit, below.get(unit.pk, 0), day=day, is_seen=unit.pk in seen) for unit in shown],
        "is_cut": len(shown) == BRANCH,
        "counts": [(Level(level).label, levels[level]) for level in Level.values if level in levels],
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


def _found(request: HttpRequest, day: dt.date) -> dict[str, Any]:
    found = find_units(request.GET["q"], by=request.by, day=day)
    listing = arrange(
        request,
        found.counted_on(day),
        sorts={"name": "sort_key", "members": "members_now"},
        default_sort="name",
    )
    return {
        "listing": listing,
        "table": _table(request, listing, day),
        "top": None,
        "heading": "",
        "nodes": [],
        "is_cut": found.is_cut,
        "counts": [],
    }


def _table(request: HttpRequest, listing: Listing, day: dt.date) -> Table:
    units = listing.things
    superiors = superiors_of([unit.pk for unit in units], day)
    seen = seen_among(request.by, [unit.pk for unit in units], today())
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
