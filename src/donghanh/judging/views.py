"""Pages of panels: the record, and one question on a phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.journal.facts import history_of
from donghanh.organisations.models import Unit
from donghanh.ui.listing import FilterForm, arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from . import actions, facts
from .choices import BallotState, Choice, Standing
from .forms import BallotForm, PanelForm, SeatForm, SessionForm, WrittenForm
from .models import Ballot, Panel
from .permissions import may_call, may_keep, seat_of
from .rules import denominator_said


def panels(request: HttpRequest) -> HttpResponse:
    """The panels that the actor keeps or sits in."""
    listing = arrange(
        request,
        Panel.objects.visible_to(request.by).select_related("unit"),
        sorts={"name": "name", "kind": "kind"},
        default_sort="name",
    )
    table = Table(
        caption=_("Hội đồng, cụm thi đua"),
        columns=[
            Column(_("Tên"), sort="name"),
            Column(_("Loại"), sort="kind"),
            Column(_("Đơn vị chủ trì")),
        ],
        rows=[
            [
                Cell(panel.name, url=reverse("judging:panel", args=[panel.pk])),
                panel.get_kind_display(),
                panel.unit.name,
            ]
            for panel in listing.things
        ],
        sort=listing.sort,
        empty=_("Chưa tham gia hội đồng hay cụm thi đua nào."),
    )
    return render(
        request,
        "judging/panels.html",
        {
            "table": table,
            "page": listing.page,
            "form": FilterForm(request.GET),
            "may_call": may_call(request.by, request.by.unit_id or 0),
        },
    )


def call(request: HttpRequest) -> HttpResponse:
    """Call a panel together."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
    form = PanelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.call_panel(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda panel: reverse("judging:panel", args=[panel.pk]),
            success=_("Đã lập. Thêm thành viên trước khi lấy phiếu."),
        )
        if done:
            return done
    return render(
        request,
        "judging/form.html",
        {
            "form": form,
            "title": _("Lập hội đồng, cụm"),
            "submit_label": _("Lập hội đồng, cụm"),
            "lead": unit.name,
            "panel": None,
        },
    )


def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """A panel: its seats, what it was asked, and the results."""
    found = get_object_or_404(Panel.objects.visible_to(request.by).select_related("unit"), pk=pk)
    seats = Table(
        columns=[Column(_("Thành viên")), Column(_("Nhiệm vụ")), Column(_("Từ ngày"))],
        rows=[
            [str(seat), seat.get_role_display(), seat.from_on]
            for seat in found.seats.select_related("person", "unit").order_by("pk")
        ],
        empty=_("Chưa có thành viên."),
    )
    ballots = Table(
        columns=[Column(_("Nội dung")), Column(_("Tình trạng")), Column(_("Kết quả"))],
        rows=[
            [
                Cell(ballot.question, url=reverse("judging:ballot", args=[ballot.pk])),
                Cell(ballot.get_state_display(), tone="due" if ballot.state == "open" else "neutral"),
                _result_cell(ballot),
            ]
            for ballot in found.ballots.order_by("-pk")[:200]
        ],
        empty=_("Chưa lấy phiếu nội dung nào."),
    )
    return render(
        request,
        "judging/panel.html",
        {
            "panel": found,
            "seats": seats,
            "ballots": ballots,
            "may_keep": may_keep(request.by, found),
            "history": history_of(found),
        },
    )


def _result_cell(ballot: Ballot) -> Cell:
    if ballot.passed is None:
        return Cell("")
    count = f"{ballot.agreed}/{ballot.seats_total}"
    if ballot.passed:
        return Cell(_("Đạt %(count)s") % {"count": count}, tone="accepted")
    return Cell(_("Chưa đạt %(count)s") % {"count": count}, tone="returned")


def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Seat a person or a unit."""
    found = get_object_or_404(Panel.objects.visible_to(request.by), pk=pk)
    form = SeatForm(request.POST or None, by=request.by)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = act(
            request,
            lambda: actions.seat(
                by=request.by,
                panel=found,
                sitter=data["unit"] or data["person"].person,
                role=data["role"],
                from_on=data["from_on"],
                once=once_of(request),
            ),
            form=form,
            to=reverse("judging:panel", args=[found.pk]),
            success=_("Đã thêm thành viên."),
        )
        if done:
            return done
    return _form_of(request, found, form, title=_("Thêm thành viên"))


def hold_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a meeting and who was there."""
    found = get_object_or_404(Panel.objects.visible_to(request.by), pk=pk)
    form = SessionForm(request.POST or None, panel=found)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.hold_session(
                by=request.by, panel=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=reverse("judging:panel", args=[found.pk]),
            success=_("Đã ghi phiên họp."),
        )
        if done:
            return done
    return _form_of(request, found, form, title=_("Ghi phiên họp"))


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a question to all members."""
    found = get_object_or_404(Panel.objects.visible_to(request.by), pk=pk)
    form = BallotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.open_ballot(
                by=request.by,
                panel=found,
                question=form.cleaned_data["question"],
                threshold=form.chosen_threshold(),
                once=once_of(request),
            ),
            form=form,
            to=facts.url_of,
            success=_("Đã mở phiếu và báo cho thành viên."),
        )
        if done:
            return done
    return _form_of(request, found, form, title=_("Lấy phiếu"))


def _form_of(request: HttpRequest, found: Panel, form: object, *, title: str) -> HttpResponse:
    return render(
        request,
        "judging/form.html",
        {
            "form": form,
            "title": title,
            "submit_label": title,
            "lead": found.name,
            "panel": found,
        },
    )


def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: the member answers it, the secretary counts; counts show once it is closed."""
    found = get_object_or_404(Ballot.objects.visible_to(request.by).select_related("panel"), pk=pk)
    verb = request.POST.get("verb", "")
    written = WrittenForm(request.POST if verb == "written" else None, ballot=found)
    if request.method == "POST":
        done = _answer(request, found, written)
        if done:
            return done
    roll = facts.roll_of(found)
    seat = seat_of(request.by, found.panel)
    mine = next((line for line in roll if seat and line.seat.pk == seat.pk), None)
    is_open = found.state == BallotState.OPEN
    return render(
        request,
        "judging/ballot.html",
        {
            "ballot": found,
            "said": facts.said(found),
            "base": denominator_said(found.seats_total, found.seats_recused),
            "counts": _counts(found),
            "roll": _roll_table(roll),
            "mine": mine,
            "may_vote": is_open and mine is not None and mine.standing == Standing.AWAITED,
            "choices": Choice.choices,
            "is_open": is_open,
            "written": written if is_open and may_keep(request.by, found.panel) else None,
            "history": history_of(found),
        },
    )


def _answer(request: HttpRequest, found: Ballot, written: WrittenForm) -> HttpResponse | None:
    match request.POST.get("verb", ""):
        case "vote" if request.POST.get("choice") in Choice.values:
            return act(
                request,
                lambda: actions.vote(by=request.by, ballot=found, choice=request.POST["choice"]),
                success=_("Phiếu đã vào hòm. Không ai biết phiếu ghi gì."),
            )
        case "written" if written.is_valid():
            return act(
                request,
                lambda: actions.enter_written(by=request.by, ballot=found, **written.cleaned_data),
                form=written,
                success=_("Đã nhận phiếu gửi."),
            )
        case "close":
            return act(
                request,
                lambda: actions.close_ballot(by=request.by, ballot=found),
                success=_("Đã kiểm phiếu."),
            )
    return None


def _counts(found: Ballot) -> Table | None:
    if found.tally is None:
        return None
    tally = found.tally
    return Table(
        columns=[Column(_("Phiếu")), Column(_("Số lượng"), numeric=True)],
        rows=[
            [_("Đồng ý"), tally.agree],
            [_("Không đồng ý"), tally.disagree],
            [_("Phiếu trắng"), tally.blank],
            [_("Không có phiếu"), tally.missing + tally.recused],
        ],
        foot=[_("Toàn bộ thành viên"), tally.seats],
    )


def _roll_table(roll: list[facts.Roll]) -> Table:
    tones = {"awaited": "due", "voted": "accepted", "written": "accepted", "recused": "neutral"}
    return Table(
        columns=[Column(_("Thành viên")), Column(_("Tình trạng"))],
        rows=[[str(line.seat), Cell(line.label, tone=tones[line.standing])] for line in roll],
    )
