"""At the unit: the checklist, and reported figures beside their proof."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.reports.permissions import may_decide
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..actions.comparing import ASKING
from ..choices import CellState, VisitState
from ..facts import Compared, comparable_cells, compared_cells
from ..forms import ChecksForm, CompareForm
from ..models import CellCheck, Visit
from ..permissions import may_inspect
from ..rules.checklists import checklists
from .preparing import open_visit

_TONES = {
    CellState.SAME: "accepted",
    CellState.DIFFERENT: "returned",
    CellState.ASKED: "due",
    CellState.REOPENED: "sent",
}


def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist, filled in at the unit; readable afterwards."""
    found = open_visit(request, pk)
    may_write = found.state == VisitState.UNDERWAY and may_inspect(request.by, found.unit_id)
    form = ChecksForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.answer_checks(by=request.by, visit=found, answers=form.answers),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ghi phiếu kiểm tra."),
        )
        if done:
            return done
    table = Table(
        columns=[Column(_("Câu")), Column(_("Kết quả")), Column(_("Ghi chú"))],
        rows=[[str(one), one.get_answer_display(), one.note] for one in form.checks],
        empty=_("Chưa có phiếu kiểm tra. Lập đoàn kiểm tra trước."),
    )
    context = {
        "visit": found,
        "form": form,
        "table": table,
        "may_write": may_write,
        "checklist": checklists().get(found.checklist),
        "draft": f"phieu-kiem-tra-{pk}",
    }
    return render(request, "inspections/checks.html", context)


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures that count beside what their proof shows; the superior reopens those that differ."""
    by, verb = request.by, request.POST.get("verb", "")
    found = get_object_or_404(
        Visit.objects.visible_to(by).select_related("unit", "inspected", "minutes"), pk=pk
    )
    may_write = found.state == VisitState.UNDERWAY and may_inspect(by, found.unit_id)
    form = CompareForm(
        comparable_cells(found) if may_write else [], request.POST if verb == "compare" else None
    )
    if request.method == "POST":
        done = _do(request, found, form)
        if done:
            return done
    rows = CellCheck.objects.visible_to(by).filter(visit=found)
    cells = list(rows.select_related("indicator", "report__request"))
    states = {cell.state for cell in cells}
    return render(
        request,
        "inspections/compare.html",
        {
            "visit": found,
            "form": form,
            "table": _table(compared_cells(found, cells)),
            "may_write": may_write,
            "may_ask": found.state in ASKING
            and CellState.DIFFERENT in states
            and may_inspect(by, found.unit_id),
            "may_reopen": CellState.ASKED in states and may_decide(by, [found.inspected_id]),
        },
    )


def _do(request: HttpRequest, found: Visit, form: CompareForm) -> HttpResponse | None:
    verb, by, once = request.POST.get("verb"), request.by, once_of(request)
    if verb == "compare" and form.is_valid():
        return act(
            request,
            lambda: actions.compare_cell(by=by, visit=found, once=once, **form.cleaned_data),
            form=form,
            success=_("Đã ghi kết quả đối chiếu."),
        )
    if verb == "ask":
        return act(
            request,
            lambda: actions.ask_reopening(by=by, visit=found, once=once),
            success=_("Đã đề nghị công đoàn cấp trên trực tiếp mở lại các ô lệch."),
        )
    if verb == "reopen":
        return act(
            request,
            lambda: actions.reopen_cells(by=by, visit=found, once=once),
            success=_("Đã mở lại để đơn vị sửa. Số đã duyệt vẫn được tính cho đến khi duyệt số mới."),
        )
    return None


def _table(rows: list[Compared]) -> Table:
    return Table(
        caption=_("Số liệu đã đối chiếu"),
        columns=[
            Column(_("Số liệu")),
            Column(_("Báo cáo"), numeric=True),
            Column(_("Theo minh chứng"), numeric=True),
            Column(_("Đang tính"), numeric=True),
            Column(_("Kết quả")),
        ],
        rows=[
            [
                Cell(row.name, url=row.url, note=row.report),
                row.reported,
                row.found,
                row.now,
                _result(row),
            ]
            for row in rows
        ],
        empty=_("Chưa đối chiếu số liệu nào."),
    )


def _result(row: Compared) -> Cell:
    if row.is_corrected:
        return Cell(_("Đã sửa đúng"), tone="accepted", note=row.cell.note)
    tone = _TONES[CellState(row.cell.state)]
    return Cell(row.cell.get_state_display(), tone=tone, note=row.cell.note)
