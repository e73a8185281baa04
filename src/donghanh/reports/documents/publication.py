"""Totals as they were published, and as they were corrected."""

from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.rules.paper import Paper, Table

from ..facts.sheets import sheet_of
from ..models import Publication
from ..rules.publications import corrections


def publication_paper(made: Publication, before: Publication | None) -> Paper:
    """The totals as published; a correction tells what was published before, what counts now, and why."""
    request, lines = made.request, sheet_of(made.request.form).lines
    changed = (
        {each.line.code for each in corrections(lines, before.figures, made.figures)} if before else set()
    )
    head = ("STT", "Chỉ tiêu", "Đơn vị tính", "Số đã công bố", "Số đính chính")
    rows = [
        (
            str(line.number),
            line.full_name if before else line.name,
            line.unit_of_measure,
            line.say(before.figures.get(line.code, {}).get("total")) if before else "",
            line.say(made.figures[line.code]["total"]) if line.is_added else str(Sentence("Không cộng")),
        )
        for line in lines
        if line.code in made.figures and (before is None or line.code in changed)
    ]
    return letter_of(
        request.unit,
        "Thông báo",
        made.published_on,
        subject=str(Sentence("{kind}, {period}", kind=_kind_of(made), period=request.period.name)),
        issued_on=made.published_on,
        opening=_opening(made, before),
        tables=(
            Table(
                head=head if before else (*head[:3], "Số liệu"),
                rows=tuple(row if before else (*row[:3], row[4]) for row in rows),
                widths=(0.08, 0.44, 0.16, 0.16, 0.16) if before else (0.08, 0.54, 0.18, 0.2),
                numeric=(3, 4) if before else (3,),
            ),
        ),
        recipients=recipients_of(request.unit, made.published_on),
    )


def _opening(made: Publication, before: Publication | None) -> tuple[str, ...]:
    told = {
        "unit": made.request.unit.name,
        "title": made.request.title,
        "reported": made.snapshots.count(),
    }
    if before is None:
        first = Sentence(
            "{unit} công bố số liệu tổng hợp “{title}”, gồm {reported} đơn vị đã được duyệt báo cáo:", **told
        )
        return (str(first),)
    corrected = Sentence(
        "{unit} đính chính số liệu tổng hợp “{title}” đã công bố ngày {day}; số đính chính gồm {reported} đơn vị đã được duyệt báo cáo.",
        day=say_date(before.published_on),
        **told,
    )
    return str(corrected), str(Sentence("Lý do đính chính: {reason}", reason=made.reason))


def _kind_of(made: Publication) -> Sentence:
    if made.number == 1:
        return Sentence("Số liệu tổng hợp phong trào thi đua")
    return Sentence("Đính chính số liệu tổng hợp phong trào thi đua")
