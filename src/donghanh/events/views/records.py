"""The list of events, and one event with the next thing to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date
from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Duty
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import TRANSITIONS, EventState, GuestAnswer
from ..facts import attendance_of, papers_of
from ..forms import AnswerForm, CancelForm, EventFilters
from ..models import Event, Guest
from ..permissions import may_answer, may_cancel, may_issue, may_prepare
from ..rules import say_time

TONES = {
    EventState.PLANNED: "draft",
    EventState.INVITED: "sent",
    EventState.HELD: "due",
    EventState.FILED: "accepted",
    EventState.CANCELLED: "neutral",
}
ROAD = (EventState.PLANNED, EventState.INVITED, EventState.HELD, EventState.FILED)
_ANSWER_TONES = {GuestAnswer.WAITING: "due", GuestAnswer.COMING: "accepted", GuestAnswer.ABSENT: "returned"}


def seen_event(request: HttpRequest, pk: int) -> Event:
    """The event in sight."""
    rows = Event.objects.visible_to(request.by).select_related("unit", "movement", "invitation", "minutes")
    return get_object_or_404(rows, pk=pk)


def events(request: HttpRequest) -> HttpResponse:
    """Events in sight, the latest first."""
    found = Event.objects.visible_to(request.by).select_related("unit")
    form = EventFilters(request.GET or None)
    if form.is_valid():
        chosen = {key: form.cleaned_data[key] for key in ("kind", "state") if form.cleaned_data[key]}
        found = found.filter(**chosen)
    listing = arrange(request, found, search=lambda row: f"{row.name} {row.place} {row.unit.name}")
    table = Table(
        caption=_("Hội nghị, lễ ký kết"),
        columns=[
            Column(_("Tên")),
            Column(_("Ngày")),
            Column(_("Địa điểm")),
            Column(_("Đơn vị tổ chức")),
            Column(_("Tình hình")),
        ],
        rows=[
            [
                Cell(row.name, url=row.get_absolute_url(), note=row.get_kind_display()),
                row.held_on,
                row.place,
                row.unit.name,
                Cell(row.get_state_display(), tone=TONES[EventState(row.state)]),
            ]
            for row in listing.things
        ],
        empty=_("Chưa có hội nghị, buổi lễ nào."),
    )
    return render(
        request,
        "events/events.html",
        {"table": table, "page": listing.page, "form": form, "may_plan": request.by.has(Duty.DRAFT)},
    )


def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: where it stands, programme, guests, papers, pictures; invited units answer here."""
    found, by = seen_event(request, pk), request.by
    verb = request.POST.get("verb", "")
    invited = found.guests.filter(unit=by.unit_id).first()
    answer = AnswerForm(
        request.POST if verb == "answer" else None,
        initial={"answer": invited.answer, "note": invited.note} if invited else None,
    )
    cancelling = CancelForm(request.POST if verb == "cancel" else None)
    if request.method == "POST":
        done = _do(request, found, verb, answer=answer, cancelling=cancelling)
        if done:
            return done
        found = seen_event(request, pk)
    guests = list(found.guests.select_related("unit"))
    is_open = found.state not in (EventState.FILED, EventState.CANCELLED)
    return render(
        request,
        "events/event.html",
        {
            "event": found,
            "steps": _steps(found),
            "facts": _facts(found),
            "programme": _programme(found),
            "guests": _guests(guests),
            "count": attendance_of(guests),
            "papers": [(str(row), reverse("documents:record", args=[row.pk])) for row in papers_of(found)],
            "pictures": found.pictures.all(),
            "answer": answer,
            "cancelling": cancelling,
            "may_answer": invited is not None and found.state == EventState.INVITED and may_answer(by),
            "may_prepare": is_open and may_prepare(by, found),
            "may_issue": is_open and may_issue(by, found),
            "may_cancel": TRANSITIONS.allows(found.state, "cancel") and may_cancel(by, found),
            "is_ours": found.unit_id == by.unit_id,
            "history": history_of(found),
        },
    )


def _do(
    request: HttpRequest, found: Event, verb: str, *, answer: AnswerForm, cancelling: CancelForm
) -> HttpResponse | None:
    if verb == "answer" and answer.is_valid():
        return act(
            request,
            lambda: actions.answer_invitation(by=request.by, event=found, **answer.cleaned_data),
            form=answer,
            success=_("Đã trả lời giấy mời."),
        )
    if verb == "cancel" and cancelling.is_valid():
        return act(
            request,
            lambda: actions.cancel_event(by=request.by, event=found, **cancelling.cleaned_data),
            form=cancelling,
            success=_("Đã hủy và báo cho các đơn vị được mời."),
        )
    return None


def _steps(found: Event) -> list[Step]:
    labels = [_("Chuẩn bị"), _("Gửi giấy mời"), _("Tổ chức"), _("Lập hồ sơ")]
    if found.state == EventState.CANCELLED:
        return []
    here = ROAD.index(EventState(found.state)) + (found.state != EventState.PLANNED)
    return [
        Step(label, "done" if index < here else "current" if index == here else "ahead")
        for index, label in enumerate(labels)
    ]


def _facts(found: Event) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("Loại"), found.get_kind_display()),
        (_("Thời gian"), f"{say_time(found.begins)}, {say_date(found.held_on)}"),
        (_("Địa điểm"), found.place),
        (_("Đơn vị tổ chức"), found.unit.name),
        (_("Chủ trì"), found.chair),
        (_("Phong trào"), found.movement.name, reverse("movements:movement", args=[found.movement_id])),
        (_("Lý do hủy"), found.cancelled_because),
    ]
    return [row for row in rows if row[1]]


def _programme(found: Event) -> Table:
    return Table(
        columns=[Column(_("Thời gian")), Column(_("Nội dung")), Column(_("Người thực hiện"))],
        rows=[[say_time(line.begins), line.text, line.who] for line in found.programme.all()],
        empty=_("Chưa có chương trình."),
    )


def _guests(guests: list[Guest]) -> Table:
    return Table(
        columns=[Column(_("Đơn vị, đại biểu")), Column(_("Trả lời")), Column(_("Có mặt"))],
        rows=[
            [
                Cell(guest.name, note=guest.note),
                Cell(guest.get_answer_display(), tone=_ANSWER_TONES[GuestAnswer(guest.answer)])
                if guest.unit_id
                else "",
                "" if guest.came is None else _("Có mặt") if guest.came else _("Vắng"),
            ]
            for guest in guests
        ],
        empty=_("Chưa mời ai."),
    )
