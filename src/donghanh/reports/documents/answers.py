"""Answers in words gathered by question, as an office passes them on."""

from collections.abc import Iterable

from donghanh.base.dates import today
from donghanh.base.sentences import Sentence
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.rules.paper import Paper, numbered
from donghanh.organisations.models import Unit

from ..models import ReportRequest
from ..rules.answers import Question, Voice


def answers_paper(asked: ReportRequest, unit: Unit, answers: Iterable[tuple[Question, list[Voice]]]) -> Paper:
    """The neutral model, not numbered: under each question what every unit wrote, whole."""
    day = today()
    return letter_of(
        unit,
        "Báo cáo",
        day,
        subject=str(Sentence("Tổng hợp ý kiến của các đơn vị, {title}", title=asked.title)),
        issued_on=day,
        opening=(str(Sentence("Ý kiến ghi trong báo cáo các đơn vị đã gửi, xếp theo câu hỏi:")),),
        clauses=numbered(
            *(
                (question.said, [f"{voice.unit}: {' '.join(voice.text.split())}" for voice in voices])
                for question, voices in answers
                if voices
            )
        ),
        recipients=recipients_of(unit, day),
    )
