"""Pages of works: list, form, record, acceptance, papers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_money
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.base.workflow import Step
from donghanh.documents.forms import NumberForm
from donghanh.documents.permissions import may_issue
from donghanh.journal.facts import history_of
from donghanh.movements.facts import chosen_clause, clause_choices, clause_traces
from donghanh.organisations.actions import chosen_party
from donghanh.organisations.models import Unit
from donghanh.ui.listing import show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions, facts
from ..choices import WORK_MOVES, WorkState
from ..documents import minutes_of, plate_of, written
from ..forms import (
    AcceptanceForm,
    CompletionForm,
    MoreTimeForm,
    PlateForm,
    ProgressForm,
    ReasonForm,
    WorkFilter,
    WorkForm,
)
from ..models import Work, leads_to
from ..permissions import may_accept, may_register, may_work_on

SORTS = {
    "name": "search_key",
    "unit": "unit__sort_key",
    "due": "due_on",
    "value": "value",
    "progress": "progress",
}
ROAD = (WorkState.REGISTERED, WorkState.UNDERWAY, WorkState.COMPLETED, WorkState.ACCEPTED)


def works(request: HttpRequest) -> HttpResponse:
    """Works of the unit acted for and all beneath."""
    form = WorkFilter(request.GET)
    form.is_valid()
    rows = Work.objects.visible_to(request.by).select_related("unit", "owner")
    branch = request.GET.get("branch", "")
    if branch.isdecimal():
        unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=branch)
        rows = facts.works_beneath(request.by, unit, today()).select_related("unit", "owner")
    if kind := form.cleaned_data.get("kind"):
        rows = rows.filter(kind=kind)
    if state := form.cleaned_data.get("state"):
        rows = rows.late_on(today()) if state == "late" else rows.filter(state=state)
    return show_list(
        request,
        "works/list.html",
        rows,
        draw=_table,
        file="cong-trinh-san-pham-phan-viec",
        told={"form": form, "may_register": may_register(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="due",
    )


def _table(rows: list[Work], *, sort: str) -> Table:
    return Table(
        caption=_("Công trình, sản phẩm, phần việc"),
        columns=[
            Column(_("Tên gọi"), sort="name"),
            Column(_("Loại")),
            Column(_("Đơn vị"), sort="unit"),
            Column(_("Giá trị (đồng)"), sort="value", numeric=True),
            Column(_("Hoàn thành"), sort="due"),
            Column(_("Mức thực hiện (%)"), sort="progress", numeric=True),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(work.name, url=work.get_absolute_url(), note=work.owner.name),
                work.get_kind_display(),
                work.unit.name,
                work.value,
                work.due_on,
                work.progress,
                _state_cell(work),
            ]
            for work in rows
        ],
        sort=sort,
        empty=_("Chưa đăng ký công trình, sản phẩm, phần việc nào."),
    )


def _state_cell(work: Work) -> Cell:
    if work.is_late_on(today()) and work.completed_on is None:
        return Cell(_("Quá hạn"), tone="late", note=work.get_state_display())
    return Cell(work.get_state_display(), tone=tone_of_state(work.state))


def add(request: HttpRequest) -> HttpResponse:
    """Register a work."""
    movement, clauses = clause_choices(request.by.unit_id)
    form = WorkForm(request.POST or None, by=request.by, clauses=clauses)
    if request.method == "POST" and form.is_valid() and movement:
        data = dict(form.cleaned_data)
        clause = chosen_clause(request.by, data.pop("clause"))
        owner, value = data.pop("owner"), data.pop("value") or 0
        done = act(
            request,
            lambda: actions.register_work(
                by=request.by,
                movement=movement,
                owner=chosen_party(by=request.by, choice=owner),
                clause=clause,
                value=value,
                once=once_of(request),
                **data,
            ),
            form=form,
            to=lambda work: work.get_absolute_url(),
            success=_("Đã đăng ký."),
        )
        if done:
            return done
    return render(request, "works/add.html", {"form": form, "movement": movement})


def _found(request: HttpRequest, pk: int) -> Work:
    rows = Work.objects.visible_to(request.by).select_related(
        "unit", "owner", "movement", "clause__plan__unit", "minutes", "paper"
    )
    return get_object_or_404(rows, pk=pk)


def work(request: HttpRequest, pk: int) -> HttpResponse:
    """The record: facts, progress with pictures; the next step is sent here."""
    found = _found(request, pk)
    verb = request.POST.get("verb", "")
    given: Any = (request.POST, request.FILES)
    forms = {
        "progress": ProgressForm(*given) if verb == "progress" else ProgressForm(),
        "complete": CompletionForm(*given) if verb == "complete" else CompletionForm(),
        "withdraw": ReasonForm(request.POST) if verb == "withdraw" else ReasonForm(),
        "more_time": MoreTimeForm(request.POST) if verb == "more_time" else MoreTimeForm(),
        "plate": PlateForm(*given) if verb == "plate" else PlateForm(),
    }
    issuing = _issuing(request, found)
    if issuing:
        forms["issue"] = issuing
    if request.method == "POST":
        if verb not in forms:
            raise Http404
        done = _do(request, found, verb, form=forms[verb])
        if done:
            return done
        found = _found(request, pk)
    is_mine = may_work_on(request.by, found) and found.state in (WorkState.REGISTERED, WorkState.UNDERWAY)
    return render(
        request,
        "works/work.html",
        {
            "work": found,
            "steps": _steps(found),
            "facts": _facts(found),
            "is_late": found.is_late_on(today()),
            "is_mine": is_mine,
            "may_accept": WORK_MOVES.allows(found.state, "accept") and may_accept(request.by, found),
            "notes": facts.notes_of(found),
            "progress": forms["progress"],
            "completion": forms["complete"],
            "withdrawal": forms["withdraw"],
            "more_time": forms["more_time"] if found.due_on >= today() else None,
            "plate": forms["plate"] if _is_to_plate(request, found) else None,
            "has_minutes": found.state in (WorkState.COMPLETED, WorkState.ACCEPTED),
            "paper": found.paper if facts.stands(found.paper) else None,
            "may_read_paper": facts.may_read(request.by, found.paper),
            "issuing": issuing if found.paper is None or not facts.stands(found.paper) else None,
            "has_plate": found.state == WorkState.ACCEPTED,
            "traced_from": clause_traces(found.clause),
            "leads_to": [trace for answer in leads_to.ask(found, request.by) for trace in answer],
            "history": history_of(found),
        },
    )


def _issuing(request: HttpRequest, found: Work) -> NumberForm | None:
    """Number and day of the minutes, for who issues papers of the unit that accepted."""
    judge = facts.judge_of(found) if found.state == WorkState.ACCEPTED else None
    if judge is None or not may_issue(request.by, judge.pk):
        return None
    return NumberForm(judge.pk, "Biên bản", request.POST if request.POST.get("verb") == "issue" else None)


def _is_to_plate(request: HttpRequest, found: Work) -> bool:
    return found.state == WorkState.ACCEPTED and found.plated_on is None and may_work_on(request.by, found)


def _do(request: HttpRequest, found: Work, verb: str, *, form: Any) -> HttpResponse | None:
    if not form.is_valid():
        return None
    by, once, data = request.by, once_of(request), form.cleaned_data
    changes: dict[str, Any] = {
        "progress": (
            lambda: actions.report_progress(by=by, work=found, once=once, **data),
            _("Đã ghi tiến độ."),
        ),
        "complete": (
            lambda: actions.complete_work(by=by, work=found, once=once, **data),
            _("Đã báo hoàn thành, chờ nghiệm thu."),
        ),
        "more_time": (
            lambda: actions.give_more_time(by=by, work=found, once=once, **data),
            _("Đã ghi hạn mới và báo cho người nghiệm thu."),
        ),
        "plate": (
            lambda: actions.mount_plate(by=by, work=found, once=once, **data),
            _("Đã ghi việc gắn biển."),
        ),
        "withdraw": (lambda: actions.withdraw_work(by=by, work=found, **data), _("Đã rút đăng ký.")),
        "issue": (
            lambda: actions.issue_minutes(by=by, work=found, once=once, **data),
            _("Đã ban hành biên bản nghiệm thu vào sổ văn bản."),
        ),
    }
    change, said = changes[verb]
    shown = form if may_work_on(by, found) or verb == "issue" else None
    return act(request, change, form=shown, success=said)


def _steps(found: Work) -> list[Step]:
    if found.state == WorkState.WITHDRAWN:
        return [
            Step(str(WorkState.REGISTERED.label), "done"),
            Step(str(WorkState.WITHDRAWN.label), "current"),
        ]
    here = ROAD.index(WorkState(found.state))
    return [
        Step(str(state.label), "done" if index < here else "current" if index == here else "ahead")
        for index, state in enumerate(ROAD)
    ]


def _facts(found: Work) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Loại"), found.get_kind_display()),
        (_("Thực hiện"), found.owner.name),
        (_("Đơn vị"), found.unit.name),
        (_("Phong trào"), found.movement.name),
        (_("Chào mừng"), found.occasion),
        (_("Giá trị"), say_money(found.value) if found.value else ""),
        (_("Bắt đầu"), found.starts_on),
        (_("Hoàn thành theo đăng ký"), found.due_on),
    ]
    if found.content:
        rows.append((_("Nội dung công việc"), found.content))
    if found.completed_on:
        rows.append((_("Hoàn thành thực tế"), found.completed_on))
    if found.accepted_on:
        rows += [(_("Ngày nghiệm thu"), found.accepted_on), (_("Người nghiệm thu"), found.accepted_by)]
    if found.plated_on:
        rows.append((_("Ngày gắn biển"), found.plated_on))
    if found.acceptance_note:
        rows.append((_("Nhận xét"), found.acceptance_note))
    if found.reason:
        rows.append((_("Lý do"), found.reason))
    return rows


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a completed work, or say what is missing."""
    found = _found(request, pk)
    returning = request.POST.get("verb") == "return"
    form = AcceptanceForm(*((request.POST, request.FILES) if request.POST and not returning else ()))
    reason = ReasonForm(request.POST if returning else None)
    sent = reason if returning else form
    if request.method == "POST" and sent.is_valid():
        data = sent.cleaned_data
        done = act(
            request,
            (lambda: actions.return_work(by=request.by, work=found, **data))
            if returning
            else (lambda: actions.accept_work(by=request.by, work=found, once=once_of(request), **data)),
            form=sent,
            to=found.get_absolute_url(),
            success=_("Đã chuyển lại để làm thêm.") if returning else _("Đã ghi nghiệm thu."),
        )
        if done:
            return done
    return render(request, "works/accept.html", {"work": found, "form": form, "reason": reason})


def minutes(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The minutes of acceptance, filled in, to be printed and signed."""
    found = _found(request, pk)
    judge = facts.judge_of(found)
    if found.completed_on is None or judge is None:
        raise Http404
    answer = HttpResponse(written(minutes_of(found, judge), form), content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="bien-ban-nghiem-thu-{found.pk}.{form}"'
    return answer


def plate(request: HttpRequest, pk: int) -> HttpResponse:
    """The plate of an accepted work, to be printed or given to a workshop."""
    found = _found(request, pk)
    if found.state != WorkState.ACCEPTED:
        raise Http404
    answer = HttpResponse(plate_of(found), content_type=CONTENT_TYPES["pdf"])
    answer.headers["Content-Disposition"] = f'attachment; filename="bien-cong-trinh-{found.pk}.pdf"'
    return answer
