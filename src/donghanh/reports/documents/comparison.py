"""One line over the periods and among like units, with the charts that the page shows."""

from donghanh.base.dates import today
from donghanh.base.numbers import say_number, say_part
from donghanh.base.sentences import Sentence
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.rules.paper import Figure, Paper, Table, numbered
from donghanh.organisations.models import Unit

from ..facts.board_charts import Drawn, drawn_groups, drawn_trend, unit_compared
from ..facts.board_compare import Comparison
from ..models import ReportRequest
from ..rules.comparing import Group
from ..rules.sheet import Line


def comparison_paper(
    asked: ReportRequest, unit: Unit, *, line: Line, told: Comparison, target: int | None
) -> Paper:
    """The neutral model, not numbered: a section for the periods and one for each group, the table of all at the end."""
    day, trend, groups = today(), drawn_trend(told, line, target=target), drawn_groups(told, line)
    sections = [(drawn.title, (drawn,)) for drawn in ([trend] if trend else [])]
    sections += [(group.label, group.charts) for group in groups]
    clauses = numbered(*(title for title, _charts in sections), str(Sentence("Từng đơn vị")))
    figures = tuple(
        _figure(drawn, after=clause.address)
        for clause, (_title, charts) in zip(clauses, sections, strict=False)
        for drawn in charts
    )
    said = Sentence("So sánh “{name}”, {title}", name=line.full_name, title=asked.title)
    return letter_of(
        unit,
        "Báo cáo",
        day,
        subject=str(said),
        issued_on=day,
        opening=tuple(map(str, _opening(told))),
        clauses=clauses,
        tables=(_table(told, line, after=clauses[-1].address),),
        figures=figures,
        recipients=recipients_of(unit, day),
    )


def _opening(told: Comparison) -> list[Sentence]:
    said = [
        Sentence(
            "Chỉ so đơn vị tương đồng, theo tỷ lệ, từ số liệu đã duyệt; dùng trong nội bộ, không công khai."
        )
    ]
    few = [group.label for group in told.groups if not group.is_compared]
    if few:
        labels = "; ".join(few)
        said.append(Sentence("Dưới 3 đơn vị có số liệu nên không vẽ so sánh: {labels}.", labels=labels))
    return said


def _figure(drawn: Drawn, *, after: str) -> Figure:
    return Figure(
        image=drawn.chart.png(),
        media="image/png",
        alt=str(Sentence("Biểu đồ: {title}", title=drawn.title)),
        caption=drawn.title,
        after=after,
    )


def _table(told: Comparison, line: Line, *, after: str) -> Table:
    return Table(
        head=(
            str(Sentence("Nhóm tương đồng")),
            str(Sentence("Đơn vị")),
            unit_compared(told, line),
            str(Sentence("Số đơn vị")),
        ),
        rows=tuple(row for group in told.groups for row in _rows(group)),
        after=after,
        widths=(0.3, 0.4, 0.18, 0.12),
        numeric=(2,),
    )


def _rows(group: Group) -> list[tuple[str, ...]]:
    return [
        (
            group.label,
            unit.name,
            "" if unit.rate is None else say_number(unit.rate, 1),
            say_part(unit.reported, unit.expected),
        )
        for unit in group.units
    ]
