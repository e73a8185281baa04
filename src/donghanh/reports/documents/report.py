"""One unit's report of a period, in the layout of its office."""

from donghanh.base.sentences import Sentence
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.rules.paper import Paper, Table, numbered

from ..facts.sheets import sheet_of
from ..models import Report


def report_paper(report: Report) -> Paper:
    """The report as last sent: what was asked, the figures by section, difficulties and proposals."""
    request, sent = report.request, report.last_sent
    cells = sent.cells if sent else {}
    day = sent.sent_on if sent else request.due_on
    lines = [line for line in sheet_of(request.form).lines if line.code in cells]
    sections = list(dict.fromkeys(line.section for line in lines))
    opening = Sentence(
        "Thực hiện yêu cầu của {asker} về “{title}”, {unit} báo cáo kết quả như sau:",
        asker=request.unit.name,
        title=request.title,
        unit=report.unit.name,
    )
    entered = (
        Sentence("Số liệu do {unit} nhập thay từ bản giấy có chữ ký của đơn vị.", unit=sent.stand_in.name)
        if sent and sent.stand_in
        else Sentence("{unit} kế thừa đơn vị này, nhập và ký gửi.", unit=sent.heir.name)
        if sent and sent.heir
        else ""
    )
    tables = tuple(
        Table(
            head=("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"),
            rows=tuple(
                (
                    str(line.number),
                    line.name,
                    line.unit_of_measure,
                    line.say(cells[line.code]["number"]),
                    line.beside(cells[line.code]),
                )
                for line in lines
                if line.section == section
            ),
            after=f"I.{number}",
            widths=(0.08, 0.44, 0.16, 0.14, 0.18),
            numeric=(3,),
        )
        for number, section in enumerate(sections, start=1)
    )
    remarks = report.remarks.splitlines() or [str(Sentence("Không có."))]
    return letter_of(
        report.unit,
        "Báo cáo",
        day,
        subject=str(Sentence("Kết quả thực hiện phong trào thi đua, {period}", period=request.period.name)),
        issued_on=day,
        opening=(str(opening), str(entered)) if entered else (str(opening),),
        clauses=numbered(
            (str(Sentence("Kết quả thực hiện")), sections), (str(Sentence("Khó khăn, kiến nghị")), remarks)
        ),
        tables=tables,
        recipients=recipients_of(report.unit, day),
    )
