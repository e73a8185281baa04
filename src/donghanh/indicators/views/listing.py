"""Pages of indicators: the list, one, a new one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Level, Sector
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..forms import IndicatorForm, IndicatorsFilter, RetireForm, RewordForm
from ..models import Breakdown, CheckRow, Indicator, Wording
from ..permissions import may_change


def indicators(request: HttpRequest) -> HttpResponse:
    """What is counted."""
    things: Any = Indicator.objects.visible_to(request.by).in_use(today())
    if (level := request.GET.get("level")) in Level.values:
        things = [thing for thing in things if level in thing.levels]
    is_list = isinstance(things, list)
    listing = arrange(
        request,
        things,
        search=(lambda thing: thing.name) if is_list else ("search_key",),
        sorts={} if is_list else {"code": "code", "name": "search_key"},
    )
    format = wanted_export(request)
    table = _table(listing.found if format else listing.things, sort=listing.sort)
    if format:
        return export(table, format, name="chi-tieu")
    context = {
        "table": table,
        "page": listing.page,
        "filters": IndicatorsFilter(request.GET),
        "may_change": may_change(request.by),
    }
    return render(request, "indicators/list.html", context)


def _table(rows: Any, *, sort: str) -> Table:
    return Table(
        caption=_("Chỉ tiêu"),
        columns=[
            Column(_("Chỉ tiêu"), sort="name"),
            Column(_("Mã"), sort="code"),
            Column(_("Nhóm")),
            Column(_("Đơn vị tính")),
            Column(_("Gộp giữa các đơn vị")),
        ],
        rows=[
            [
                Cell(row.name, url=row.get_absolute_url()),
                row.code,
                row.theme,
                row.unit_of_measure,
                row.get_over_units_display(),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa có chỉ tiêu nào."),
    )


def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: how it is counted, by whom, from where, what it is compared with."""
    found = get_object_or_404(
        Indicator.objects.visible_to(request.by).select_related("numerator", "denominator", "replaced_by"),
        pk=pk,
    )
    form = RetireForm(request.by, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.retire(by=request.by, indicator=found, on=today(), **form.cleaned_data),
            form=form,
            success=_("Đã thôi dùng chỉ tiêu. Số liệu cũ giữ nguyên."),
        )
        if done:
            return done
    checks = [
        row.words
        for row in CheckRow.objects.visible_to(request.by).in_use()
        if found.code in (*row.left, *row.right)
    ]
    context = {
        "indicator": found,
        "facts": _facts(found),
        "breakdowns": _breakdowns(request, found),
        "checks": checks,
        "earlier": Wording.objects.visible_to(request.by).filter(indicator=found),
        "form": form,
        "may_change": may_change(request.by) and found.retired_on is None,
        "may_break": may_change(request.by) and found.retired_on is None and found.over_units == "sum",
        "history": history_of(found),
    }
    return render(request, "indicators/indicator.html", context)


def _breakdowns(request: HttpRequest, found: Indicator) -> list[dict[str, Any]]:
    rows = Breakdown.objects.visible_to(request.by).in_use().filter(whole=found)
    return [
        {
            "name": breakdown.name,
            "is_exact": breakdown.is_exact,
            "cells": [
                (cell.indicator.code, cell.indicator.name, cell.indicator.get_absolute_url())
                for cell in breakdown.cells.all()
            ],
        }
        for breakdown in rows.prefetch_related("cells__indicator")
    ]


def _facts(found: Indicator) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Mã"), found.code),
        (_("Nhóm"), found.theme),
        (_("Loại chỉ tiêu"), found.get_kind_display()),
        (_("Đơn vị tính"), found.unit_of_measure or "–"),
        (_("Gộp giữa các đơn vị"), found.get_over_units_display()),
        (_("Gộp giữa các kỳ"), found.get_over_time_display()),
        (_("Nhiều hay ít là tốt"), found.get_better_display()),
        (_("Cấp báo cáo"), ", ".join(str(Level(level).label) for level in found.levels)),
        (_("Khu vực"), ", ".join(str(Sector(sector).label) for sector in found.sectors) or _("Mọi khu vực")),
        (_("Nguồn"), found.source),
    ]
    if found.retired_on:
        rows.append((_("Thôi dùng từ ngày"), say_date(found.retired_on)))
    if found.replaced_by:
        rows.append((_("Chỉ tiêu thay thế"), found.replaced_by.name, found.replaced_by.get_absolute_url()))
    if found.numerator and found.denominator:
        rows += [
            (_("Tử số"), found.numerator.name, found.numerator.get_absolute_url()),
            (_("Mẫu số"), found.denominator.name, found.denominator.get_absolute_url()),
        ]
    return rows


def add(request: HttpRequest) -> HttpResponse:
    """A new indicator, without a file."""
    form = IndicatorForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_indicator(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã thêm chỉ tiêu."),
        )
        if done:
            return done
    return render(request, "indicators/add.html", {"form": form})


def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for the same indicator."""
    found = get_object_or_404(Indicator.objects.visible_to(request.by).in_use(today()), pk=pk)
    words = {name: getattr(found, name) for name in ("name", "definition", "source", "verified", "better")}
    form = RewordForm(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.reword(by=request.by, indicator=found, **form.cleaned_data),
            form=form,
            to=found,
            success=_("Đã lưu. Mẫu đã ban hành giữ lời cũ, mẫu mới dùng lời mới."),
        )
        if done:
            return done
    return render(request, "indicators/reword.html", {"form": form, "indicator": found})
