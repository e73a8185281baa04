"""The adoption clock: how fast a plan travels down, by level and by unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_number
from donghanh.ui.charts import Drawing, reach_curves
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..choices import Answer
from ..facts import Travel, adoption_of, travel_of
from ..rules.adoption import STANDINGS, TONES, AdoptionRow
from ..rules.clock import MARKS, Clock, Spread, days_open, days_to
from .adoption import followed


def clock(request: HttpRequest, pk: int) -> HttpResponse:
    """Days from sending to each state: by level, drawn, and for each addressee with those beneath it."""
    plan = followed(request, pk)
    rows = adoption_of(plan)
    travel = travel_of(plan, rows)
    listing = arrange(
        request,
        rows,
        search=lambda row: row.unit_name,
        sorts=_SORTS,
        default_sort="-open",
        per_page=30,
    )
    wanted = wanted_export(request)
    units = _units(listing.found if wanted else listing.things, travel, sort=listing.sort)
    if wanted:
        return export(units, wanted, name=f"dong-ho-ke-hoach-{plan.pk}")
    return render(
        request,
        "movements/clock.html",
        {
            "plan": plan,
            "levels": _levels(travel),
            "drawing": _drawing(travel) if rows else None,
            "counted_at": travel.counted_at,
            "units": units,
            "page": listing.page,
            "has_rows": bool(rows),
        },
    )


_SORTS = {
    "open": lambda row: days_open(row, today()) if not row.is_answered else -1,
    "days": lambda row: row.days if row.days is not None else 99999,
}


def _drawing(travel: Travel) -> Drawing:
    words = [_(word) for word in MARKS.values()]
    return reach_curves(
        [(label, list(zip(words, curves, strict=True))) for label, _clock, curves in travel.levels]
    )


def _levels(travel: Travel) -> Table:
    return Table(
        caption=_("Số ngày trung vị theo cấp (trong ngoặc: một nửa số đơn vị nằm trong khoảng này)"),
        columns=[
            Column(_("Cấp")),
            *(Column(_(word), numeric=True) for word in MARKS.values()),
            Column(_("Từ ngày ban hành đến khi phản hồi"), numeric=True),
            Column(_("Đã phản hồi"), numeric=True),
            Column(_("Chưa phản hồi, số ngày chờ"), numeric=True),
            Column(_("Quá hạn"), numeric=True),
        ],
        rows=[
            [
                label,
                *(say_spread(clock.reached[state]) for state in MARKS),
                say_spread(clock.travel),
                f"{say_number(clock.answered)}/{say_number(clock.total)}",
                say_spread(clock.waiting),
                clock.late,
            ]
            for label, clock, _curves in travel.levels
        ],
    )


def say_spread(spread: Spread | None) -> str:
    """5 (3–8): the median, and the quartiles where they differ."""
    if spread is None:
        return ""
    median = say_number(round(spread.median, 1))
    if spread.low == spread.high:
        return median
    return f"{median} ({say_number(round(spread.low, 1))}–{say_number(round(spread.high, 1))})"


def _units(rows: list[AdoptionRow], travel: Travel, *, sort: str) -> Table:
    return Table(
        caption=_("Từng đơn vị: số ngày từ khi gửi"),
        columns=[
            Column(_("Đơn vị")),
            *(Column(_(word), numeric=True) for word in MARKS.values()),
            Column(_("Đang chờ"), numeric=True, sort="open"),
            Column(_("Tình hình")),
            Column(_("Cấp dưới đã phản hồi"), numeric=True),
            Column(_("Cấp dưới, trung vị"), numeric=True),
        ],
        rows=[_line(row, travel.beneath.get(row.unit_id)) for row in rows],
        sort=sort,
        empty=_("Kế hoạch chưa gửi đến đơn vị nào."),
    )


def _line(row: AdoptionRow, beneath: Clock | None) -> list[object]:
    standing = row.standing(today())
    is_upper = row.answer == Answer.PLAN and row.answer_id is not None
    url = reverse("movements:clock", args=[row.answer_id]) if is_upper else ""
    return [
        Cell(row.unit_name, url=url or reverse("movements:delivery", args=[row.delivery_id])),
        *(days_to(row, state) for state in MARKS),
        days_open(row, today()),
        Cell(_(STANDINGS[standing]), tone=TONES[standing]),
        f"{say_number(beneath.answered)}/{say_number(beneath.total)}" if beneath else "",
        say_spread(beneath.reached["answered"]) if beneath else "",
    ]
