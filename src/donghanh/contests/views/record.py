"""The record of one contest; what its holders do with it is sent here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.movements.facts import clause_traces
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions, facts
from ..choices import CONTEST_MOVES, ContestState, Prize
from ..forms import ReasonForm
from ..models import Contest, Entry
from ..permissions import may_announce, may_enter, may_run

ROAD = (
    ContestState.DRAFT,
    ContestState.OPEN,
    ContestState.RUNNING,
    ContestState.SEALED,
    ContestState.ANNOUNCED,
)


def found_of(request: HttpRequest, pk: int) -> Contest:
    """The one in sight, or nothing."""
    rows = Contest.objects.visible_to(request.by).select_related(  # type: ignore[attr-defined]
        "unit", "movement", "clause__plan__unit", "scan"
    )
    return get_object_or_404(rows, pk=pk)


def run_by(request: HttpRequest, pk: int) -> Contest:
    """The one in sight that the actor runs; to anybody else it has no such page."""
    found = found_of(request, pk)
    if not may_run(request.by, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def contest(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, where it stands, what comes next."""
    found = found_of(request, pk)
    verb = request.POST.get("verb", "")
    cancelling = ReasonForm(request.POST if verb == "cancel" else None)
    if request.method == "POST":
        done = _do(request, found, verb, cancelling=cancelling)
        if done:
            return done
        found = found_of(request, pk)
    by = request.by  # type: ignore[attr-defined]
    runs = may_run(by, found)
    juror = facts.desk_of(by, found)
    return render(
        request,
        "contests/contest.html",
        {
            "contest": found,
            "steps": _steps(found),
            "facts": _facts(found),
            "rounds": _rounds(found, is_linked=runs),
            "runs": runs,
            "may_write": runs and found.state in (ContestState.DRAFT, ContestState.OPEN),
            "may_open": runs and CONTEST_MOVES.allows(found.state, "open"),
            "may_start": runs and CONTEST_MOVES.allows(found.state, "start"),
            "may_cancel": runs and CONTEST_MOVES.allows(found.state, "cancel"),
            "may_announce": CONTEST_MOVES.allows(found.state, "announce") and may_announce(by, found),
            "may_enter": may_enter(by, found),
            "sees_results": found.state == ContestState.ANNOUNCED
            or (found.state == ContestState.SEALED and (runs or may_announce(by, found))),
            "juror": juror,
            "mine": Entry.objects.visible_to(by).mine(by).filter(contest=found).order_by("pk"),
            "count": found.entries.taking_part().count(),
            "cancelling": cancelling,
            "traced_from": clause_traces(found.clause),
            "history": history_of(found) if runs else [],
        },
    )


def _do(request: HttpRequest, found: Contest, verb: str, *, cancelling: ReasonForm) -> HttpResponse | None:
    by = request.by  # type: ignore[attr-defined]
    changes: dict[str, Any] = {
        "open": (
            lambda: actions.open_contest(by=by, contest=found),
            _("Đã mở đăng ký và báo cho các đơn vị."),
        ),
        "start": (
            lambda: actions.start(by=by, contest=found),
            _("Đã chốt danh sách, đánh số báo danh, số phách."),
        ),
    }
    if verb in changes:
        change, said = changes[verb]
        return act(request, change, success=said)
    if verb != "cancel":
        raise Http404
    if not cancelling.is_valid():
        return None
    return act(
        request,
        lambda: actions.cancel(by=by, contest=found, **cancelling.cleaned_data),
        form=cancelling,
        success=_("Đã hủy hội thi."),
    )


def _steps(found: Contest) -> list[Step]:
    if found.state not in ROAD:
        return [Step(str(ContestState(found.state).label), "current")]
    here = ROAD.index(ContestState(found.state))
    return [
        Step(str(state.label), "done" if at < here else "current" if at == here else "ahead")
        for at, state in enumerate(ROAD)
    ]


def _facts(found: Contest) -> list[tuple[Any, ...]]:
    prizes = ", ".join(
        f"{count} {str(Prize(prize).label).lower()}" for prize, count in found.prizes.items() if count
    )
    rows: list[tuple[Any, ...]] = [
        (_("Đơn vị tổ chức"), found.unit.name),
        (_("Phong trào"), found.movement.name),
        (_("Nghề, lĩnh vực"), ", ".join(one.name for one in found.fields.all())),
        (_("Nhận đăng ký đến hết ngày"), found.enters_until),
        (_("Ngày thi"), found.held_on),
        (_("Nơi thi"), found.venue),
        (_("Thể lệ"), found.rules),
        (_("Cách chấm"), _how(found)),
        (_("Xếp hạng theo"), found.get_score_rule_display()),
        (_("Khi bằng điểm"), found.get_tie_rule_display()),
        (_("Giải mỗi nghề"), prizes),
        (
            _("Đề nghị xem xét lại"),
            _("trong %(days)s ngày kể từ ngày công bố kết quả") % {"days": found.appeal_days},
        ),
    ]
    if found.announced_on:
        rows += [(_("Quyết định"), found.decision_number), (_("Ngày công bố"), found.announced_on)]
    if found.reason:
        rows.append((_("Lý do hủy"), found.reason))
    return [row for row in rows if row[1] not in ("", None)]


def _how(found: Contest) -> str:
    said = _("mỗi bài %(count)s giám khảo, không cùng đơn vị, không thuộc tuyến chỉ đạo") % {
        "count": found.per_entry
    }
    return f"{said}; {_('chấm kín theo số phách')}" if found.is_blind else said


def _rounds(found: Contest, *, is_linked: bool) -> Table:
    rounds = list(found.rounds.prefetch_related("parts"))
    return Table(
        columns=[Column(_("Vòng thi")), Column(_("Phần thi, điểm tối đa")), Column(_("Tình trạng"))],
        rows=[
            [
                Cell(
                    one.name,
                    url=reverse("contests:round", args=[one.pk]) if is_linked else "",
                    note=_day(one),
                ),
                ", ".join(part_said(part) for part in one.parts.all()),
                Cell(one.get_state_display(), tone=tone_of_state(one.state)),
            ]
            for one in rounds
        ],
        empty=_("Chưa ghi vòng thi nào."),
    )


def _day(one: Any) -> str:
    return f"{one.held_on.day}/{one.held_on.month}/{one.held_on.year}" if one.held_on else ""


def part_said(part: Any) -> str:
    """Thực hành (70)."""
    most = part.most // 100 if part.most % 100 == 0 else part.most / 100
    return f"{part.name} ({most})"
