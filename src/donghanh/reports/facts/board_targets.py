"""Targets beside totals: how much of each is reached, drawn the same in the page, in Word and in PDF."""

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.indicators.choices import Better
from donghanh.indicators.rules import say_reached
from donghanh.movements.models import Target
from donghanh.organisations.models import Unit
from donghanh.ui.charts import Drawing
from donghanh.ui.comparing import reached
from donghanh.ui.tables import Cell, Column, Table

from ..models import ReportRequest
from .board import Board, BoardLine


def targets_at(by: Actor, asked: ReportRequest, unit: Unit) -> dict[int, int]:
    """The unit's standing targets of the period by indicator, as far as `by` sees them; one query."""
    rows = Target.objects.visible_to(by).standing().filter(unit=unit, period=asked.period)
    return dict(rows.values_list("indicator_id", "amount"))


def attained(board: Board, targets: dict[int, int]) -> list[tuple[BoardLine, int, int]]:
    """Lines with a total and a target: the line, its total, its target; both scaled."""
    return [
        (item, item.row.total, amount)
        for item in board.lines
        if (amount := targets.get(item.line.indicator_id)) is not None and item.row.total is not None
    ]


def attained_chart(board: Board, targets: dict[int, int]) -> Drawing | None:
    """How many percent of each target are reached; None without targets. A limit that is kept is no bar."""
    rows = [
        (item.line.name, 100 * total / amount)
        for item, total, amount in attained(board, targets)
        if amount and item.line.better != Better.LESS
    ]
    return reached(rows) if rows else None


def attained_table(board: Board, targets: dict[int, int]) -> Table:
    """The figures behind it, each a link."""
    return Table(
        caption=_("Kết quả so với chỉ tiêu được giao"),
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Kết quả"), numeric=True),
            Column(_("Được giao"), numeric=True),
            Column(_("Mức đạt"), numeric=True),
        ],
        rows=[
            [
                item.line.name,
                Cell(item.shown, url=item.url),
                item.line.say(amount),
                say_reached(total, amount, better=item.line.better),
            ]
            for item, total, amount in attained(board, targets)
        ],
    )
