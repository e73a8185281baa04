"""What a comparison draws, the same in the page, in Word and in PDF: the periods, like units beside each other, and
each of them over the periods.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.base.numbers import from_scaled, say_number
from donghanh.ui.charts import Drawing, trend
from donghanh.ui.comparing import beside_each_other, multiples
from donghanh.ui.tables import Column, Table

from ..rules.comparing import Alike, Group
from ..rules.sheet import Line
from .board_compare import Comparison

MOST_DRAWN, MOST_PANELS = 24, 24
PANELS_TOGETHER = 8  # as many as stand on one sheet of paper; sheets are about equally full


@dataclass(frozen=True)
class Drawn:
    """A chart with what it shows in words, and the same figures as a table."""

    title: str
    chart: Drawing
    table: Table


@dataclass(frozen=True)
class DrawnGroup:
    """Like units: beside each other in this period, then each over the periods, some on a sheet."""

    label: str
    charts: tuple[Drawn, ...]


def unit_compared(told: Comparison, line: Line) -> str:
    """In what units are compared."""
    return line.unit_of_measure if told.way == "figure" else _("trên 100 đoàn viên")


def drawn_trend(told: Comparison, line: Line, *, target: int | None) -> Drawn | None:
    """The unit's own figure over the periods, with the target of the last; None before there are two."""
    if sum(number is not None for number in told.own) < 2:
        return None
    over = list(zip(told.periods, told.own, strict=True))
    rows = [
        (period, None if number is None else from_scaled(number, line.decimals)) for period, number in over
    ]
    amount = None if target is None else from_scaled(target, line.decimals)
    table = Table(
        caption=_("Qua các kỳ"),
        columns=[Column(_("Kỳ")), Column(line.unit_of_measure, numeric=True)],
        rows=[[period, line.say(number)] for period, number in over],
    )
    chart = trend(rows, unit=line.unit_of_measure, target=amount, decimals=line.decimals)
    return Drawn(_("Qua các kỳ"), chart, table)


def drawn_groups(told: Comparison, line: Line) -> list[DrawnGroup]:
    """The charts of the groups that are compared; five or six queries have told them already."""
    unit_of = unit_compared(told, line)
    return [
        DrawnGroup(group.label, (_beside(group, unit_of), *_over_periods(told, group, unit_of)))
        for group in told.groups
        if group.is_compared
    ]


def _beside(group: Group, unit_of: str) -> Drawn:
    known = group.known[:MOST_DRAWN]
    said = {"group": group.label, "middle": say_number(group.middle or 0, 1), "unit": unit_of}
    title = _("%(group)s: kỳ này, đường đứt là mức giữa %(middle)s %(unit)s") % said
    rows = [(unit.name, unit.rate or 0) for unit in known]
    table = Table(
        caption=title,
        columns=[Column(_("Đơn vị")), Column(unit_of, numeric=True)],
        rows=[[name, say_number(rate, 1)] for name, rate in rows],
    )
    return Drawn(title, beside_each_other(rows, unit=unit_of, middle=group.middle), table)


def _over_periods(told: Comparison, group: Group, unit_of: str) -> list[Drawn]:
    """Small multiples, all on one scale though they stand on several sheets."""
    known = group.known[:MOST_PANELS] if len(told.periods) > 1 else []
    every = [0.0, *(rate for unit in known for rate in unit.over_periods if rate is not None)]
    scale = (min(every), max(every))
    sheets = -(-len(known) // PANELS_TOGETHER)
    together = -(-len(known) // sheets) if sheets else 1
    return [
        _sheet(told, group, known[start : start + together], unit_of=unit_of, scale=scale)
        for start in range(0, len(known), together)
    ]


def _sheet(
    told: Comparison, group: Group, units: Sequence[Alike], *, unit_of: str, scale: tuple[float, float]
) -> Drawn:
    title = _("%(group)s: qua các kỳ, %(unit)s") % {"group": group.label, "unit": unit_of}
    panels = [(unit.name, list(zip(told.periods, unit.over_periods, strict=True))) for unit in units]
    table = Table(
        caption=title,
        columns=[Column(_("Đơn vị")), *(Column(period, numeric=True) for period in told.periods)],
        rows=[[unit.name, *_said(unit.over_periods)] for unit in units],
    )
    return Drawn(title, multiples(panels, unit=unit_of, scale=scale), table)


def _said(rates: Iterable[float | None]) -> list[str]:
    return ["" if rate is None else say_number(rate, 1) for rate in rates]
