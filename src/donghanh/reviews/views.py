"""Pages of reviews: the list, a new one, one review on its way, its text."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_number, say_part
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.base.workflow import Step
from donghanh.documents.forms import NumberForm
from donghanh.documents.rules import writing
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit
from donghanh.organisations.permissions import may_act_for
from donghanh.ui.charts import progress_by_unit
from donghanh.ui.listing import FilterForm, arrange
from donghanh.ui.pages import act, is_autosave, once_of, saved
from donghanh.ui.tables import Cell, Column, Table

from . import actions
from .choices import ReviewState
from .documents import ReviewReport
from .facts import adoption_lines, compared_figures, drawing_of_targets
from .forms import DraftForm, ReviewForm, section_forms
from .models import Review
from .rules import AdoptionLine, FigureLine, Number, link

WRITERS = {"docx": writing.docx, "pdf": writing.pdf}


def reviews(request: HttpRequest) -> HttpResponse:
    """Reviews of units in scope, the latest first."""
    found = Review.objects.visible_to(request.by).select_related("unit", "period", "movement")
    listing = arrange(request, found.order_by("-period__ends_on", "-pk"), search=("unit__search_key",))
    table = Table(
        caption=_("Sơ kết, tổng kết"),
        columns=[
            Column(_("Đợt")),
            Column(_("Phong trào")),
            Column(_("Đơn vị")),
            Column(_("Hạn báo cáo")),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(str(row), url=reverse("reviews:review", args=[row.pk])),
                row.movement.name,
                row.unit.name,
                row.reports_due_on,
                row.get_state_display(),
            ]
            for row in listing.things
        ],
        empty=_("Chưa có đợt sơ kết, tổng kết nào."),
    )
    context = {
        "table": table,
        "page": listing.page,
        "form": FilterForm(request.GET or None),
        "may_plan": request.by.has(Duty.DRAFT),
    }
    return render(request, "reviews/reviews.html", context)


def plan(request: HttpRequest) -> HttpResponse:
    """Open a review for the unit acted for."""
    form = ReviewForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
        done = act(
            request,
            lambda: actions.plan_review(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: reverse("reviews:review", args=[made.pk]),
            success=_("Đã mở. Bước tiếp theo: ban hành hướng dẫn."),
        )
        if done:
            return done
    return render(request, "reviews/plan.html", {"form": form})


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: where it stands, its figures, its papers, the one next step."""
    found = get_object_or_404(
        Review.objects.visible_to(request.by).select_related(
            "unit", "period", "movement", "guidance", "report"
        ),
        pk=pk,
    )
    numbers = NumberForm(
        found.unit_id,
        "Báo cáo" if found.guidance_id else "Hướng dẫn",
        request.POST if request.POST.get("verb") in ("guide", "issue") else None,
    )
    if request.method == "POST":
        done = _change(request, found, numbers)
        if done:
            return done
    adoption, figures = adoption_lines(found), compared_figures(found)
    context = {
        "review": found,
        "steps": _steps(found),
        "numbers": numbers,
        "may_write": may_act_for(request.by, found.unit_id, Duty.DRAFT),
        "may_issue": may_act_for(request.by, found.unit_id, Duty.NUMBER),
        "chart": progress_by_unit([(line.name, line.answered, line.asked) for line in adoption]).svg
        if adoption
        else "",
        "adoption": _adoption_table(adoption),
        "figures": _figures_table(figures),
        "targets": drawing_of_targets(figures),
        "targets_table": _targets_table(figures),
        "parts": _linked(found),
        "how": DraftForm(request.POST if request.POST.get("verb") == "draft" else None),
        "history": history_of(found),
    }
    return render(request, "reviews/review.html", context)


def _change(request: HttpRequest, found: Review, numbers: NumberForm) -> HttpResponse | None:
    verb = request.POST.get("verb", "")
    how = DraftForm(request.POST)
    if verb == "draft" and how.is_valid():
        return act(
            request,
            lambda: actions.draft_report(by=request.by, review=found, **how.cleaned_data),
            to=reverse("reviews:edit", args=[found.pk]),
            success=_("Đã viết dự thảo từ số liệu. Đọc lại và sửa."),
        )
    if verb == "guide" and numbers.is_valid():
        return act(
            request,
            lambda: actions.issue_guidance(by=request.by, review=found, **numbers.cleaned_data),
            form=numbers,
            success=_("Đã ban hành hướng dẫn."),
        )
    if verb == "issue" and numbers.is_valid():
        return act(
            request,
            lambda: actions.issue_report(
                by=request.by, review=found, once=once_of(request), **numbers.cleaned_data
            ),
            form=numbers,
            success=_("Đã ban hành báo cáo."),
        )
    return None


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of the report, part by part; saved as it is typed."""
    found = get_object_or_404(Review.objects.editable_by(request.by).filter(state=ReviewState.DRAFTED), pk=pk)
    parts = section_forms(found, request.POST or None)
    if request.method == "POST" and all(part.is_valid() for part in parts):
        sections = [part.cleaned_data for part in parts]
        done = act(
            request,
            lambda: actions.edit_report(by=request.by, review=found, sections=sections),
            to=reverse("reviews:review", args=[pk]),
            success=_("Đã lưu báo cáo."),
        )
        if done:
            return saved() if is_autosave(request) else done
    return render(request, "reviews/edit.html", {"review": found, "parts": parts})


def draft_paper(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The draft as Word or PDF, with its charts, without a number: to be read before it is issued."""
    rows = Review.objects.editable_by(request.by).filter(state=ReviewState.DRAFTED)
    found = get_object_or_404(rows.select_related("unit", "period", "movement"), pk=pk)
    if format not in WRITERS:
        raise Http404
    made = ReviewReport(found, tuple(compared_figures(found)), tuple(adoption_lines(found))).paper()
    answer = HttpResponse(WRITERS[format](made, writing.DEFAULT_LAYOUT), content_type=CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="du-thao-{found.pk}.{format}"'
    return answer


def _linked(found: Review) -> list[dict[str, Any]]:
    """The text part by part, each number a link to what is behind it; numbers that were changed by hand."""
    parts = []
    for part in found.sections:
        linked = link(part["text"], [Number(*number) for number in part.get("numbers", [])])
        parts.append({"title": part["title"], "paragraphs": linked.paragraphs, "lost": linked.lost})
    return parts


def _steps(found: Review) -> list[Step]:
    order = list(ReviewState)
    here = order.index(ReviewState(found.state))
    labels = [_("Mở đợt"), _("Hướng dẫn"), _("Viết báo cáo"), _("Ban hành")]
    return [
        Step(label, "done" if index < here or here == 3 else "current" if index == here else "ahead")
        for index, label in enumerate(labels)
    ]


def _adoption_table(lines: list[AdoptionLine]) -> Table:
    return Table(
        caption=_("Hưởng ứng theo công đoàn"),
        columns=[
            Column(_("Công đoàn gửi kế hoạch")),
            Column(_("Đã gửi đến"), numeric=True),
            Column(_("Đã phản hồi"), numeric=True),
        ],
        rows=[[line.name, line.asked, line.answered] for line in lines],
        empty=_("Chưa có kế hoạch nào được gửi."),
    )


def _figures_table(lines: list[FigureLine]) -> Table:
    return Table(
        caption=_("Kết quả các chỉ tiêu"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Kết quả"), numeric=True),
            Column(_("Đơn vị tính")),
            Column(_("Chỉ tiêu giao"), numeric=True),
            Column(_("Cùng kỳ năm trước"), numeric=True),
            Column(_("Số đơn vị báo cáo"), numeric=True),
        ],
        rows=[
            [
                line.name,
                Cell(line.said, url=line.url),
                line.unit_of_measure,
                Cell(line.say(line.target), url=line.target_url),
                Cell(line.say(line.before), url=line.before_url),
                say_part(line.reported, line.expected),
            ]
            for line in lines
        ],
        empty=_("Chưa có số liệu được duyệt."),
    )


def _targets_table(lines: list[FigureLine]) -> Table:
    return Table(
        caption=_("Kết quả so với chỉ tiêu được giao"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Kết quả"), numeric=True),
            Column(_("Chỉ tiêu giao"), numeric=True),
            Column(_("% chỉ tiêu"), numeric=True),
        ],
        rows=[
            [line.name, Cell(line.said, url=line.url), line.say(line.target), say_number(line.share, 1)]
            for line in lines
            if line.share is not None
        ],
    )
