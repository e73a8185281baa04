"""One unit through time: as it was, as of a day, as it is."""

import datetime as dt
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.base.numbers import say_ratio
from donghanh.ui.tables import Cell, Column, Table

from ..facts import Act, Life, acts_of, heads_as_is, heads_on, heirs_of, life_of
from ..forms import DayForm
from ..models import Unit
from ..rules import Heads


def in_time(request: HttpRequest, pk: int) -> HttpResponse:
    """How the unit came to be what it is, by which papers; and its three views for a day that is chosen."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    form = DayForm(request.GET or None)
    day = (form.is_valid() and form.cleaned_data["ngay"]) or today()
    life = life_of(unit)
    told = {
        "unit": unit,
        "form": form,
        "tree_url": f"{reverse('organisations:tree')}?{urlencode({'ngay': say_date(day)})}",
        "views": _three_views(life, day),
        "acts": _acts(acts_of(life, request.by)),
        "heirs": heirs_of([unit.pk], today()).get(unit.pk, []) if unit.ended_on else [],
    }
    return render(request, "organisations/in_time.html", told)


def _three_views(life: Life, day: dt.date) -> Table:
    counted = heads_on(life.unit, [day, today()])
    superior_now = life.superior_on(today())
    return Table(
        caption=_("Ba cách xem"),
        columns=[
            Column(_("Cách xem")),
            Column(_("Tên đơn vị")),
            Column(_("Công đoàn cấp trên")),
            Column(_("Lao động"), numeric=True),
            Column(_("Đoàn viên"), numeric=True),
            Column(_("Tỷ lệ đoàn viên"), numeric=True),
        ],
        rows=[
            [_("Như đã có vào ngày %(day)s") % {"day": say_date(day)}, *_standing(life, day, counted[day])],
            [_("Hôm nay"), *_standing(life, today(), counted[today()])],
            [
                Cell(
                    _("Số ngày %(day)s tính theo tổ chức hôm nay") % {"day": say_date(day)},
                    note=_("gồm phần đã tiếp nhận từ đơn vị khác"),
                ),
                life.unit.name,
                superior_now.name if superior_now else "",
                *_said(heads_as_is(life, day)),
            ],
        ],
    )


def _standing(life: Life, day: dt.date, heads: Heads | None) -> list[object]:
    if not life.unit.is_alive(day):
        return [_("Chưa có") if life.unit.founded_on > day else _("Đã kết thúc"), "", None, None, None]
    superior = life.superior_on(day)
    return [life.unit.name_on(day), superior.name_on(day) if superior else "", *_said(heads)]


def _said(heads: Heads | None) -> list[object]:
    """Both counts, and the rate weighed by them: of what was merged the rate of the sums."""
    return [heads.workers, heads.members, say_ratio(heads.members, heads.workers)] if heads else [None] * 3


def _acts(acts: list[Act]) -> Table:
    return Table(
        caption=_("Quá trình tổ chức"),
        columns=[Column(_("Từ ngày")), Column(_("Thay đổi")), Column(_("Theo văn bản"))],
        rows=[[act.on, act.what, _paper(act)] for act in acts],
        empty=_("Chưa ghi thay đổi nào."),
    )


def _paper(act: Act) -> Cell:
    if not act.paper.number:
        return Cell("")
    day = say_date(act.paper.issued_on) if act.paper.issued_on else ""
    return Cell(_("%(number)s ngày %(day)s") % {"number": act.paper.number, "day": day}, url=act.url)
