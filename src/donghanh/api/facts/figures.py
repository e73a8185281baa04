"""The figures of units, as programs read them; the same cells, rules and sentences as on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from donghanh.base.actors import Actor
from donghanh.base.numbers import from_scaled
from donghanh.reports.choices import TRANSITIONS, ReportState
from donghanh.reports.facts.beneath import asked_beneath, begun_by_themselves, held_in_all
from donghanh.reports.facts.earlier import figures_before_in
from donghanh.reports.facts.sheets import Held, cells_of, sheet_of
from donghanh.reports.models import Report, ReportRequest, Standing
from donghanh.reports.rules.earlier import Earlier, Slip, slips_in
from donghanh.reports.rules.sheet import Cell, Fault, Line, Sheet, faults_in


@dataclass(frozen=True)
class Branch:
    """Some units of a request with what stands in their reports, as far as `by` may know."""

    by: Actor
    sheet: Sheet
    places: Sequence[Standing]
    reports: dict[int, Report]
    held: dict[int, dict[int, Held]]
    begun: set[int]
    before: dict[int, dict[str, Earlier]]

    def lines_of(self, place: Standing) -> tuple[Line, ...]:
        """What the unit is asked."""
        return self.sheet.asked_of(place.level, place.sector)

    def cells(self, place: Standing) -> dict[str, Cell]:
        """What stands in its cells."""
        report = self.reports.get(place.unit_id)
        return cells_of(self.held.get(report.pk, {}) if report else {}, self.lines_of(place))

    def faults(self, place: Standing) -> list[Fault]:
        """What keeps its report from being sent."""
        return faults_in(self.sheet, self.lines_of(place), self.cells(place))

    def slips(self, place: Standing) -> list[Slip]:
        """What is quite unlike its own figures of the period before."""
        return slips_in(self.lines_of(place), self.cells(place), self.before.get(place.unit_id, {}))


def branch_of(
    by: Actor, request: ReportRequest, *, codes: Sequence[str] | None = None, after: str = "", most: int
) -> Branch:
    """The own unit and those directly beneath that are asked, by code: those of `codes`, or `most` of them after one.

    Eight queries, however many.
    """
    rows = asked_beneath(by, Standing.objects.filter(request=request), or_own=True)
    if codes is not None:
        rows = rows.filter(unit__code__in=codes)
    rows = rows.filter(unit__code__gt=after) if after else rows
    places = list(rows.select_related("unit").order_by("unit__code")[:most])
    units = [place.unit_id for place in places]
    reports = {
        report.unit_id: report
        for report in Report.objects.visible_to(by).filter(request=request, unit__in=units)
    }
    others = begun_by_themselves(request, [unit for unit in units if unit != by.unit_id])
    held, before = held_in_all(reports.values()), figures_before_in(request, units)
    return Branch(by, sheet_of(request.form), places, reports, held, others, before)


def unit_told(branch: Branch, place: Standing) -> dict[str, Any]:
    """One unit's report: its state, its cells, what keeps it from being sent, and what had better be looked at again.
    A draft that the unit itself has begun is its own business: only that it is there is told.
    """
    report, cells = branch.reports.get(place.unit_id), branch.cells(place)
    state = report.state if report else ReportState.DRAFT.value
    told: dict[str, Any] = {
        "unit": place.unit.code,
        "name": place.unit.name,
        "state": str(state),
        "version": report.version if report else 0,
        "may_fill": TRANSITIONS.allows(state, "fill") and place.unit_id not in branch.begun,
        "is_begun_by_unit": place.unit_id in branch.begun,
        "written_by": report.written_by if report else "",
        "return_reason": report.return_reason if report else "",
        "open_cells": list(report.open_cells) if report else [],
        "remarks": report.remarks if report else "",
        "cells": {line.code: _cell_told(line, cells[line.code]) for line in branch.lines_of(place)},
    }
    return told | {"faults": faults_told(branch.faults(place)), "hints": faults_told(branch.slips(place))}


def faults_told(faults: Sequence[Fault | Slip]) -> list[dict[str, str]]:
    """Sentences by cell, as they stand on the page."""
    return [{"cell": fault.line.code, "message": str(fault.sentence)} for fault in faults]


def _cell_told(line: Line, cell: Cell) -> dict[str, Any]:
    value = None if cell.number is None else format(from_scaled(cell.number, line.decimals), "f")
    told: dict[str, Any] = {"typed": cell.typed, "value": value, "note": cell.note}
    return told | ({"problem": str(cell.problem)} if cell.problem else {})
