"""Targets of a plan: thin, the amounts that reports are measured against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.periods.facts import period
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..facts import targets_of
from ..forms import TargetForm
from ..models import Plan
from ..permissions import may_send


def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """Amounts by unit, indicator and period; children and reserve shown against the parent."""
    plan = get_object_or_404(
        Plan.objects.visible_to(request.by).of_units_in_scope(request.by).select_related("movement", "unit"),
        pk=pk,
    )
    form = TargetForm(request.by, plan, request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        done = act(
            request,
            lambda: actions.set_target(
                by=request.by,
                unit=typed["unit"],
                indicator=typed["indicator"],
                clause=typed["clause"],
                period=period(typed["period"]),
                amount=form.scaled("amount"),
                reserve=form.scaled("reserve"),
                once=once_of(request),
            ),
            form=form,
            success=_("Đã đặt chỉ tiêu."),
        )
        if done:
            return done
    return render(
        request,
        "movements/targets.html",
        {"plan": plan, "form": form, "table": _table(request, plan), "may_set": may_send(request.by, plan)},
    )


def _table(request: HttpRequest, plan: Plan) -> Table:
    return Table(
        caption=_("Chỉ tiêu của đơn vị và cấp dưới"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Đơn vị")),
            Column(_("Kỳ")),
            Column(_("Phải đạt"), numeric=True),
            Column(_("Dự phòng"), numeric=True),
            Column(_("Đã giao xuống"), numeric=True),
            Column(_("Còn lại")),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                row.indicator.name,
                row.unit.name,
                row.period.code,
                row.indicator.say(row.amount),
                row.indicator.say(row.reserve),
                row.indicator.say(division.divided) if division.divided else "",
                _remainder(row, division),
                row.get_state_display(),
            ]
            for row, division in targets_of(plan, request.by)
        ],
        empty=_("Chưa có chỉ tiêu nào."),
    )


def _remainder(row, division) -> object:  # type: ignore[no-untyped-def]
    if not division.divided:
        return ""
    if division.is_whole:
        return Cell(_("Đã giao đủ"), tone="accepted")
    return Cell(row.indicator.say(division.remainder), tone="due" if division.remainder > 0 else "late")
