"""The totals of one unit and all beneath it, with the chart that the page shows."""

from donghanh.base.dates import today
from donghanh.base.numbers import say_part
from donghanh.base.sentences import Sentence
from donghanh.base.words import lowered
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.rules.paper import Figure, Paper, Table, numbered
from donghanh.indicators.rules import say_reached
from donghanh.organisations.models import Unit

from ..facts.board import Board
from ..facts.board_targets import attained_chart
from ..models import ReportRequest


def board_paper(asked: ReportRequest, unit: Unit, *, board: Board, targets: dict[int, int]) -> Paper:
    """The neutral model, not numbered: a table of all totals, and how far targets are reached."""
    day = today()
    reported = max((item.row.reported for item in board.lines), default=0)
    expected = max((item.row.expected for item in board.lines), default=0)
    opening = Sentence(
        "Tổng hợp từ báo cáo đã được duyệt của {reported}/{expected} đơn vị, theo cây tổ chức ngày cuối kỳ.",
        reported=reported,
        expected=expected,
    )
    drawing = attained_chart(board, targets)
    parts = [
        str(Sentence("Số liệu tổng hợp")),
        *([str(Sentence("So với chỉ tiêu được giao"))] if drawing else []),
    ]
    return letter_of(
        unit,
        "Báo cáo",
        day,
        subject=str(Sentence("Tổng hợp số liệu {title}", title=lowered(asked.title))),
        issued_on=day,
        opening=(str(opening),),
        clauses=numbered(*parts),
        tables=(_table(board, targets),),
        figures=(
            Figure(
                image=drawing.png(),
                media="image/png",
                alt=str(Sentence("Biểu đồ kết quả so với chỉ tiêu được giao")),
                caption=str(Sentence("Kết quả so với chỉ tiêu được giao")),
                after="II",
            ),
        )
        if drawing
        else (),
        recipients=recipients_of(unit, day),
    )


def _table(board: Board, targets: dict[int, int]) -> Table:
    """The lines; the columns of targets only where one was set."""
    has_targets = any(item.line.indicator_id in targets for item in board.lines)
    head: tuple[str, ...] = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Chỉ tiêu giao", "Đạt", "Số đơn vị")
    rows: list[tuple[str, ...]] = [
        (
            str(item.line.number),
            item.line.name,
            item.line.unit_of_measure,
            item.shown or ("" if item.line.is_added else str(Sentence("Không cộng"))),
            item.line.say(targets.get(item.line.indicator_id)),
            say_reached(item.row.total, targets.get(item.line.indicator_id), better=item.line.better),
            say_part(item.row.reported, item.row.expected),
        )
        for item in board.lines
    ]
    if not has_targets:
        head, rows = _bare(head), [_bare(row) for row in rows]
    return Table(
        head=head,
        rows=tuple(rows),
        after="I",
        widths=(0.07, 0.33, 0.13, 0.13, 0.12, 0.1, 0.12) if has_targets else (0.08, 0.48, 0.16, 0.14, 0.14),
        numeric=(0, 3, 4, 5) if has_targets else (0, 3),
    )


def _bare(row: tuple[str, ...]) -> tuple[str, ...]:
    return (*row[:4], row[-1])
