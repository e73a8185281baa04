"""A committee's programmes: added, drawn, issued."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date
from donghanh.base.workflow import Step
from donghanh.documents.forms import NumberForm
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices
from donghanh.organisations.choices import Level
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions
from ..choices import ProgrammeState
from ..forms import NameForm, ProgrammeForm, SampleForm
from ..models import Programme, Visit
from ..permissions import may_inspect, may_issue
from ..rules.checklists import ground_name, grounds


def _own_draft(request: HttpRequest, pk: int) -> Programme:
    rows = Programme.objects.editable_by(request.by).select_related("unit", "movement")
    return get_object_or_404(rows, pk=pk)


def programmes(request: HttpRequest) -> HttpResponse:
    """Programmes in sight, the latest year first."""
    rows = Programme.objects.visible_to(request.by).select_related("unit").prefetch_related("visits")
    table = Table(
        caption=_("Chương trình kiểm tra"),
        columns=[
            Column(_("Năm")),
            Column(_("Đơn vị")),
            Column(_("Số cuộc kiểm tra"), numeric=True),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(str(row.year), url=row.get_absolute_url()),
                row.unit.name,
                len(row.visits.all()),
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in rows
        ],
        empty=_("Chưa có chương trình kiểm tra nào."),
    )
    context = {"table": table, "may_add": may_inspect(request.by, request.by.unit_id)}
    return render(request, "inspections/programmes.html", context)


def add_programme(request: HttpRequest) -> HttpResponse:
    """A new programme."""
    form = ProgrammeForm(request.by, clause_choices(request.by.unit_id)[1], request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        clause = chosen_clause(request.by, data.pop("clause"))
        done = act(
            request,
            lambda: actions.add_programme(by=request.by, clause=clause, once=once_of(request), **data),
            form=form,
            to=lambda made: reverse("inspections:sample", args=[made.pk]),
            success=_("Đã lưu. Bước tiếp theo: chọn đơn vị kiểm tra."),
        )
        if done:
            return done
    return render(request, "inspections/add_programme.html", {"form": form})


def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme: its aim, how its units were chosen, where each inspection stands."""
    rows = Programme.objects.visible_to(request.by).select_related(
        "unit", "movement", "clause__plan", "document"
    )
    found = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.close_programme(by=request.by, programme=found),
            success=_("Đã kết thúc chương trình."),
        )
        if done:
            return done
    visits = list(found.visits.select_related("inspected"))
    return render(
        request,
        "inspections/programme.html",
        {
            "programme": found,
            "steps": _steps(found),
            "facts": _facts(found),
            "table": visit_table(visits, is_open=found.state != ProgrammeState.DRAFT),
            "has_units": bool(visits),
            "may_inspect": may_inspect(request.by, found.unit_id),
            "may_issue": may_issue(request.by, found),
            "history": history_of(found),
        },
    )


def _steps(found: Programme) -> list[Step]:
    labels = [_("Xây dựng"), _("Chọn đơn vị"), _("Ban hành"), _("Kết thúc")]
    here = {ProgrammeState.DRAFT: 2 if found.seed else 1, ProgrammeState.ISSUED: 3, ProgrammeState.CLOSED: 4}
    at = here[ProgrammeState(found.state)]
    return [
        Step(label, "done" if index < at else "current" if index == at else "ahead")
        for index, label in enumerate(labels)
    ]


def _facts(found: Programme) -> list[tuple[str, ...]]:
    levels = ", ".join(str(Level(level).label) for level in found.levels)
    drawn = "; ".join(f"{ground_name(key)}: {count}" for key, count in found.shares)
    clause = found.clause
    rows: list[tuple[str, ...]] = [
        (_("Đơn vị"), found.unit.name),
        (_("Phong trào"), found.movement.name, reverse("movements:movement", args=[found.movement_id])),
        (
            _("Thực hiện nội dung"),
            f"{clause.address} – {clause.plan}" if clause else "",
            reverse("movements:clause", args=[clause.pk]) if clause else "",
        ),
        (_("Mục đích, yêu cầu"), found.aim),
        (_("Kiểm tra cấp"), levels),
        (_("Căn cứ chọn"), drawn),
        (_("Số rút thăm"), found.seed),
        (_("Rút ngày"), say_date(found.drawn_on) if found.drawn_on else ""),
        (_("Số lần rút thăm"), str(found.draws) if found.draws else ""),
        (_("Mã đối chiếu danh sách"), found.fingerprint),
        (
            _("Văn bản"),
            str(found.document or ""),
            reverse("documents:record", args=[found.document_id]) if found.document_id else "",
        ),
    ]
    return [row for row in rows if row[1]]


def visit_table(visits: list[Visit], *, is_open: bool = True) -> Table:
    """Inspections with why each unit was chosen."""
    return Table(
        columns=[
            Column(_("Đơn vị")),
            Column(_("Căn cứ chọn")),
            Column(_("Thời gian")),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(row.inspected.name, url=row.get_absolute_url() if is_open else ""),
                row.reason,
                _("Tháng %(month)s/%(year)s") % {"month": row.starts_on.month, "year": row.starts_on.year},
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in visits
        ],
        empty=_("Chưa chọn đơn vị nào."),
    )


def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw by grounds and seed; name units by hand; take these off again."""
    found, verb = _own_draft(request, pk), request.POST.get("verb", "")
    drawing = SampleForm(found, request.POST if verb == "draw" else None)
    naming = NameForm(request.by, request.POST if verb == "name" else None)
    if request.method == "POST":
        done = _sampled(request, found, drawing=drawing, naming=naming)
        if done:
            return done
    visits = list(found.visits.select_related("inspected"))
    return render(
        request,
        "inspections/sample.html",
        {
            "programme": found,
            "drawing": drawing,
            "naming": naming,
            "grounds": grounds(),
            "table": visit_table(visits, is_open=False),
            "named": [row for row in visits if not row.ground],
        },
    )


def _sampled(
    request: HttpRequest, found: Programme, *, drawing: SampleForm, naming: NameForm
) -> HttpResponse | None:
    verb, by = request.POST.get("verb"), request.by
    if verb == "draw" and drawing.is_valid():
        seed = drawing.cleaned_data["seed"]
        return act(
            request,
            lambda: actions.draw_sample(by=by, programme=found, quotas=drawing.quotas, seed=seed),
            form=drawing,
            success=_("Đã rút thăm. Danh sách ở cuối trang."),
        )
    if verb == "name" and naming.is_valid():
        return act(
            request,
            lambda: actions.name_unit(by=by, programme=found, **naming.cleaned_data),
            form=naming,
            success=_("Đã đưa đơn vị vào danh sách."),
        )
    if verb == "take_off" and request.POST.get("visit", "").isdecimal():
        key = int(request.POST["visit"])
        return act(
            request,
            lambda: actions.take_off(by=by, programme=found, visit_id=key),
            success=_("Đã bỏ đơn vị khỏi danh sách."),
        )
    return None


def issue_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Number and day of the programme."""
    found = _own_draft(request, pk)
    form = NumberForm(found.unit_id, "Chương trình", request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.issue_programme(
                by=request.by, programme=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ban hành chương trình kiểm tra."),
        )
        if done:
            return done
    visits = list(found.visits.select_related("inspected"))
    context = {"programme": found, "form": form, "table": visit_table(visits, is_open=False)}
    return render(request, "inspections/issue_programme.html", context)
