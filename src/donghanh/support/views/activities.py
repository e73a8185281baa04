"""What unions did in support of enterprises and for Vietnamese goods."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_money, say_number
from donghanh.base.words import shortened
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices
from donghanh.organisations.models import Unit
from donghanh.ui.listing import narrowed, show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..forms import ActivityFilter, ActivityForm
from ..models import Activity, Case
from ..permissions import may_record

SORTS = {"name": "search_key", "unit": "unit__sort_key", "day": "held_on", "cost": "cost", "reach": "reach"}


def activities(request: HttpRequest) -> HttpResponse:
    """Activities of the unit acted for and all beneath."""
    form = ActivityFilter(request.GET)
    rows = Activity.objects.visible_to(request.by).select_related("unit")
    branch = request.GET.get("branch", "")
    if branch.isdecimal():
        unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=branch)
        rows = rows.filter(facts.of_branch(request.by, unit, today()))
    return show_list(
        request,
        "support/activities.html",
        narrowed(rows, form, "kind"),
        draw=_table,
        file="hoat-dong-ho-tro-doanh-nghiep",
        told={"form": form, "may_record": may_record(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="-day",
    )


def _table(rows: list[Activity], *, sort: str) -> Table:
    return Table(
        caption=_("Hoạt động hỗ trợ doanh nghiệp, hàng Việt Nam"),
        columns=[
            Column(_("Hoạt động"), sort="name"),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Ngày"), sort="day"),
            Column(_("Kinh phí (đồng)"), sort="cost", numeric=True),
            Column(_("Lượt người"), sort="reach", numeric=True),
        ],
        rows=[
            [
                Cell(row.name, url=row.get_absolute_url(), note=row.get_kind_display()),
                row.unit.name,
                row.held_on,
                row.cost,
                row.reach,
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa ghi hoạt động nào."),
    )


def add_activity(request: HttpRequest) -> HttpResponse:
    """Record an activity of the unit acted for."""
    by = request.by
    held = Case.objects.visible_to(by).standing().filter(holder=by.unit_id).order_by("-pk")
    form = ActivityForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        clauses=clause_choices(by.unit_id, first="hỗ trợ doanh nghiệp")[1],
        cases=[(str(row.pk), shortened(row.title)) for row in held[:50]],
        initial={"case": request.GET.get("case", "")},
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        clause = chosen_clause(by, data.pop("clause"))
        case = held.filter(pk=data.pop("case") or 0).first()
        data["cost"], data["reach"] = data["cost"] or 0, data["reach"] or 0
        done = act(
            request,
            lambda: actions.record_activity(by=by, clause=clause, case=case, once=once_of(request), **data),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã ghi hoạt động."),
        )
        if done:
            return done
    return render(request, "support/add_activity.html", {"form": form})


def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """The record."""
    rows = Activity.objects.visible_to(request.by).select_related("unit", "case", "clause__plan__unit")
    found = get_object_or_404(rows, pk=pk)
    told: list[tuple[Any, ...]] = [
        (_("Loại"), found.get_kind_display()),
        (_("Đơn vị"), found.unit.name),
        (_("Ngày"), found.held_on),
        (_("Kinh phí"), say_money(found.cost) if found.cost else ""),
        (_("Lượt người"), say_number(found.reach) if found.reach else ""),
        (_("Kết quả"), found.note),
    ]
    return render(
        request,
        "support/activity.html",
        {
            "activity": found,
            "facts": told,
            "evidence": found.evidence.all(),
            "traced_from": facts.traced_from(found),
            "history": history_of(found),
        },
    )
