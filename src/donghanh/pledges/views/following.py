"""How promises are kept: of every pledge in sight, by branch and one by one; the papers of a gate."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_ratio
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from .. import facts
from ..choices import ListKind
from ..documents import list_about, written
from ..forms import FollowFilter
from ..models import Pledge, PledgeQuerySet, Registration

SEARCH = ("first__home__search_key", "second__home__search_key", "first__name", "second__name")
SORTS = {"unit": ("first__home__sort_key",), "told": ("first_told",)}


def gate_of(request: HttpRequest, pk: int) -> Registration:
    """The gate, when it is in sight."""
    rows = Registration.objects.visible_to(request.by).select_related("movement", "unit")
    return get_object_or_404(rows, pk=pk)


def _followed(request: HttpRequest, gate: Registration) -> PledgeQuerySet:
    rows = Pledge.objects.visible_to(request.by).filter(pk__in=facts.pledges_at(gate).values("pk"))
    rows = rows.select_related("first__home", "second__home", "registration")
    return facts.with_ends(rows).order_by("first__home__sort_key", "pk")


def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is told what became of the promises, and what became of them."""
    gate = gate_of(request, pk)
    form = FollowFilter(request.GET)
    form.is_valid()
    rows = facts.told_as(_followed(request, gate), form.cleaned_data.get("told") or "")
    listing = arrange(request, rows, search=SEARCH, sorts=SORTS)
    wanted = wanted_export(request)
    table = _table(listing.found if wanted else listing.things, sort=listing.sort)
    if wanted:
        return export(table, wanted, name=f"thuc-hien-giao-uoc-{gate.year}")
    branches = facts.keeping_by_branch(gate, request.by, today())
    return render(
        request,
        "pledges/follow_up.html",
        {
            "gate": gate,
            "is_over": gate.ends_on < today(),
            "form": form,
            "table": table,
            "page": listing.page,
            "promised": sum(branch.promised for branch in branches),
            "told": sum(branch.told for branch in branches),
            "kept": sum(branch.kept for branch in branches),
            "untold": sum(branch.untold for branch in branches),
            "unproven": sum(branch.told - branch.proven for branch in branches),
            "branches": _branches(branches) if len(branches) > 1 else None,
        },
    )


def _branches(branches: list[facts.BranchKeeping]) -> Table:
    return Table(
        caption=_("Thực hiện giao ước theo đơn vị"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Giao ước"), numeric=True),
            Column(_("Cam kết"), numeric=True),
            Column(_("Hoàn thành"), numeric=True),
            Column(_("Một phần"), numeric=True),
            Column(_("Chưa hoàn thành"), numeric=True),
            Column(_("Chưa ghi kết quả"), numeric=True),
            Column(_("Tỷ lệ hoàn thành"), numeric=True),
        ],
        rows=[
            [
                row.unit.name,
                row.pledges,
                row.promised,
                row.kept,
                row.partly,
                row.not_kept,
                row.untold,
                say_ratio(row.kept, row.promised),
            ]
            for row in branches
        ],
    )


def _table(rows: Any, *, sort: str) -> Table:
    return Table(
        caption=_("Thực hiện giao ước"),
        columns=[
            Column(_("Hai bên giao ước")),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Cam kết mỗi bên"), numeric=True),
            Column(_("Bên thứ nhất"), sort="told"),
            Column(_("Bên thứ hai")),
        ],
        rows=[
            [
                Cell(str(row), url=row.get_absolute_url()),
                "; ".join(dict.fromkeys(side.home.name for side in row.sides)),
                row.promised,
                _side(row.promised, row.first_told, row.first_kept),
                _side(row.promised, row.second_told, row.second_kept),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa có giao ước nào đã được hai bên xác nhận."),
    )


def _side(promised: int, told: int, kept: int) -> Cell:
    """How far one side has come, in words."""
    if told == 0:
        return Cell(_("Chưa ghi kết quả"), tone="due")
    said = _("Hoàn thành %(kept)s/%(all)s") % {"kept": kept, "all": promised}
    if told < promised:
        return Cell(said, tone="due", note=_("còn %(count)s cam kết chưa ghi") % {"count": promised - told})
    return Cell(said, tone="accepted" if kept == promised else "returned")


def gate_paper(request: HttpRequest, pk: int, *, kind: str, form: str) -> HttpResponse:
    """The papers of a gate for the union above: who registered, who did not, how promises were kept."""
    gate, unit = gate_of(request, pk), facts.acting_unit(request.by)
    if kind not in ListKind.values or unit is None:
        raise Http404
    paper = list_about(gate, unit, by=request.by, kind=kind)
    answer = HttpResponse(written(paper, form), content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind}-giao-uoc-{gate.year}.{form}"'
    return answer
