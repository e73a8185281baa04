"""What units answered in words: to the questions of a form, and as difficulties and proposals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from donghanh.base.actors import Actor

from ..models import Report, ReportRequest, Standing, Value
from ..rules.answers import REMARKS, Question, Voice, asked_in_words
from ..rules.sheet import Sheet
from .sheets import sheet_of

Answers = dict[int, dict[str, str]]
MOST_QUOTED = 8


def with_answers(rows: "QuerySet[Report]", questions: Iterable[Question]) -> "QuerySet[Report]":
    """Those of `rows` that were sent and say something to one of the questions."""
    keys = [question.indicator_id for question in questions if question.indicator_id]
    has_remarks = any(question.code == REMARKS for question in questions)
    said = Value.objects.filter(report=OuterRef("pk"), indicator__in=keys).exclude(typed="")
    return rows.done().filter(Exists(said) | (~Q(remarks="") if has_remarks else Q(pk__in=())))  # type: ignore[attr-defined, no-any-return]


def answers_in(reports: Sequence[Report], questions: Iterable[Question]) -> Answers:
    """What these reports say to the questions, by report and question; one query."""
    codes = {question.indicator_id: question.code for question in questions if question.indicator_id}
    found: Answers = {report.pk: {REMARKS: report.remarks.strip()} for report in reports}
    rows = Value.objects.filter(report__in=list(found), indicator__in=list(codes))
    for report_id, indicator_id, typed in rows.values_list("report_id", "indicator_id", "typed"):
        found[report_id][codes[indicator_id]] = typed
    return found


def questions_of(sheet: Sheet) -> list[Question]:
    """What the form asks in words, and difficulties and proposals, which every report may name."""
    return asked_in_words(sheet.lines)


@dataclass(frozen=True)
class Voices:
    """What was answered to one question beneath a unit: how many said something, some of it, where all of it is."""

    question: Question
    count: int
    quoted: tuple[Voice, ...]
    url: str


def voices_beneath(request: ReportRequest, unit_id: int) -> list[Voices]:
    """For every question what accepted reports beneath the unit say, those right beneath it first.

    Two queries for each question; for papers that quote, never for lists of everything.
    """
    path = Standing.objects.filter(request=request, unit=unit_id).values_list("path", flat=True).first()
    if path is None:
        return []
    beneath = Standing.objects.filter(request=request).beneath(path).exclude(unit=unit_id)
    accepted = Report.objects.filter(
        request=request, last_accepted__isnull=False, unit__in=beneath.values("unit")
    )
    found = [_voices(request, accepted, question) for question in questions_of(sheet_of(request.form))]
    return [each for each in found if each.count]


def _voices(request: ReportRequest, accepted: "QuerySet[Report]", question: Question) -> Voices:
    rows = with_answers(accepted, [question])
    shown = list(rows.select_related("unit").order_by("unit__level", "unit__sort_key", "pk")[:MOST_QUOTED])
    told = answers_in(shown, [question])
    quoted = tuple(Voice(each.unit.name, told[each.pk].get(question.code, "")) for each in shown)
    count = len(shown) if len(shown) < MOST_QUOTED else rows.count()
    url = f"{reverse('reports:answers', args=[request.pk])}?question={question.code}"
    return Voices(question, count, quoted, url)


def answers_visible(by: Actor, request: ReportRequest) -> "QuerySet[Report]":
    """Reports of the request that the actor may read, with their units."""
    return Report.objects.visible_to(by).filter(request=request).select_related("unit")
