"""The list of courses; a new one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.movements.facts import chosen_clause, clause_choices
from donghanh.organisations.facts import subordinates_of
from donghanh.ui.listing import narrowed, show_list
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..forms import CourseFilter, CourseForm
from ..models import Course
from ..permissions import may_offer

SORTS = {
    "subject": "search_key",
    "unit": "unit__sort_key",
    "from": "from_on",
    "seats": "seats",
    "cost": "cost",
}


def courses(request: HttpRequest) -> HttpResponse:
    """Courses in sight: what, where, when, for how many."""
    form = CourseFilter(request.GET)
    rows = facts.taken_seats(Course.objects.visible_to(request.by)).select_related("unit")
    return show_list(
        request,
        "courses/list.html",
        narrowed(rows, form, "state", "kind"),
        draw=_table,
        file="lop-hoc",
        told={"form": form, "may_offer": may_offer(request.by)},
        search=("search_key",),
        sorts=SORTS,
        default_sort="-from",
    )


def _table(rows: list[Any], *, sort: str) -> Table:
    return Table(
        caption=_("Lớp học nâng cao tay nghề"),
        columns=[
            Column(_("Lớp"), sort="subject"),
            Column(_("Nơi mở lớp"), sort="unit"),
            Column(_("Khai giảng"), sort="from"),
            Column(_("Số chỗ"), sort="seats", numeric=True),
            Column(_("Đăng ký"), numeric=True),
            Column(_("Có học"), numeric=True),
            Column(_("Đạt"), numeric=True),
            Column(_("Kinh phí (đồng)"), sort="cost", numeric=True),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(row.subject, url=row.get_absolute_url(), note=row.get_kind_display()),
                row.unit.name,
                row.from_on,
                row.seats,
                row.signed_up,
                row.came,
                row.passed,
                row.cost,
                Cell(row.get_state_display(), tone=row.tone),
            ]
            for row in rows
        ],
        sort=sort,
        empty=_("Chưa có lớp học nào."),
    )


def course_form(request: HttpRequest, **options: Any) -> CourseForm:
    """The form of a course of the unit acted for."""
    by = request.by
    return CourseForm(
        request.POST or None,
        clauses=clause_choices(by.unit_id, first="tay nghề")[1],
        has_beneath=by.unit_id is not None and subordinates_of(by.unit_id, today()).exists(),
        **options,
    )


def given(request: HttpRequest, form: CourseForm) -> dict[str, Any]:
    """What was typed, as the action takes it."""
    data = dict(form.cleaned_data)
    data["clause"] = chosen_clause(request.by, data["clause"])
    data["cost"] = data["cost"] or 0
    return data


def add(request: HttpRequest) -> HttpResponse:
    """Offer a course."""
    form = course_form(request)
    if request.method == "POST" and form.is_valid():
        data = given(request, form)
        done = act(
            request,
            lambda: actions.offer_course(by=request.by, once=once_of(request), **data),
            form=form,
            to=lambda course: course.get_absolute_url(),
            success=_("Đã mở lớp. Ghi danh sách người học."),
        )
        if done:
            return done
    return render(request, "courses/add.html", {"form": form})
