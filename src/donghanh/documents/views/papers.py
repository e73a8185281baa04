"""The register and one paper of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.base.actors import Actor
from donghanh.journal.facts import history_of
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions, facts
from ..choices import Direction, DocumentState
from ..facts import said_of_retention
from ..forms import DocumentFilter, ScanForm
from ..models import Document
from ..permissions import (
    may_keep_key,
    may_keep_template,
    may_register,
    may_relate,
    may_revoke,
    may_scan,
    may_sign,
)

EXPORTED_AT_MOST = 20_000


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """The register: papers of the units in scope and those addressed to them; the same rows go out as a file."""
    found = Document.objects.visible_to(request.by).select_related("unit", "entry").newest_first()
    form = DocumentFilter(request.GET)
    found = form.narrowed(found, request.by) if form.is_valid() else found
    listing = arrange(
        request, found, search=("search_key",), sorts={"day": "issued_on", "number": ("year", "number_key")}
    )
    if wanted := wanted_export(request):
        return export(_whole_table(listing.found), wanted, name="so-van-ban")
    table = Table(
        caption=_("Văn bản"),
        columns=[
            Column(_("Số, ký hiệu"), sort="number"),
            Column(_("Ngày"), sort="day"),
            Column(_("Trích yếu")),
            Column(_("Đơn vị")),
            Column(_("Tình trạng")),
        ],
        rows=[_row(document) for document in listing.things],
        sort=listing.sort,
        empty=_("Chưa có văn bản nào."),
    )
    context = {
        "table": table,
        "page": listing.page,
        "total": listing.total,
        "form": form,
        "batch_url": f"{reverse('documents:ask_for_batch', args=['pdf'])}?{request.GET.urlencode()}",
        "may_keep_template": may_keep_template(request.by, request.by.unit_id or 0),
        "may_keep_key": bool(request.by.unit_id) and may_keep_key(request.by, request.by.unit_id),
        "may_register": bool(request.by.unit_id) and may_register(request.by, request.by.unit_id),
    }
    return render(request, "documents/list.html", context)


def _row(document: Document) -> list[Any]:
    note = document.type_name
    if document.direction == Direction.INCOMING:
        note = _("%(type)s của %(issuer)s") % {
            "type": document.type_name or _("Công văn"),
            "issuer": document.issuer or _("nơi khác"),
        }
    return [
        Cell(document.full_number or _("Không số"), url=reverse("documents:record", args=[document.pk])),
        document.issued_on,
        Cell(document.subject, note=note),
        document.unit.name,
        Cell(document.get_state_display(), tone=tone_of_state(document.state)),
    ]


def _whole_table(found: Any) -> Table:
    """The register as offices print it: every column, both directions."""
    titles = (
        _("Sổ"), _("Số đến"), _("Ngày đến"), _("Số, ký hiệu"), _("Ngày ban hành"), _("Loại văn bản"),
        _("Trích yếu"), _("Cơ quan ban hành"), _("Đơn vị lưu"), _("Tình trạng"), _("Thời hạn bảo quản"),
    )  # fmt: skip
    return Table(
        caption=_("Sổ đăng ký văn bản"),
        columns=[Column(title) for title in titles],
        rows=[_whole_row(document) for document in found[:EXPORTED_AT_MOST]],
    )


def _whole_row(document: Document) -> list[Any]:
    entry = getattr(document, "entry", None)
    arrived = entry if entry and entry.arrival_number else None
    return [
        document.get_direction_display(),
        arrived.arrival_number if arrived else "",
        arrived.entered_on if arrived else "",
        document.full_number,
        document.issued_on or "",
        document.type_name or _("Công văn"),
        document.subject,
        document.issuer,
        document.unit.name,
        document.get_state_display(),
        said_of_retention(document),
    ]


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: what is known of it, its files, its scan, its history."""
    document = get_object_or_404(
        Document.objects.visible_to(request.by).select_related("unit", "source", "scan", "entry"), pk=pk
    )
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.attach_scan(
                by=request.by, document=document, upload=form.cleaned_data["upload"], once=once_of(request)
            ),
            form=form,
            success=_("Đã gắn bản quét."),
        )
        if done:
            return done
    signature = facts.signature_of(document)
    is_valid = document.state == DocumentState.ISSUED
    context = {
        "document": document,
        "facts": _facts(document, request.by),
        "form": form if is_valid and may_scan(request.by, document) else None,
        "signature": signature,
        "may_sign": is_valid
        and may_sign(request.by, document)
        and (signature is None or bool(signature.trouble)),
        "may_revoke": is_valid and may_revoke(request.by, document),
        "may_relate": is_valid and may_relate(request.by, document),
        "traces": facts.traces_of(document, request.by),
        "history": history_of(document),
    }
    return render(request, "documents/record.html", context)


def _facts(document: Document, by: Actor) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Loại văn bản"), document.type_name or _("Công văn")),
        (_("Số, ký hiệu"), document.full_number),
        (_("Ngày ban hành"), document.issued_on),
        (_("Cơ quan ban hành"), document.issuer),
        (_("Đơn vị lưu"), document.unit.name),
    ]
    entry = getattr(document, "entry", None)
    if entry and entry.arrival_number:
        rows += [(_("Số đến"), entry.arrival_number), (_("Ngày đến"), entry.entered_on)]
    rows.append((_("Thời hạn bảo quản"), said_of_retention(document)))
    if document.direction == Direction.ISSUED:
        rows.append(
            (_("Mã kiểm tra"), document.verify_code, reverse("documents:verify", args=[document.verify_code]))
        )
    if document.source:
        rows.append(
            (_("Bản gốc đã đọc"), document.source.name, reverse("documents:source", args=[document.pk]))
        )
    if document.scan:
        rows.append((_("Bản quét"), document.scan.name, reverse("documents:scan", args=[document.pk])))
    for one in facts.relations_of(document, by):
        address = [reverse("documents:record", args=[one.document.pk])] if one.is_open else []
        rows.append((one.label, str(one.document), *address))
    if document.revoked_on:
        rows += [(_("Hết hiệu lực từ ngày"), document.revoked_on), (_("Lý do"), document.revoked_because)]
    return rows
