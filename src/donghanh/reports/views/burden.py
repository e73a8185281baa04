"""What those who fill are asked in one period altogether, and what they are asked twice."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.periods.rules import code_on, span_of
from donghanh.ui.tables import Column, Table

from ..facts.burden import askings_around, last_asked, twice_in
from ..forms import BurdenFilter
from ..rules.burden import AUDIENCES, Asking, Twice, cells_for
from .shelf import audience_name


def burden(request: HttpRequest) -> HttpResponse:
    """All requests whose periods end within one quarter or year: cells by kind of unit, figures asked twice.

    Unless one is chosen, the quarter in which somebody was asked last.
    """
    form = BurdenFilter(request.GET or None)
    chosen = (
        form.cleaned_data["period"]
        if form.is_valid()
        else code_on(last_asked(request.by, today()), "quarter")
    )
    askings = askings_around(request.by, span_of(chosen))
    context = {
        "filters": BurdenFilter(initial={"period": chosen}),
        "span": span_of(chosen).name,
        "table": cells_table(askings),
        "twice": twice_table(twice_in(askings)),
    }
    return render(request, "reports/burden.html", context)


def cells_table(askings: list[Asking]) -> Table:
    """How many cells each request asks of each kind of unit, and all together."""
    counts = [[len(cells_for(asking.lines, each)) for each in AUDIENCES] for asking in askings]
    columns = [Column(audience_name(each.level, each.sector), numeric=True) for each in AUDIENCES]
    rows: list[list[Any]] = [[asking.title, *row] for asking, row in zip(askings, counts, strict=True)]
    foot: list[Any] = [_("Cộng"), *(sum(column) for column in zip(*counts, strict=True))] if counts else []
    return Table(
        caption=_("Số ô phải nhập"),
        columns=[Column(_("Báo cáo")), *columns],
        rows=rows,
        foot=foot,
        empty=_("Chưa yêu cầu báo cáo nào trong kỳ này."),
    )


def twice_table(twice: list[Twice]) -> Table:
    """Figures asked twice, and by which requests."""
    return Table(
        caption=_("Chỉ tiêu bị yêu cầu hai lần"),
        columns=[Column(_("Chỉ tiêu")), Column(_("Đã có trong")), Column(_("Hỏi lại trong"))],
        rows=[[each.line.full_name, each.first, each.second] for each in twice],
        empty=_("Không có chỉ tiêu nào bị yêu cầu hai lần."),
    )
