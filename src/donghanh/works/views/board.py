"""Boards of works: by unit beneath, and of all for a congress, on the screen in the hall and on paper."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_number
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.organisations.models import Unit
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from .. import facts
from ..documents import board_paper, written
from ..forms import OccasionForm
from ..models import Work, WorkQuerySet


def board(request: HttpRequest) -> HttpResponse:
    """All works by unit beneath: how many, worth how much, how many late."""
    counts = facts.board_of(request.by, today())
    address = reverse("works:list")
    table = Table(
        caption=_("Theo đơn vị"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Đăng ký"), numeric=True),
            Column(_("Hoàn thành"), numeric=True),
            Column(_("Đã nghiệm thu"), numeric=True),
            Column(_("Quá hạn"), numeric=True),
            Column(_("Giá trị (đồng)"), numeric=True),
        ],
        rows=[
            [
                Cell(count.unit.name, url=f"{address}?branch={count.unit.pk}"),
                count.total,
                count.done,
                count.accepted,
                Cell(count.late, url=f"{address}?branch={count.unit.pk}&state=late") if count.late else 0,
                count.value,
            ]
            for count in counts
        ],
        foot=[_("Cộng"), *(sum(getattr(count, name) for count in counts) for name in SUMMED)]
        if counts
        else (),
        empty=_("Chưa có đơn vị nào đăng ký."),
    )
    if wanted := wanted_export(request):
        return export(table, wanted, name="bang-cong-trinh")
    late = sum(count.late for count in counts)
    return render(
        request,
        "works/board.html",
        {
            "table": table,
            "total": sum(count.total for count in counts),
            "done": sum(count.done for count in counts),
            "late": late,
            "value": say_number(sum(count.value for count in counts) // MILLION),
            "late_url": f"{address}?state=late",
        },
    )


MILLION = 1_000_000
SUMMED = ("total", "done", "accepted", "late", "value")


def _occasion(request: HttpRequest) -> str:
    return request.GET.get("occasion", "")[:250]


def congress(request: HttpRequest) -> HttpResponse:
    """All works by level, with what they are worth and pictures of those done; ?hall=1 fills a big screen."""
    occasion = _occasion(request)
    found = facts.works_for(request.by, occasion)
    if wanted := wanted_export(request):
        return export(_lines(facts.from_the_top(found)), wanted, name="cong-trinh-chao-mung")
    counts = facts.counts_by_level(found)
    is_hall = request.GET.get("hall") == "1"
    occasions = facts.occasions_of(request.by)
    return render(
        request,
        "works/hall.html" if is_hall else "works/congress.html",
        {
            "form": OccasionForm({"occasion": occasion}, occasions=occasions),
            "occasion": occasion,
            "query": f"?{urlencode({'occasion': occasion})}" if occasion else "",
            "unit_name": request.by.unit_name,
            "levels": _levels(counts),
            "total": sum(count.total for count in counts),
            "done": sum(count.done for count in counts),
            "plated": sum(count.plated for count in counts),
            "value": say_number(sum(count.value for count in counts) // MILLION),
            "shown": facts.shown_works(found),
        },
    )


def _levels(counts: list[facts.LevelCount]) -> Table:
    names = ("total", "done", "accepted", "plated", "value")
    return Table(
        caption=_("Theo cấp"),
        columns=[
            Column(_("Cấp")),
            Column(_("Đăng ký"), numeric=True),
            Column(_("Hoàn thành"), numeric=True),
            Column(_("Đã nghiệm thu"), numeric=True),
            Column(_("Đã gắn biển"), numeric=True),
            Column(_("Giá trị (đồng)"), numeric=True),
        ],
        rows=[[count.label, *(getattr(count, name) for name in names)] for count in counts],
        foot=[_("Cộng"), *(sum(getattr(count, name) for count in counts) for name in names)]
        if len(counts) > 1
        else (),
        empty=_("Chưa có công trình, sản phẩm, phần việc nào."),
    )


def _lines(works: WorkQuerySet) -> Table:
    return Table(
        columns=[
            Column(_("Cấp")),
            Column(_("Đơn vị")),
            Column(_("Tên gọi")),
            Column(_("Loại")),
            Column(_("Thực hiện")),
            Column(_("Chào mừng")),
            Column(_("Giá trị (đồng)"), numeric=True),
            Column(_("Bắt đầu")),
            Column(_("Hoàn thành theo đăng ký")),
            Column(_("Hoàn thành thực tế")),
            Column(_("Ngày nghiệm thu")),
            Column(_("Ngày gắn biển")),
            Column(_("Mức thực hiện (%)"), numeric=True),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                work.unit.get_level_display(),
                work.unit.name,
                work.name,
                work.get_kind_display(),
                work.owner.name,
                work.occasion,
                work.value,
                work.starts_on,
                work.due_on,
                work.completed_on,
                work.accepted_on,
                work.plated_on,
                work.progress,
                work.get_state_display(),
            ]
            for work in works
        ],
    )


def congress_paper(request: HttpRequest, form: str) -> HttpResponse:
    """All works of one occasion as a list on the letterhead of the unit acted for."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
    occasion = _occasion(request)
    works: list[Work] = list(facts.from_the_top(facts.works_for(request.by, occasion)))
    paper = board_paper(unit, works, occasion=occasion)
    answer = HttpResponse(written(paper, form), content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="cong-trinh-chao-mung.{form}"'
    return answer
