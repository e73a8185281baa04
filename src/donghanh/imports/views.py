"""Lists in and out: uploaded, reported cell by cell, confirmed, followed; and taken away."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.base.dates import today
from donghanh.journal.facts import history_of
from donghanh.ui.exports import XLSX
from donghanh.ui.listing import Listing, arrange
from donghanh.ui.pages import act, once_of, render_part
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from . import actions, documents
from .choices import ImportKind, ImportState
from .facts.exports import member_rows, unit_rows
from .facts.faults import faults_by_row
from .forms import ConfirmForm, ListForm
from .models import Fault, Import
from .permissions import may_import

UPLOADS = {ImportKind.UNITS: "imports:upload_units", ImportKind.MEMBERS: "imports:upload_members"}
FILE_NAMES = {ImportKind.UNITS: "danh-sach-don-vi", ImportKind.MEMBERS: "danh-sach-doan-vien"}


def imports(request: HttpRequest) -> HttpResponse:
    """What was brought in so far, and where to begin."""
    if not may_import(request.by, ImportKind.MEMBERS):
        raise PermissionDenied
    mine = Import.objects.visible_to(request.by).select_related("account__person").latest_first()
    listing = arrange(request, mine)
    told = {
        "listing": listing,
        "table": _imports(listing),
        "may_bring_units": may_import(request.by, ImportKind.UNITS),
    }
    return render(request, "imports/list.html", told)


def _imports(listing: Listing) -> Table:
    return Table(
        caption=_("Các lần nhập"),
        columns=[
            Column(_("Tệp")),
            Column(_("Loại")),
            Column(_("Người nhập")),
            Column(_("Ngày")),
            Column(_("Tình trạng")),
            Column(_("Số dòng"), numeric=True),
        ],
        rows=[
            [
                Cell(each.name, url=reverse("imports:import", args=[each.pk])),
                each.get_kind_display(),
                each.account.person.name if each.account else "",
                each.begun_at,
                Cell(each.get_state_display(), tone=tone_of_state(each.state)),
                each.rows,
            ]
            for each in listing.things
        ],
        empty=_("Chưa nhập danh sách nào."),
    )


def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Choose a file; it is checked before anything is written."""
    if not may_import(request.by, kind):
        raise PermissionDenied
    form = ListForm(request.POST or None, request.FILES or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.receive(by=request.by, kind=kind, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: reverse("imports:import", args=[made.pk]),
        )
        if done:
            return done
    names = {ImportKind.UNITS: "imports:unit_template", ImportKind.MEMBERS: "imports:member_template"}
    told = {
        "form": form,
        "title": ImportKind(kind).label,
        "template_url": reverse(names[kind]),
        "columns": [heading.label for heading in documents.columns_of(kind)],
    }
    return render(request, "imports/upload.html", told)


def _found(request: HttpRequest, pk: int) -> Import:
    """The import, for those who bring in such lists for the unit."""
    found = get_object_or_404(Import.objects.visible_to(request.by), pk=pk)
    if not may_import(request.by, found.kind):
        raise PermissionDenied
    return found


def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; the report of the check; what to do next."""
    found = _found(request, pk)
    faults = arrange(request, Fault.objects.visible_to(request.by).filter(of=found).order_by("row", "pk"))
    told = {
        "import": found,
        "is_under_way": found.state in {ImportState.UPLOADED, ImportState.WRITING},
        "facts": _facts(found),
        "good": found.added + found.changed,
        "listing": faults,
        "faults": _faults(faults),
        "upload_url": reverse(UPLOADS[ImportKind(found.kind)]),
        "history": history_of(found),
    }
    return render_part(request, "imports/import.html", told, "standing")


def _facts(found: Import) -> list[tuple[str, object]]:
    is_done = found.state == ImportState.DONE
    return [
        (_("Loại danh sách"), found.get_kind_display()),
        (_("Trang tính"), found.sheet),
        (_("Số dòng đã đọc"), found.rows),
        (_("Đã thêm") if is_done else _("Sẽ thêm"), found.added),
        (_("Đã sửa") if is_done else _("Sẽ sửa"), found.changed),
        (_("Giữ nguyên"), found.same),
        (_("Dòng sai"), found.faulty),
    ]


def _faults(listing: Listing) -> Table:
    return Table(
        columns=[Column(_("Ô")), Column(_("Chỗ cần sửa"))],
        rows=[
            [_("Dòng %(row)s") % {"row": each.row} if each.cell.isdigit() else each.cell, each.sentence]
            for each in listing.things
        ],
        empty=_("Không có ô nào sai."),
    )


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it be written."""
    found, form = _found(request, pk), ConfirmForm(request.POST)
    skips = form.is_valid() and form.cleaned_data["skips_faulty"]
    here = reverse("imports:import", args=[found.pk])
    done = act(request, lambda: actions.confirm(by=request.by, of=found, skips_faulty=skips), to=here)
    return done or standing(request, pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring nothing of it in, and forget the file."""
    found = _found(request, pk)
    done = act(
        request,
        lambda: actions.drop(by=request.by, of=found),
        to=reverse("imports:list"),
        success=_("Đã bỏ danh sách và xóa tệp."),
    )
    return done or standing(request, pk)


def faulty(request: HttpRequest, pk: int) -> HttpResponse:
    """The faulty lines with the wrong cells marked; mended, this file can be brought in."""
    found = _found(request, pk)
    if not found.file:
        raise Http404

    def write(target: Path) -> None:
        with actions.open_sealed(found) as source:
            documents.write_faulty(
                source, target, kind=found.kind, sheet=found.sheet, faults=faults_by_row(found)
            )

    return _download(write, "dong-can-sua")


def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The headings to fill in beneath."""
    if not may_import(request.by, kind):
        raise PermissionDenied
    return _download(
        lambda target: documents.write_list(target, kind, ()), f"mau-{FILE_NAMES[ImportKind(kind)]}"
    )


def export_list(request: HttpRequest, kind: str) -> HttpResponse:
    """The list as it stands, in the columns that come in."""
    if not may_import(request.by, kind):
        raise PermissionDenied
    rows = (unit_rows if kind == ImportKind.UNITS else member_rows)(request.by, today())
    return _download(lambda target: documents.write_list(target, kind, rows), FILE_NAMES[ImportKind(kind)])


def _download(write: Callable[[Path], object], name: str) -> HttpResponse:
    """What `write` puts into a file, as a download."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "ra.xlsx"
        write(target)
        answer = HttpResponse(target.read_bytes(), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
