"""Filling on a phone, and looking over before sending."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.ui.pages import act, is_autosave, once_of, saved
from donghanh.ui.tables import Cell as TableCell
from donghanh.ui.tables import Column, Table

from .. import actions
from ..choices import TRANSITIONS
from ..facts.beneath import begun_by_themselves
from ..facts.earlier import figures_before
from ..facts.heirs import report_of_predecessor
from ..facts.proposals import marks_of
from ..facts.sheets import cells_of, held_in, sheet_of
from ..forms import FillForm, PaperForm
from ..models import Report, ReportRequest, Standing
from ..permissions import may_inherit, may_send, may_stand_in
from ..rules.earlier import Slip, slips_in
from ..rules.sheet import Cell, Fault, Line, faults_in
from ..rules.times import is_late

CONFLICT = 409


def asked_of(
    request: HttpRequest, pk: int, unit_pk: int | None = None
) -> tuple[ReportRequest, Standing, Report | None]:
    """The request, the place of the own unit (or of `unit_pk` beneath, 404 when it is not asked) and its report."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form"), pk=pk
    )
    place = get_object_or_404(
        Standing.objects.visible_to(request.by).asked().select_related("unit"),
        request=asked,
        unit=unit_pk or request.by.unit_id,
    )
    if unit_pk is None:
        if not (request.by.has(Duty.FIGURES) or request.by.has(Duty.SIGN)):
            raise PermissionDenied
        return (
            asked,
            place,
            Report.objects.editable_by(request.by).filter(request=asked).select_related("stand_in").first(),
        )
    if may_inherit(request.by, unit_pk):
        return asked, place, report_of_predecessor(asked, unit_pk)
    if not may_stand_in(request.by, [unit_pk]):
        raise PermissionDenied
    report = Report.objects.visible_to(request.by).filter(request=asked, unit=unit_pk).first()
    return asked, place, report


def fill(request: HttpRequest, pk: int, unit_pk: int | None = None) -> HttpResponse:
    """The own unit's form, or that of a unit beneath entered instead of it: saved as one types, kept as typed."""
    if unit_pk is not None and unit_pk == request.by.unit_id:
        return redirect("reports:fill", pk=pk)
    asked, place, report = asked_of(request, pk, unit_pk)
    if report and not TRANSITIONS.allows(report.state, "fill"):
        return redirect(report)
    inherits = unit_pk is not None and may_inherit(request.by, unit_pk)
    if unit_pk is not None and not inherits and begun_by_themselves(asked, [unit_pk]):
        messages.info(request, _("Đơn vị đang tự nhập báo cáo này nên không nhập thay."))
        return redirect("reports:grid", pk=pk)
    lines = sheet_of(asked.form).asked_of(place.level, place.sector)
    reopened = set(report.open_cells) if report else set()
    options: dict[str, Any] = {
        "before": figures_before(asked, place.unit_id, lines),
        "locked": {line.code for line in lines} - reopened if reopened else (),
    }
    cells = cells_of(held_in(report), lines)
    options["marks"] = marks_of(report, cells)
    if request.method == "POST":
        form = FillForm(lines, request.POST, **options)
        done = _save(request, asked, form, unit_pk=unit_pk)
        if done:
            return done
    else:
        remarks, version = (report.remarks, report.version) if report else ("", 0)
        texts = FillForm.texts(cells, remarks=remarks, version=version)
        form = _form_with_problems(lines, cells, texts=texts, options=options)
    context = {
        "asked": asked,
        "report": report,
        "form": form,
        "sections": form.sections(cells),
        "opened": [line for line in lines if line.code in reopened],
        "instead_of": place.unit if unit_pk else None,
        "inherits": inherits,
        "is_kept": request.method != "POST",
        "entered_by": report.stand_in if report and not unit_pk else None,
        "draft": f"{asked.pk}-{place.unit_id}",
        "is_late": is_late(
            due_on=asked.due_on,
            grace_days=asked.grace_days,
            sent_on=report.first_sent_on if report else None,
            today=today(),
        ),
    }
    return render(request, "reports/fill.html", context)


def _save(
    request: HttpRequest, asked: ReportRequest, form: FillForm, *, unit_pk: int | None
) -> HttpResponse | None:
    background = is_autosave(request)

    def change() -> Report:
        return actions.fill(
            by=request.by,
            request=asked,
            typed=form.typed,
            notes=form.notes,
            remarks=request.POST.get("remarks", ""),
            version=form.seen_version,
            writer=once_of(request) or "",
            is_background=background,
            unit_id=unit_pk,
        )

    if not background:
        form.errors.clear()
        return act(request, change, to=_review_url(asked.pk, unit_pk), form=form)
    try:
        kept = change()
    except Refusal as refusal:
        return HttpResponse(str(refusal), status=CONFLICT, content_type="text/plain; charset=utf-8")
    answer = saved()
    answer.headers["X-Version"] = str(kept.version)
    return answer


def _review_url(pk: int, unit_pk: int | None) -> str:
    return (
        reverse("reports:review_instead", args=[pk, unit_pk])
        if unit_pk
        else reverse("reports:review", args=[pk])
    )


def _form_with_problems(
    lines: tuple[Line, ...], cells: dict[str, Cell], *, texts: dict[str, Any], options: dict[str, Any]
) -> FillForm:
    """The form as it was left; cells that mean no number keep their text and show their sentence."""
    problems = {code: cell.problem for code, cell in cells.items() if cell.problem}
    if not problems:
        return FillForm(lines, initial=texts, **options)
    form = FillForm(lines, texts, **options)
    form.errors.clear()
    for code, sentence in problems.items():
        form.add_error(f"v_{code}", str(sentence))
    return form


def review(request: HttpRequest, pk: int, unit_pk: int | None = None) -> HttpResponse:
    """«Kiểm tra lại trước khi gửi»: all cells, what is wrong with a link to it, and the one button.

    What was entered instead of a unit is sent with the scan of its signed paper.
    """
    if unit_pk is not None and unit_pk == request.by.unit_id:
        return redirect("reports:review", pk=pk)
    asked, place, report = asked_of(request, pk, unit_pk)
    back = (
        reverse("reports:fill_instead", args=[pk, unit_pk]) if unit_pk else reverse("reports:fill", args=[pk])
    )
    if report is None:
        return redirect(back)
    if not TRANSITIONS.allows(report.state, "send"):
        return redirect(report)
    inherits = unit_pk is not None and may_inherit(request.by, unit_pk)
    paper = PaperForm(request.POST or None, request.FILES or None) if unit_pk and not inherits else None
    if request.method == "POST" and (paper is None or paper.is_valid()):
        done = _send(request, report, paper)
        if done:
            return done
    sheet = sheet_of(asked.form)
    lines = sheet.asked_of(place.level, place.sector)
    cells = cells_of(held_in(report), lines)
    faults = faults_in(sheet, lines, cells)
    slips = slips_in(lines, cells, figures_before(asked, place.unit_id, lines))
    context = {
        "asked": asked,
        "report": report,
        "table": _review_table(lines, cells, wrong={f.line.code: str(f.sentence) for f in faults}, back=back),
        "faults": _linked(faults, back),
        "slips": _linked(slips, back),
        "may_send": (request.by.has(Duty.SIGN) if inherits else True)
        if unit_pk
        else may_send(request.by, report.unit_id),
        "instead_of": place.unit if unit_pk else None,
        "inherits": inherits,
        "paper": paper,
        "back": back,
        "opened": [line for line in lines if line.code in report.open_cells],
    }
    return render(request, "reports/review.html", context)


def _linked(found: Iterable[Fault | Slip], back: str) -> list[dict[str, Any]]:
    """What is told of a line, with the address of its cell."""
    return [
        {"line": one.line, "sentence": one.sentence, "url": f"{back}#id_v_{one.line.code}"} for one in found
    ]


def _send(request: HttpRequest, report: Report, paper: PaperForm | None) -> HttpResponse | None:
    text = request.POST.get("version", "")
    seen = int(text) if text.isdecimal() else None
    if paper is None:
        return act(
            request,
            lambda: actions.send(by=request.by, report=report, version=seen),
            to=report,
            success=_("Đã gửi báo cáo. Cấp trên sẽ duyệt hoặc trả lại kèm lý do."),
        )
    return act(
        request,
        lambda: actions.send_instead(
            by=request.by,
            reports=[report],
            upload=paper.cleaned_data["upload"],
            versions={report.pk: seen} if seen is not None else None,
            once=once_of(request),
        ),
        form=paper,
        to=report,
        success=_("Đã gửi thay, kèm bản giấy. Báo cáo chờ người ký của đơn vị mình duyệt."),
    )


def _review_table(
    lines: tuple[Line, ...], cells: dict[str, Cell], *, wrong: dict[str, str], back: str
) -> Table:
    return Table(
        caption=_("Số liệu sẽ gửi"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Số liệu"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Ghi chú")),
        ],
        rows=[
            [
                TableCell(
                    f"{line.number}. {line.name}",
                    url="" if line.is_computed else f"{back}#id_v_{line.code}",
                ),
                TableCell(
                    "" if line.is_text else line.say(cells[line.code].number) or cells[line.code].typed,
                    tone="late" if line.code in wrong else "",
                    note=wrong.get(line.code, ""),
                ),
                line.unit_of_measure,
                cells[line.code].typed if line.is_text else cells[line.code].note,
            ]
            for line in lines
        ],
    )
