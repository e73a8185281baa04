"""What can be counted, and the rows behind one count."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.movements.models import Movement
from donghanh.organisations.models import Party, Unit
from donghanh.periods.facts import known_period
from donghanh.ui.listing import export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts.catalogue import Countable
from ..facts.catalogue import countable as all_countable
from ..facts.deeds import DEEDS, Behind, Span, rows_behind


def countable(request: HttpRequest) -> HttpResponse:
    """Everything that criteria and conditions of commendation may count, by its name, with the criteria that do."""
    table = Table(
        caption=_("Số liệu dùng được"),
        columns=[
            Column(_("Số liệu")),
            Column(_("Ký hiệu trong bộ tiêu chí")),
            Column(_("Mở ra")),
            Column(_("Đang dùng ở tiêu chí")),
        ],
        rows=[
            [
                row.name,
                row.key,
                _("Danh sách từng việc") if row.opens else _("Con số"),
                _used(row),
            ]
            for row in all_countable()
        ],
    )
    return render(request, "evaluation/countable.html", {"table": table})


def _used(row: Countable) -> Cell:
    if not row.used_by:
        return Cell("")
    first = row.used_by[0]
    codes = ", ".join(dict.fromkeys(criterion.code for criterion in row.used_by))
    url = reverse("evaluation:criteria", args=[first.criteria_set_id])
    return Cell(codes, url=url, note=first.criteria_set.name)


def counted(request: HttpRequest, *, unit: int, when: str, key: str) -> HttpResponse:
    """The rows behind one count of a unit, or of a person at home there (?ca-nhan=), in a movement (?phong-trao=)."""
    by, deed = request.by, DEEDS.get(key)
    found = get_object_or_404(Unit.objects.visible_to(by), pk=unit)
    period = known_period(when)
    if deed is None or period is None:
        raise Http404
    movement = _movement(request)
    party = _person(request, found)
    if party is not None and not deed.person:
        raise Http404
    span = Span.of(period, movement.pk if movement else None)
    whose = party.person_id if party is not None and party.person_id else found.pk
    rows, hidden = rows_behind(deed, whose, span, by=by, of_person=party is not None)
    table = _table(rows)
    if format := wanted_export(request):
        return export(table, format, name="viec-da-lam")
    context = {
        "title": str(deed.label),
        "unit": found,
        "party": party,
        "period": period,
        "movement": movement,
        "table": table,
        "total": len(rows) + hidden,
        "hidden": hidden,
    }
    return render(request, "evaluation/counted.html", context)


def _movement(request: HttpRequest) -> Movement | None:
    asked = request.GET.get("phong-trao", "")
    if not asked:
        return None
    if not asked.isdecimal():
        raise Http404
    return get_object_or_404(Movement.objects.visible_to(request.by), pk=int(asked))


def _person(request: HttpRequest, unit: Unit) -> Party | None:
    """Somebody at home in the unit."""
    asked = request.GET.get("ca-nhan", "")
    if not asked:
        return None
    if not asked.isdecimal():
        raise Http404
    return get_object_or_404(Party.objects.visible_to(request.by), home=unit, person=int(asked))


def _table(rows: list[Behind]) -> Table:
    return Table(
        columns=[Column(_("Nội dung")), Column(_("Ngày")), Column(_("Tình trạng"))],
        rows=[[Cell(row.title, url=row.url), row.on, row.note] for row in rows],
        empty=_("Không có việc nào trong kỳ này."),
    )
