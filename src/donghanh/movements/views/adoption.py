"""Who has answered a plan, who is late, who is silent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_number
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..choices import Answer, DeliveryState
from ..facts import adoption_of, adoption_totals
from ..forms import AdoptionFilters
from ..models import Plan
from ..permissions import may_send
from ..rules.adoption import STANDINGS, TONES, AdoptionCount, AdoptionRow, count_adoption, zalo_text


def followed(request: HttpRequest, pk: int) -> Plan:
    """A plan whose adoption the actor may follow."""
    return get_object_or_404(
        Plan.objects.visible_to(request.by).of_units_in_scope(request.by).select_related("unit", "movement"),
        pk=pk,
    )


def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """The addressees of one plan with their answers; figures over all of them, the list as filtered."""
    plan = followed(request, pk)
    rows = adoption_of(plan)
    listing = arrange(
        request, _filtered(request, rows), search=lambda row: row.unit_name, sorts=_SORTS, default_sort=""
    )
    wanted = wanted_export(request)
    table = _table(listing.found if wanted else listing.things, sort=listing.sort)
    if wanted:
        return export(table, wanted, name=f"phan-hoi-ke-hoach-{plan.pk}")
    link = request.build_absolute_uri(reverse("movements:inbox"))
    return render(
        request,
        "movements/adoption.html",
        {
            "plan": plan,
            "count": count_adoption(rows, today=today()),
            "levels": _table_of_levels(adoption_totals(rows, today=today())),
            "filters": AdoptionFilters(request.GET or None),
            "table": table,
            "page": listing.page,
            "zalo": zalo_text(f"{plan} – {plan.unit.name}", rows, today=today(), link=link),
            "may_send": plan.state == "issued" and may_send(request.by, plan),
        },
    )


def _filtered(request: HttpRequest, rows: list[AdoptionRow]) -> list[AdoptionRow]:
    standing, level = request.GET.get("standing", ""), request.GET.get("level", "")
    return [
        row
        for row in rows
        if (not standing or row.standing(today()) == standing) and (not level or row.level == level)
    ]


_SORTS = {
    "due": lambda row: row.due_on or today(),
    "answered": lambda row: row.answered_on or today().replace(year=9999),
    "days": lambda row: row.days if row.days is not None else 99999,
}


def _table(rows: list[AdoptionRow], *, sort: str) -> Table:
    return Table(
        caption=_("Đơn vị nhận kế hoạch"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Hạn"), sort="due"),
            Column(_("Đã nhận ngày")),
            Column(_("Phản hồi ngày"), sort="answered"),
            Column(_("Số ngày"), numeric=True, sort="days"),
            Column(_("Tình hình")),
        ],
        rows=[_line(row) for row in rows],
        sort=sort,
        empty=_("Không có đơn vị nào như bộ lọc."),
    )


def _line(row: AdoptionRow) -> list[object]:
    standing = row.standing(today())
    return [
        Cell(row.unit_name, url=_url_of(row), note=_note_of(row)),
        row.due_on,
        row.acknowledged_on,
        row.answered_on,
        row.days,
        Cell(_(STANDINGS[standing]), tone=TONES[standing]),
    ]


def _url_of(row: AdoptionRow) -> str:
    """An answer opens; an upper union's plan opens at its own adoption page, to drill down."""
    if row.answer_id is None:
        return reverse("movements:delivery", args=[row.delivery_id])
    page = "movements:adoption" if row.answer == Answer.PLAN else "movements:response"
    return reverse(page, args=[row.answer_id])


def _note_of(row: AdoptionRow) -> str:
    answer = str(Answer(row.answer).label)
    return answer if row.is_answered else f"{answer}: {DeliveryState(row.state).label}"


def _table_of_levels(totals: list[tuple[str, AdoptionCount]]) -> Table:
    return Table(
        caption=_("Theo cấp"),
        columns=[
            Column(_("Cấp")),
            Column(_("Phải phản hồi"), numeric=True),
            Column(_("Đúng hạn"), numeric=True),
            Column(_("Muộn"), numeric=True),
            Column(_("Quá hạn, chưa phản hồi"), numeric=True),
            Column(_("Còn hạn"), numeric=True),
            Column(_("Số ngày trung vị"), numeric=True),
        ],
        rows=[
            [
                label,
                count.total,
                count.answered,
                count.answered_late,
                count.late,
                count.waiting,
                say_number(count.median_days) if count.median_days is not None else "",
            ]
            for label, count in totals
        ],
    )
