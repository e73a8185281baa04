"""Dialogues: list, entry, record."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_number
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices, clause_traces
from donghanh.organisations.facts import workplace_of
from donghanh.ui.listing import narrowed, show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..forms import DialogueFilter, DialogueForm, MinutesForm
from ..models import Dialogue
from ..permissions import may_keep, may_read_disputes, may_record
from ..rules import rhythm_on

SORTS = {"name": "search_key", "unit": "unit__sort_key", "day": "held_on", "people": "people"}


def dialogues(request: HttpRequest) -> HttpResponse:
    """Dialogues and conferences in sight, the latest first."""
    form = DialogueFilter(request.GET)
    rows = Dialogue.objects.visible_to(request.by).select_related("unit", "minutes")
    told = {
        "form": form,
        "may_record": may_record(request.by),
        "may_read_disputes": may_read_disputes(request.by),
        "next_on": _next(request, today()),
        "rule": rhythm_on(facts.rhythms().rows, today()),
        "is_verified": facts.rhythms().is_verified,
    }
    return show_list(
        request,
        "relations/dialogues.html",
        narrowed(rows, form, "kind"),
        draw=_table,
        file="doi-thoai-tai-noi-lam-viec",
        told=told,
        search=("search_key",),
        sorts=SORTS,
        default_sort="-day",
    )


def _next(request: HttpRequest, day: dt.date) -> dt.date | None:
    unit_id = request.by.unit_id
    return facts.next_dialogue(facts.last_dialogues([unit_id]).get(unit_id), day) if unit_id else None


def _table(rows: list[Dialogue], *, sort: str) -> Table:
    return Table(
        caption=_("Đối thoại, hội nghị người lao động"),
        columns=[
            Column(_("Doanh nghiệp, cơ quan"), sort="name"),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Ngày"), sort="day"),
            Column(_("Số người"), sort="people", numeric=True),
            Column(_("Biên bản")),
        ],
        rows=[
            [
                Cell(row.enterprise, url=row.get_absolute_url(), note=row.get_kind_display()),
                row.unit.name,
                row.held_on,
                row.people,
                Cell(_("Đã có"), tone="accepted") if row.minutes_id else Cell(_("Chưa có"), tone="due"),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa ghi cuộc đối thoại nào."),
    )


def add_dialogue(request: HttpRequest) -> HttpResponse:
    """Record a dialogue or a conference of the unit acted for."""
    by = request.by
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    clauses = clause_choices(by.unit_id, first="quan hệ lao động")[1]
    form = DialogueForm(*given, clauses=clauses, initial={"enterprise": workplace_of(by)})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        clause = chosen_clause(by, data.pop("clause"))
        done = act(
            request,
            lambda: actions.record_dialogue(by=by, clause=clause, once=once_of(request), **data),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã ghi cuộc đối thoại."),
        )
        if done:
            return done
    return render(request, "relations/add_dialogue.html", {"form": form})


def dialogue(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; its minutes are sent here."""
    rows = Dialogue.objects.visible_to(request.by).select_related("unit", "clause__plan__unit", "minutes")
    found = get_object_or_404(rows, pk=pk)
    form = MinutesForm(request.POST or None, request.FILES or None) if request.FILES else MinutesForm()
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.attach_minutes(
                by=request.by, dialogue=found, upload=form.cleaned_data["upload"], once=once_of(request)
            ),
            success=_("Đã đưa lên biên bản."),
        )
        if done:
            return done
    told = {
        "dialogue": found,
        "facts": _facts(found),
        "form": form,
        "is_mine": may_keep(request.by, found),
        "traced_from": clause_traces(found.clause),
        "history": history_of(found),
    }
    return render(request, "relations/dialogue.html", told)


def _facts(found: Dialogue) -> list[tuple[Any, ...]]:
    return [
        (_("Hình thức"), found.get_kind_display()),
        (_("Đơn vị"), found.unit.name),
        (_("Ngày tổ chức"), found.held_on),
        (_("Số người dự"), say_number(found.people)),
        (_("Đại diện người sử dụng lao động"), found.employer_side),
        (_("Đại diện người lao động"), found.worker_side),
    ]
