"""Who has not answered a plan: a list for a meeting, on the screen, on paper, as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..choices import Answer, DeliveryState
from ..documents import CONTENT_TYPES, unanswered_file
from ..facts import adoption_of
from ..permissions import may_follow_up
from ..rules.adoption import AdoptionRow, zalo_text
from ..rules.clock import longest_open
from .adoption import followed


def unanswered(request: HttpRequest, pk: int) -> HttpResponse:
    """The addressees that still owe an answer, the longest open first; ?print=1 is the sheet for a printer."""
    plan = followed(request, pk)
    rows = adoption_of(plan)
    owed = longest_open(rows, today())
    is_sheet = request.GET.get("print") == "1"
    listing = arrange(request, owed, search=lambda row: row.unit_name)
    wanted = wanted_export(request)
    table = _table(listing.found if wanted or is_sheet else listing.things, whole=listing.found)
    if wanted:
        return export(table, wanted, name=f"chua-phan-hoi-{plan.pk}")
    told = {
        "plan": plan,
        "table": table,
        "page": listing.page,
        "count": len(owed),
        "total": len(rows),
        "today": today(),
        "may_follow_up": may_follow_up(request.by, plan),
        "zalo": zalo_text(f"{plan} – {plan.unit.name}", rows, today=today(), link=_inbox(request)),
    }
    return render(
        request, "movements/unanswered_sheet.html" if is_sheet else "movements/unanswered.html", told
    )


def _inbox(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("movements:inbox"))


def unanswered_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The list as a paper of the union, "docx" or "pdf"."""
    plan = followed(request, pk)
    if form not in CONTENT_TYPES:
        raise Http404
    content = unanswered_file(plan, longest_open(adoption_of(plan), today()), form)
    answer = HttpResponse(content, content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="chua-phan-hoi-{plan.pk}.{form}"'
    return answer


def _table(rows: list[AdoptionRow], *, whole: list[AdoptionRow]) -> Table:
    place = {row.delivery_id: number for number, row in enumerate(whole, start=1)}
    return Table(
        caption=_("Đơn vị chưa phản hồi"),
        columns=[
            Column(_("TT"), numeric=True),
            Column(_("Đơn vị")),
            Column(_("Phải phản hồi bằng")),
            Column(_("Hạn")),
            Column(_("Số ngày chờ"), numeric=True),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                place[row.delivery_id],
                Cell(row.unit_name, url=reverse("movements:delivery", args=[row.delivery_id])),
                str(Answer(row.answer).label),
                row.due_on,
                (today() - row.sent_on).days,
                Cell(str(DeliveryState(row.state).label), tone="late" if row.is_late(today()) else "neutral"),
            ]
            for row in rows
        ],
        empty=_("Tất cả đơn vị đã phản hồi."),
    )
