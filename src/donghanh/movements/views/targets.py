"""Lists of targets: those of one plan, and all that concern the unit acted for."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.organisations.facts import called_now
from donghanh.periods.facts import period
from donghanh.ui.listing import MOST, arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import TargetState
from ..facts import divided, targets_of
from ..forms import TargetFilters, TargetForm
from ..models import Plan, Target
from ..permissions import may_send
from ..rules.targets import Division

TONES = {
    TargetState.OFFERED: "due",
    TargetState.PROPOSED: "sent",
    TargetState.SETTLED: "accepted",
    TargetState.WITHDRAWN: "neutral",
}


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
        {
            "plan": plan,
            "form": form,
            "table": table_of(targets_of(plan, request.by)),
            "may_set": may_send(request.by, plan),
        },
    )


def all_targets(request: HttpRequest) -> HttpResponse:
    """Targets of the unit acted for and of those right beneath it; of all beneath when asked for or searched."""
    found = Target.objects.visible_to(request.by).standing().select_related("indicator", "unit", "period")
    form = TargetFilters(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    if asked.get("state"):
        found = found.filter(state=asked["state"])
    if asked.get("of") == "all":
        found = found.newest_first(request.by)
    else:
        found = (found if asked.get("q") else found.near(request.by)).from_the_top()
    listing = arrange(request, found, search=("indicator__search_key", "unit__search_key"), most=MOST)
    table = table_of(divided(listing.things))
    return render(request, "movements/all_targets.html", {"table": table, "page": listing.page, "form": form})


def children_of(rows: Sequence[tuple[Target, Division]]) -> Table:
    """The parts of one target: the units they were given to, and what these gave on."""
    names = called_now((row.unit for row, _division in rows), then=today(), day=today())
    return Table(
        columns=[
            Column(_("Đơn vị")),
            Column(_("Phải đạt"), numeric=True),
            Column(_("Đã giao xuống"), numeric=True),
            Column(_("Còn giữ lại"), numeric=True),
            Column(_("Tình hình")),
        ],
        rows=[
            [Cell(names[row.unit_id], url=row.get_absolute_url()), *_standing(row, division)]
            for row, division in rows
        ],
    )


def _standing(row: Target, division: Division) -> list[object]:
    return [
        Cell(row.said, value=row.indicator.say(row.amount)),
        row.indicator.say(division.divided) if division.divided else "",
        row.indicator.say(row.reserve) if division.divided else "",
        Cell(row.get_state_display(), tone=TONES[TargetState(row.state)]),
    ]


def table_of(rows: Sequence[tuple[Target, Division]]) -> Table:
    """Targets with what was given down of each."""
    names = called_now((row.unit for row, _division in rows), then=today(), day=today())
    return Table(
        caption=_("Chỉ tiêu của đơn vị và cấp dưới"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Đơn vị")),
            Column(_("Kỳ")),
            Column(_("Phải đạt"), numeric=True),
            Column(_("Đã giao xuống"), numeric=True),
            Column(_("Còn giữ lại"), numeric=True),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(row.indicator.name, url=row.get_absolute_url()),
                names[row.unit_id],
                str(row.period),
                *_standing(row, division),
            ]
            for row, division in rows
        ],
        empty=_("Chưa có chỉ tiêu nào."),
    )
