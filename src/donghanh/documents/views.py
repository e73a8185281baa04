"""Pages of papers: the list, the record with its files, and the verification that answers anyone."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.journal.facts import history_of
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from . import actions, facts
from .choices import Direction, DocumentState
from .forms import CodeForm, DocumentFilter, RevokeForm, ScanForm
from .models import Document, StoredFile
from .permissions import may_revoke, may_scan

FILTERS = {"direction": "direction", "type": "type_code", "state": "state"}


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """Papers of the units in scope and those addressed to them."""
    found = Document.objects.visible_to(request.by).select_related("unit").newest_first()
    form = DocumentFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = found.filter(**{column: chosen[name] for name, column in FILTERS.items() if chosen.get(name)})
    listing = arrange(request, found, search=("search_key",), sorts={"day": "issued_on"})
    table = Table(
        caption=_("Văn bản"),
        columns=[
            Column(_("Số, ký hiệu")),
            Column(_("Ngày"), sort="day"),
            Column(_("Trích yếu")),
            Column(_("Đơn vị")),
            Column(_("Tình trạng")),
        ],
        rows=[_row(document) for document in listing.things],
        sort=listing.sort,
        empty=_("Chưa có văn bản nào."),
    )
    context = {"table": table, "page": listing.page, "total": listing.total, "form": form}
    return render(request, "documents/list.html", context)


def _row(document: Document) -> list[Any]:
    return [
        Cell(document.full_number or _("Không số"), url=reverse("documents:record", args=[document.pk])),
        document.issued_on,
        Cell(document.subject, note=document.type_name),
        document.unit.name,
        Cell(document.get_state_display(), tone=tone_of_state(document.state)),
    ]


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: what is known of it, its files, its scan, its history."""
    document = get_object_or_404(
        Document.objects.visible_to(request.by).select_related("unit", "source", "scan"), pk=pk
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
    is_valid = document.state == DocumentState.ISSUED
    context = {
        "document": document,
        "facts": _facts(document, request.by),
        "form": form if is_valid and may_scan(request.by, document) else None,
        "may_revoke": is_valid and may_revoke(request.by, document),
        "traces": facts.traces_of(document),
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


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a paper, with the reason."""
    document = get_object_or_404(Document.objects.editable_by(request.by), pk=pk)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.revoke(
                by=request.by, document=document, reason=form.cleaned_data["reason"], once=once_of(request)
            ),
            form=form,
            to=reverse("documents:record", args=[document.pk]),
            success=_("Đã thu hồi văn bản."),
        )
        if done:
            return done
    return render(request, "documents/revoke.html", {"document": document, "form": form})


@require_GET
def download(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The paper as Word or PDF."""
    document = get_object_or_404(Document.objects.visible_to(request.by), pk=pk)
    try:
        facts.check_kind(kind)
    except Refusal as refusal:
        raise Http404(str(refusal)) from refusal
    site = request.build_absolute_uri("/")
    name = f"{document} {document.issued_on or ''}".replace("/", "-").strip()
    return _attachment(facts.render(document, kind, site=site), f"{name}.{kind}", kind)


@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of the signed paper, as attachment."""
    return _file_of(get_object_or_404(Document.objects.visible_to(request.by), pk=pk).scan)


@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that the paper was read from, as attachment."""
    return _file_of(get_object_or_404(Document.objects.visible_to(request.by), pk=pk).source)


def _file_of(stored: StoredFile | None) -> HttpResponse:
    if stored is None:
        raise Http404
    with stored.file.open("rb") as opened:
        return _attachment(opened.read(), stored.name, stored.kind)


def _attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, never shown in place: a browser must not run what somebody uploaded."""
    answer = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_not_required
@require_GET
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Type a code to verify a paper."""
    form = CodeForm(request.GET or None)
    if request.GET and form.is_valid():
        return redirect("documents:verify", code=form.cleaned_data["code"].strip().replace("/", "-") or "-")
    return render(request, "documents/ask_for_code.html", {"form": form})


@login_not_required
@require_GET
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone: what paper carries this code, and does it hold?"""
    found = facts.verification_of(code)
    if found is None:
        form = CodeForm(initial={"code": code[:40]})
        return render(request, "documents/unknown_code.html", {"form": form}, status=404)
    rows = [(line.label, line.value) for line in found.lines]
    return render(request, "documents/verify.html", {"found": found, "facts": rows})
