"""What was published of a request's totals, what differs since, and the papers of both."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.rules import writing
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..documents import publication_paper
from ..facts.published import (
    Cause,
    causes_between,
    counted_snapshots,
    figures_now,
    published_snapshots,
    snapshots_of,
)
from ..facts.sheets import sheet_of
from ..forms.publications import CorrectForm
from ..models import Publication, ReportRequest, Snapshot
from ..permissions import may_publish
from ..rules.publications import Correction, corrections
from ..rules.sheet import Line
from .papers import WRITERS


def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures published last and what differs since; ?lan=1 shows those of one time, and who corrected what."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("form", "period", "unit"), pk=pk
    )
    publishes = may_publish(request.by, asked)
    published = list(Publication.objects.visible_to(request.by).filter(request=asked).order_by("number"))
    form = CorrectForm(request.POST or None, is_correction=bool(published))
    if request.method == "POST":
        done = _publish(request, asked, form)
        if done:
            return done
    lines = sheet_of(asked.form).lines
    wanted = request.GET.get("lan", "")
    shown = _chosen(published, wanted)
    before = published[shown.number - 2] if shown and shown.number > 1 else None
    looks_on = publishes and shown is not None and not wanted
    since = corrections(lines, shown.figures, figures_now(asked)) if shown and looks_on else []
    context = {
        "asked": asked,
        "published": published,
        "shown": shown,
        "table": _figures(lines, shown.figures) if shown else None,
        "corrected": _corrected(lines, before, shown),
        "causes": _causes(request, asked, lines=lines, before=before, after=shown)
        if publishes and not since
        else None,
        "since": _differences(since) if since else None,
        "since_causes": _causes(request, asked, lines=lines, before=shown) if since else None,
        "publishes": publishes,
        "now": figures_now(asked) if publishes and not published else {},
        "form": form,
    }
    return render(request, "reports/publication.html", context)


def _chosen(published: list[Publication], wanted: str) -> Publication | None:
    by_number = {str(each.number): each for each in published}
    return by_number.get(wanted, published[-1] if published else None)


def _publish(request: HttpRequest, asked: ReportRequest, form: CorrectForm) -> HttpResponse | None:
    form.is_valid()
    form.errors.clear()  # what lacks is refused by the action, in its own words
    return act(
        request,
        lambda: actions.publish_totals(
            by=request.by,
            request=asked,
            reason=form.cleaned_data.get("reason", ""),
            once=once_of(request),
        ),
        form=form,
        to=reverse("reports:publication", args=[asked.pk]),
        success=_("Đã công bố số liệu tổng hợp."),
    )


def _figures(lines: tuple[Line, ...], figures: dict[str, Any]) -> Table:
    return Table(
        caption=_("Số liệu đã công bố"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Số liệu"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Đã duyệt/số đơn vị"), numeric=True),
        ],
        rows=[
            [
                f"{line.number}. {line.name}",
                line.say(figures[line.code]["total"]) if line.is_added else _("Không cộng"),
                line.unit_of_measure,
                f"{figures[line.code]['reported']}/{figures[line.code]['expected']}",
            ]
            for line in lines
            if line.code in figures
        ],
    )


def _corrected(
    lines: tuple[Line, ...], before: Publication | None, shown: Publication | None
) -> Table | None:
    return _differences(corrections(lines, before.figures, shown.figures)) if before and shown else None


def _differences(found: list[Correction]) -> Table:
    return Table(
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Số đã công bố"), numeric=True),
            Column(_("Số mới"), numeric=True),
            Column(_("Số đơn vị"), numeric=True),
        ],
        rows=[
            [
                f"{each.line.number}. {each.line.full_name}",
                each.before,
                each.after,
                f"{each.reported_before} → {each.reported_after}",
            ]
            for each in found
        ],
    )


def _causes(
    request: HttpRequest,
    asked: ReportRequest,
    *,
    lines: tuple[Line, ...],
    before: Publication | None,
    after: Publication | None = None,
) -> Table | None:
    """Units whose counted version differs between two publications, or between one and now."""
    if before is None:
        return None
    counted = published_snapshots(after) if after else counted_snapshots(asked)
    found = causes_between(published_snapshots(before), counted, lines=lines, request=asked)
    return Table(
        columns=[Column(_("Đơn vị")), Column(_("Ô thay đổi")), Column(_("Lý do"))],
        rows=[_cause_row(each) for each in found],
        empty=_("Không có đơn vị nào thay đổi số liệu."),
    )


def _cause_row(cause: Cause) -> list[Any]:
    unit = Cell(cause.report.unit.name, url=cause.report.get_absolute_url())
    if cause.is_new:
        return [unit, _("Mới được duyệt sau khi công bố."), ""]
    changed = "; ".join(
        f"{c.line.number}. {c.line.full_name}: {c.before or '–'} → {c.after or '–'}" for c in cause.changes
    )
    return [unit, changed or _("Không có ô nào thay đổi."), "; ".join(cause.reasons)]


def published_reports(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The versions of reports that a publication rests on, as far as the actor sees them."""
    found = get_object_or_404(
        Publication.objects.visible_to(request.by).select_related("request"), request=pk, number=number
    )
    rows = snapshots_of(found, Snapshot.objects.visible_to(request.by))
    listing = arrange(
        request,
        rows,
        search=("report__unit__search_key",),
        sorts={"name": "report__unit__sort_key", "sent": "sent_on"},
        default_sort="name",
    )
    table = Table(
        caption=_("Các bản báo cáo trong số liệu công bố"),
        columns=[
            Column(_("Đơn vị"), sort="name"),
            Column(_("Ngày gửi"), sort="sent"),
            Column(_("Mã kiểm tra (SHA-256)")),
        ],
        rows=[_published_row(sent) for sent in listing.things],
        sort=listing.sort,
        empty=_("Không có bản báo cáo nào trong phạm vi được xem."),
    )
    context = {"asked": found.request, "shown": found, "table": table, "page": listing.page}
    return render(request, "reports/published_reports.html", context)


def _published_row(sent: Snapshot) -> list[Any]:
    url = reverse("reports:snapshot", args=[sent.report_id, sent.version])
    note = _("Nhập thay từ bản giấy") if sent.stand_in_id else ""
    return [Cell(sent.report.unit.name, url=url, note=note), sent.sent_on, f"{sent.digest[:16]}…"]


def paper(request: HttpRequest, pk: int, *, number: int, format: str) -> HttpResponse:
    """The published figures as a Word file or PDF; a correction shows old, new and why."""
    found = get_object_or_404(
        Publication.objects.visible_to(request.by).select_related(
            "request__form", "request__period", "request__unit"
        ),
        request=pk,
        number=number,
    )
    if format not in WRITERS:
        raise Http404
    before = Publication.objects.visible_to(request.by).filter(request=pk, number=number - 1).first()
    content = WRITERS[format](publication_paper(found, before), writing.DEFAULT_LAYOUT)
    answer = HttpResponse(content, content_type=CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="so-lieu-cong-bo-{pk}-{number}.{format}"'
    return answer
