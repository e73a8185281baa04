"""The list of learners, to be printed: a line each with room to sign."""

from collections.abc import Iterable

from donghanh.base.dates import say_date, today
from donghanh.documents.documents import letter_of
from donghanh.documents.rules.paper import Paper, Table
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, docx, pdf
from donghanh.organisations.models import Unit

from .choices import Outcome
from .models import Course, Participant


def list_paper(course: Course, unit: Unit, learners: Iterable[Participant]) -> Paper:
    """Danh sách học viên on the letterhead of who prints it."""
    rows = tuple(
        (
            str(number),
            row.name,
            row.workplace,
            row.home.name,
            "" if row.outcome == Outcome.REGISTERED else row.get_outcome_display(),
            "",
        )
        for number, row in enumerate(learners, start=1)
    )
    return letter_of(
        unit,
        "Danh sách",
        today(),
        subject=f"Học viên lớp “{course.subject}”",
        issued_on=today(),
        opening=(
            f"Nơi mở lớp: {course.unit.name}. Thời gian: từ ngày {say_date(course.from_on)} đến ngày "
            f"{say_date(course.until_on)}. Địa điểm: {course.place}.",
        ),
        tables=(
            Table(
                head=("TT", "Họ và tên", "Nơi làm việc", "Công đoàn cơ sở", "Kết quả", "Ký tên"),
                rows=rows,
                widths=(0.07, 0.24, 0.2, 0.25, 0.1, 0.14),
                numeric=(0,),
            ),
        ),
    )


def list_file(paper: Paper, form: str) -> bytes:
    """The list as "docx" or "pdf"."""
    return docx(paper, DEFAULT_LAYOUT) if form == "docx" else pdf(paper, DEFAULT_LAYOUT)
