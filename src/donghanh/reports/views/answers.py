"""What units answered in words: by question, by unit, in Excel, in Word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.rules import writing
from donghanh.organisations.models import Unit
from donghanh.ui.listing import Listing, arrange, export, wanted_export
from donghanh.ui.pages import render_part
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from ..choices import ReportState
from ..documents import answers_paper
from ..facts.answers import answers_in, answers_visible, questions_of, with_answers
from ..facts.sheets import sheet_of
from ..forms.answers import AnswersFilter
from ..models import Report, ReportRequest
from ..rules.answers import Question, Voice
from .papers import WRITERS

PER_PAGE = 20
MOST_IN_A_PAPER = 2000


def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer in words that was sent for the request, of the units that the actor reads."""
    asked = _asked(request, pk)
    questions = questions_of(sheet_of(asked.form))
    chosen = _chosen(request, questions)
    listing = _listing(request, asked, chosen)
    format = wanted_export(request)
    reports = list(listing.found) if format else listing.things
    table = _table(reports, chosen, sort=listing.sort)
    if format:
        return export(table, format, name="y-kien-cua-cac-don-vi")
    context = {
        "asked": asked,
        "filters": AnswersFilter(questions, request.GET),
        "table": table,
        "page": listing.page,
        "total": listing.total,
        "query": request.GET.urlencode(),
    }
    return render_part(request, "reports/answers.html", context, "answers")


def _asked(request: HttpRequest, pk: int) -> ReportRequest:
    things = ReportRequest.objects.visible_to(request.by).select_related("form", "period", "unit")
    return get_object_or_404(things, pk=pk)


def _chosen(request: HttpRequest, questions: list[Question]) -> list[Question]:
    wanted = request.GET.get("question", "")
    return [each for each in questions if each.code == wanted] or questions


def _listing(request: HttpRequest, asked: ReportRequest, chosen: list[Question]) -> Listing:
    return arrange(
        request,
        with_answers(answers_visible(request.by, asked), chosen),
        search=("unit__search_key",),
        sorts={"name": "unit__sort_key", "sent": "sent_on"},
        default_sort="name",
        per_page=PER_PAGE,
    )


def _table(reports: list[Report], chosen: list[Question], *, sort: str) -> Table:
    told = answers_in(reports, chosen)
    return Table(
        caption=_("Ý kiến của các đơn vị"),
        columns=[
            Column(_("Đơn vị"), sort="name"),
            *(Column(question.said) for question in chosen),
            Column(_("Ngày gửi"), sort="sent"),
            Column(_("Tình trạng")),
        ],
        rows=[
            [
                Cell(report.unit.name, url=report.get_absolute_url()),
                *(told[report.pk].get(question.code, "") for question in chosen),
                report.sent_on,
                Cell(ReportState(report.state).label, tone=tone_of_state(report.state)),
            ]
            for report in reports
        ],
        sort=sort,
        empty=_("Chưa có đơn vị nào ghi ý kiến."),
    )


def paper(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The same, found and chosen as on the page, as a Word file or PDF by question."""
    asked = _asked(request, pk)
    if format not in WRITERS:
        raise Http404
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=request.by.unit_id)
    chosen = _chosen(request, questions_of(sheet_of(asked.form)))
    reports = list(_listing(request, asked, chosen).found[:MOST_IN_A_PAPER])
    if not reports:
        raise Http404
    told = answers_in(reports, chosen)
    by_question = [
        (
            question,
            [
                Voice(report.unit.name, text)
                for report in reports
                if (text := told[report.pk].get(question.code, ""))
            ],
        )
        for question in chosen
    ]
    made = answers_paper(asked, unit, by_question)
    answer = HttpResponse(WRITERS[format](made, writing.DEFAULT_LAYOUT), content_type=CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="y-kien-{asked.pk}.{format}"'
    return answer
