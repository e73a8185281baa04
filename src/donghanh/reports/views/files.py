"""Figures by spreadsheet: the form goes out, comes back, is looked through cell by cell, then kept."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.organisations.choices import Duty
from donghanh.ui.exports import XLSX
from donghanh.ui.pages import once_of, see, show_refusal
from donghanh.ui.tables import Column, Table

from .. import actions
from ..documents.sheets import UnitSheet, sheet_of_branch, sheet_of_unit
from ..facts.beneath import begun_by_themselves, held_in_all, owing_beneath
from ..facts.sheets import cells_of, sheet_of
from ..forms.files import FileForm, opened, sealed
from ..models import Report, ReportRequest, Standing

MOST_WRONG = 200


def _asked(request: HttpRequest, pk: int) -> ReportRequest:
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("form", "unit", "period"), pk=pk
    )
    if not request.by.has(Duty.FIGURES):
        raise PermissionDenied
    return asked


def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file; it is looked through; once nothing is wrong, it may be kept."""
    asked = _asked(request, pk)
    if request.POST.get("verb") == "keep":
        return _keep(request, asked)
    form = FileForm(request.POST or None, request.FILES or None)
    brought = None
    if request.method == "POST" and form.is_valid():
        brought = _looked_into(request, asked, form)
    own = Standing.objects.visible_to(request.by).asked().filter(request=asked, unit=request.by.unit_id)
    context = {
        "asked": asked,
        "form": form,
        "brought": brought,
        "wrong": _wrong(brought) if brought and brought.wrong else None,
        "is_cut": bool(brought) and len(brought.wrong) > MOST_WRONG,
        "names": list(brought.names.values()) if brought else [],
        "sealed": sealed(brought.rows, request_id=asked.pk, account_id=request.by.account_id)
        if brought and brought.rows and not brought.wrong
        else "",
        "has_own": own.exists(),
        "has_beneath": owing_beneath(request.by, asked).exists(),
    }
    return render(request, "reports/bring.html", context)


def _looked_into(request: HttpRequest, asked: ReportRequest, form: FileForm) -> actions.Brought | None:
    upload: UploadedFile = form.cleaned_data["upload"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vao"
        path.write_bytes(upload.read())
        try:
            return actions.look_into(
                by=request.by, request=asked, path=path, sheet_name=form.cleaned_data["sheet"]
            )
        except Refusal as refusal:
            show_refusal(request, refusal, form)
            return None


def _wrong(brought: actions.Brought) -> Table:
    return Table(
        caption=_("Chỗ cần sửa"),
        columns=[Column(_("Ô")), Column(_("Chỗ cần sửa"))],
        rows=[
            [_("Dòng %(row)s") % {"row": each.place} if each.place.isdecimal() else each.place, each.sentence]
            for each in brought.wrong[:MOST_WRONG]
        ],
    )


def _keep(request: HttpRequest, asked: ReportRequest) -> HttpResponse:
    rows = opened(request.POST.get("sealed", ""), request_id=asked.pk, account_id=request.by.account_id)
    here = reverse("reports:bring", args=[asked.pk])
    if rows is None:
        messages.error(request, _("Bản kiểm tra đã quá một ngày hoặc không đúng. Tải tệp lên lại."))
        return see(here)
    kept = actions.fill_many(by=request.by, request=asked, rows=rows, writer=once_of(request) or "")
    if kept.saved:
        messages.success(request, _("Đã ghi số liệu của %(n)d đơn vị.") % {"n": len(kept.saved)})
    for said in list(kept.refused.values())[:5]:
        messages.error(request, str(said))
    if kept.saved == [request.by.unit_id]:
        return see(reverse("reports:review", args=[asked.pk]))
    return see(reverse("reports:grid", args=[asked.pk]) if kept.saved else here)


def form_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The own unit's form as .xlsx, with what is in it."""
    asked = _asked(request, pk)
    place = (
        Standing.objects.visible_to(request.by)
        .asked()
        .filter(request=asked, unit=request.by.unit_id)
        .select_related("unit")
        .first()
    )
    if place is None:
        return redirect("reports:bring", pk=pk)
    reports = list(Report.objects.editable_by(request.by).filter(request=asked))
    [unit] = _unit_sheets(asked, [place], reports)
    return _download(sheet_of_unit(unit), f"bieu-{place.unit.code}")


def branch_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The forms of all units directly beneath that have not sent, in one table."""
    asked = _asked(request, pk)
    places = list(owing_beneath(request.by, asked))
    begun = begun_by_themselves(asked, [place.unit_id for place in places])
    places = [place for place in places if place.unit_id not in begun]
    reports = list(
        Report.objects.visible_to(request.by).filter(request=asked, unit__in=[p.unit_id for p in places])
    )
    units = _unit_sheets(asked, places, reports)
    codes = {line.code for unit in units for line in unit.lines}
    lines = [line for line in sheet_of(asked.form).lines if line.code in codes]
    return _download(sheet_of_branch(units, lines), "bieu-cac-don-vi")


def _unit_sheets(asked: ReportRequest, places: list[Standing], reports: list[Report]) -> list[UnitSheet]:
    sheet, held = sheet_of(asked.form), held_in_all(reports)
    of_unit = {report.unit_id: held.get(report.pk, {}) for report in reports}
    return [
        UnitSheet(
            place.unit.code,
            place.unit.name,
            lines := sheet.asked_of(place.level, place.sector),
            cells_of(of_unit.get(place.unit_id, {}), lines),
        )
        for place in places
    ]


def _download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
