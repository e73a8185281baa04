"""Totals as boards show them: every number with the address of what is behind it."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.organisations.models import Unit

from ..models import Mark, ReportRequest, Standing, Total, Value
from ..rules.persons import DISTINCT, PersonSum
from ..rules.sheet import Line, Sheet
from .persons import person_sums


@dataclass(frozen=True)
class BoardLine:
    """One line of the form with a unit's total for it; of one that counts persons also what is known of them."""

    line: Line
    row: Total
    url: str
    persons: PersonSum | None = None

    @property
    def shown(self) -> str:
        """The total as people read it; nothing where figures may not be joined."""
        return shown_of(self.line, self.row.total, self.persons)


def shown_of(line: Line, total: int | None, persons: PersonSum | None) -> str:
    """A total as people read it; where persons are not known one by one, how many there are at least."""
    if total is None and persons is not None and persons.at_least:
        return _("ít nhất\u00a0%(number)s") % {"number": line.say(persons.at_least)}
    return line.say(total)


@dataclass(frozen=True)
class Board:
    """All totals of one unit for one request."""

    lines: tuple[BoardLine, ...]
    is_behind: bool


def board_of(request: ReportRequest, unit_id: int, sheet: Sheet) -> Board:
    """The totals of a unit that has others beneath it; two queries, three for a form that counts persons."""
    counts = any(line.over_units == DISTINCT for line in sheet.lines)
    persons = person_sums(request, [unit_id]) if counts else {}
    rows = {row.indicator_id: row for row in Total.objects.filter(request=request, unit=unit_id)}
    lines = tuple(
        BoardLine(
            line,
            rows[line.indicator_id],
            reverse("reports:drill", args=[request.pk, unit_id, line.code]),
            persons.get((unit_id, line.indicator_id)),
        )
        for line in sheet.lines
        if line.indicator_id in rows
    )
    return Board(lines, Mark.objects.filter(request=request, unit=unit_id).exists())


@dataclass(frozen=True)
class Part:
    """What one unit brings to a total: itself (`is_own`), or one directly beneath with all under it.

    `is_entered` says that its superior entered the figure instead of the unit.
    """

    unit: Unit
    number: int | None
    reported: int
    expected: int
    url: str
    is_own: bool = False
    is_entered: bool = False


def parts_of(request: ReportRequest, unit_id: int, line: Line) -> list[Part]:
    """Everything one total is made of, in order of name, the unit's own figure first; four queries."""
    children = (
        Standing.objects.filter(request=request, superior=unit_id)
        .select_related("unit")
        .order_by("unit__sort_key", "unit_id")
    )
    stood = list(children)
    keys = [standing.unit_id for standing in stood]
    totals = {
        row.unit_id: row
        for row in Total.objects.filter(request=request, indicator=line.indicator_id, unit__in=keys)
    }
    cells = {
        value.report.unit_id: value
        for value in Value.objects.counted()
        .filter(report__request=request, indicator=line.indicator_id, report__unit__in=[*keys, unit_id])
        .select_related("report__unit")
        .annotate(entered_by=F("accepted_in__stand_in"))
    }
    own = [_own_part(cells[unit_id], line)] if unit_id in cells else []
    return own + [
        part for standing in stood if (part := _part(standing, line, totals=totals, cells=cells)) is not None
    ]


def _own_part(value: Value, line: Line) -> Part:
    url = reverse("reports:cell", args=[value.report_id, line.code])
    return Part(value.report.unit, value.accepted, 1, 1, url, is_own=True)


def _part(
    standing: Standing, line: Line, *, totals: dict[int, Total], cells: dict[int, Value]
) -> Part | None:
    unit = standing.unit
    if not standing.is_leaf:
        row = totals.get(unit.pk)
        url = reverse("reports:drill", args=[standing.request_id, unit.pk, line.code])
        return Part(unit, row.total, row.reported, row.expected, url) if row else None
    if not standing.is_asked or not line.asks(standing.level, standing.sector):
        return None
    value = cells.get(unit.pk)
    if value is None:
        return Part(unit, None, 0, 1, "")
    url = reverse("reports:cell", args=[value.report_id, line.code])
    return Part(unit, value.accepted, 1, 1, url, is_entered=value.entered_by is not None)  # type: ignore[attr-defined]
