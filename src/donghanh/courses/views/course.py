"""The record of a course, from which people are signed up; its results; its list on paper."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.numbers import say_money, say_number
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.journal.facts import history_of
from donghanh.movements.facts import clause_traces
from donghanh.organisations.models import Unit
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..choices import OUTCOME_TONES, CourseState, Outcome
from ..documents import list_file, list_paper
from ..forms import HoldForm, LearnerForm, OutcomesForm, ReasonForm
from ..models import Course, Participant
from ..permissions import may_run, may_sign_up
from .listing import course_form, given


def found_course(request: HttpRequest, pk: int) -> Course:
    """The course, if it is in sight."""
    rows = Course.objects.visible_to(request.by).select_related("unit", "clause__plan__unit")
    return get_object_or_404(rows, pk=pk)


def run_course(request: HttpRequest, pk: int) -> Course:
    """The course, for who runs it."""
    found = found_course(request, pk)
    if not may_run(request.by, found):
        raise Http404
    return found


def course(request: HttpRequest, pk: int) -> HttpResponse:
    """The record; what is done next is sent here."""
    found = found_course(request, pk)
    forms = _forms(request, found)
    if request.method == "POST":
        done = _do(request, found, request.POST.get("verb", ""), forms=forms)
        if done:
            return done
        found = found_course(request, pk)
    is_run = may_run(request.by, found)
    is_open = found.state == CourseState.OFFERED
    learners = list(facts.learners_of(found, request.by))
    told = {
        "course": found,
        "facts": _facts(found),
        "seats": facts.seats_of(found),
        "table": _table(learners),
        "has_learners": bool(learners),
        "is_run": is_run and is_open,
        "to_sign_up": may_sign_up(request.by, found),
        "to_mark": is_run
        and bool(learners)
        and found.from_on <= today()
        and found.state != CourseState.CANCELLED,
        "is_over": found.until_on <= today(),
        "editable": Participant.objects.editable_by(request.by).filter(course=found)[:300] if is_open else (),
        "forms": forms,
        "traced_from": clause_traces(found.clause),
        "history": history_of(found) if is_run else (),  # names of learners
    }
    return render(request, "courses/course.html", told)


def _forms(request: HttpRequest, found: Course) -> dict[str, Any]:
    verb = request.POST.get("verb", "")

    def typed(name: str) -> Any:
        return request.POST if verb == name else None

    return {
        "sign_up": LearnerForm(typed("sign_up"), prefix="learner"),
        "hold": HoldForm(typed("hold"), prefix="hold", initial={"cost": found.cost}),
        "cancel": ReasonForm(typed("cancel"), prefix="cancel"),
    }


def _do(request: HttpRequest, found: Course, verb: str, *, forms: dict[str, Any]) -> HttpResponse | None:
    by, form = request.by, forms.get(verb)
    if verb == "take_off":
        rows = Participant.objects.visible_to(by).filter(course=found)
        key = request.POST.get("learner", "")
        learner = get_object_or_404(rows, pk=key if key.isdecimal() else 0)
        return act(
            request,
            lambda: actions.take_off(by=by, course=found, learner=learner, once=once_of(request)),
            success=_("Đã bỏ tên."),
        )
    if form is None:
        raise Http404
    if not form.is_valid():
        return None
    data = dict(form.cleaned_data)
    if verb == "hold":
        data["cost"] = data["cost"] or 0
    changes: dict[str, tuple[Any, str]] = {
        "sign_up": (actions.sign_up, _("Đã ghi tên vào danh sách.")),
        "hold": (actions.hold_course, _("Đã kết thúc lớp.")),
        "cancel": (actions.cancel_course, _("Đã hủy lớp.")),
    }
    change_, said = changes[verb]
    shown = form if may_sign_up(by, found) else None
    return act(
        request, lambda: change_(by=by, course=found, once=once_of(request), **data), form=shown, success=said
    )


def _table(learners: list[Participant]) -> Table:
    return Table(
        caption=_("Danh sách học viên"),
        columns=[
            Column(_("Họ và tên")),
            Column(_("Nơi làm việc")),
            Column(_("Công đoàn cơ sở")),
            Column(_("Kết quả")),
        ],
        rows=[
            [
                row.name,
                row.workplace,
                row.home.name,
                Cell(row.get_outcome_display(), tone=OUTCOME_TONES[Outcome(row.outcome)]),
            ]
            for row in learners
        ],
    )


def _facts(found: Course) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("Loại lớp"), found.get_kind_display()),
        (_("Nơi mở lớp"), found.unit.name),
        (_("Địa điểm"), found.place),
        (_("Khai giảng"), found.from_on),
        (_("Bế giảng"), found.until_on),
        (_("Số chỗ"), say_number(found.seats)),
        (_("Bên chi kinh phí"), found.get_payer_display()),
        (_("Kinh phí"), say_money(found.cost) if found.cost else ""),
        (_("Nhận đăng ký"), _("Cả công đoàn cấp dưới") if found.is_for_beneath else _("Người của đơn vị")),
    ]
    return [
        *rows,
        *([(_("Ghi chú"), found.note)] if found.note else []),
        *([(_("Lý do hủy"), found.reason)] if found.reason else []),
    ]


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days, place, seats, cost."""
    found = run_course(request, pk)
    fields = (
        "subject",
        "kind",
        "place",
        "from_on",
        "until_on",
        "seats",
        "payer",
        "cost",
        "is_for_beneath",
        "note",
    )
    known = {name: getattr(found, name) for name in fields} | {"clause": str(found.clause_id or "")}
    form = course_form(request, initial=known)
    if request.method == "POST" and form.is_valid():
        data = given(request, form)
        done = act(
            request,
            lambda: actions.change_course(by=request.by, course=found, once=once_of(request), **data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã lưu. Đơn vị đã đăng ký người được báo nếu đổi ngày hoặc địa điểm."),
        )
        if done:
            return done
    return render(request, "courses/change.html", {"course": found, "form": form})


def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, who passed, one after another."""
    found = run_course(request, pk)
    form = OutcomesForm(request.POST or None, learners=facts.learners_of(found, request.by))
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.mark_learners(
                by=request.by, course=found, outcomes=form.outcomes(), once=once_of(request)
            ),
            to=found.get_absolute_url(),
            success=_("Đã ghi kết quả."),
        )
        if done:
            return done
    return render(request, "courses/results.html", {"course": found, "form": form})


def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The list of learners in sight, with room to sign."""
    found = found_course(request, pk)
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id or 0)
    made = list_paper(found, unit, facts.learners_of(found, request.by))
    answer = HttpResponse(list_file(made, form), content_type=CONTENT_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="danh-sach-lop-{pk}.{form}"'
    return answer
