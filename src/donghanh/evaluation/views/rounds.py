"""Rounds: opening one, its cards, telling its results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.dates import today
from donghanh.movements.facts import current_movement
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import CardState
from ..facts.launch import Checked, checklist_of
from ..forms import CardFilter, RoundForm
from ..models import CriteriaSet, Round, Scorecard
from ..rules.points import say_points
from .cards import grade_cell


def open_round(request: HttpRequest) -> HttpResponse:
    """Choose a set, a year and two days; the checklist says what the movement still lacks."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
    movement = current_movement(unit)
    sets = CriteriaSet.objects.visible_to(request.by).filter(kind="movement").in_use(today())
    form = RoundForm(request.POST or None, sets=sets, initial={"year": today().year})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = act(
            request,
            lambda: actions.open_round(
                by=request.by,
                criteria_set=data["criteria_set"],
                period=period(str(data["year"])),
                movement=movement,
                self_due_on=data["self_due_on"],
                verify_due_on=data["verify_due_on"],
                once=once_of(request),
            ),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã mở đợt chấm điểm và báo cho các đơn vị."),
        )
        if done:
            return done
    return render(
        request,
        "evaluation/open_round.html",
        {"form": form, "movement": movement, "checklist": _said(checklist_of(movement, sets))},
    )


def _said(checklist: list[Checked]) -> list[tuple[object, ...]]:
    """The checklist as rows of `check_list`."""
    return [
        (_("Đã có"), "accepted", line.label) if line.is_ready else (_("Còn thiếu"), "due", line.label)
        for line in checklist
    ]


def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The cards of a round that the reader may see: filter, open, verify."""
    made = get_object_or_404(
        Round.objects.visible_to(request.by).select_related("criteria_set", "period", "cluster", "unit"),
        pk=pk,
    )
    found = Scorecard.objects.visible_to(request.by).filter(round=made).select_related("unit")
    for name in ("state", "grade"):
        if request.GET.get(name):
            found = found.filter(**{name: request.GET[name]})
    listing = arrange(
        request,
        found,
        search=("unit__search_key",),
        sorts={"name": "unit__sort_key", "state": "state", "self": "self_total", "total": "total"},
        default_sort="name",
    )
    return render(
        request,
        "evaluation/round.html",
        {
            "round": made,
            "table": _table(request, listing.things, listing.sort),
            "page": listing.page,
            "form": CardFilter(request.GET),
            "done": found.exclude(state__in=[CardState.OPEN, CardState.SELF_SCORED]).count(),
            "total": listing.total,
            "may_announce": request.by.has("sign"),
        },
    )


def _table(request: HttpRequest, things: list[Scorecard], sort: str) -> Table:
    return Table(
        caption=_("Phiếu chấm điểm"),
        columns=[
            Column(_("Đơn vị"), sort="name"),
            Column(_("Tình trạng"), sort="state"),
            Column(_("Tự chấm"), numeric=True, sort="self"),
            Column(_("Thẩm định"), numeric=True, sort="total"),
            Column(_("Xếp loại")),
        ],
        rows=[_row(request, card) for card in things],
        sort=sort,
        empty=_("Không có phiếu nào."),
    )


def _row(request: HttpRequest, card: Scorecard) -> list[object]:
    is_own = card.unit_id == request.by.unit_id
    shown = card.state == CardState.GRADED or not is_own
    tones = {"open": "draft", "self_scored": "due", "verified": "sent", "voted": "sent", "graded": "accepted"}
    return [
        Cell(card.unit.name, url=card.get_absolute_url()),
        Cell(card.get_state_display(), tone=tones[card.state]),
        say_points(card.self_total),
        say_points(card.total) if shown else say_points(None),
        grade_cell(card, shown=shown),
    ]


def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the results to the units directly beneath; it says first to how many."""
    made = get_object_or_404(
        Round.objects.visible_to(request.by).select_related("criteria_set", "period"), pk=pk
    )
    ready = CardState.VOTED if made.cluster_id else CardState.VERIFIED
    beneath = Scorecard.objects.visible_to(request.by).verifiable_by(request.by).filter(round=made)
    count = beneath.filter(state=ready).count()
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.announce(by=request.by, round=made),
            to=made.get_absolute_url(),
            success=_("Đã thông báo kết quả chấm điểm."),
        )
        if done:
            return done
    text = ngettext(
        "Thông báo kết quả chấm điểm cho %(n)d đơn vị. Sau đó điểm chỉ thay đổi khi đơn vị đề nghị xem xét lại.",
        "Thông báo kết quả chấm điểm cho %(n)d đơn vị. Sau đó điểm chỉ thay đổi khi đơn vị đề nghị xem xét lại.",
        count,
    ) % {"n": count}
    return render(
        request,
        "evaluation/announce.html",
        {
            "round": made,
            "count": count,
            "waiting": beneath.filter(state__in=[CardState.OPEN, CardState.SELF_SCORED]).count(),
            "text": text,
        },
    )
