"""What may be proposed for the blank cells of a report, and what was taken from proposals."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from donghanh.base.dates import today
from donghanh.base.known import what_is_known
from donghanh.base.sentences import Sentence
from donghanh.indicators.choices import OverTime
from donghanh.periods.rules import span_of

from ..models import Report, ReportRequest, Taken, Value
from ..rules.earlier import Earlier
from ..rules.proposals import Proposal, proposals_for
from ..rules.sheet import Cell, Line


def proposals_of(
    request: ReportRequest, unit_id: int, lines: Iterable[Line], *, cells: Mapping[str, Cell]
) -> list[Proposal]:
    """Proposals for one unit's blank cells; asks every floor that has recorded something, and one query more."""
    period = request.period
    until = min(period.as_of, today())
    answers = what_is_known.ask(unit_id, period.starts_on, until) if until >= period.starts_on else []
    known = [each for answer in answers for each in answer]
    return proposals_for(lines, cells, known=known, earlier=_stocks_before(request, unit_id))


def _stocks_before(request: ReportRequest, unit_id: int) -> dict[str, Earlier]:
    """The stocks the unit last had accepted before this period, whatever the form."""
    rows = (
        Value.objects.counted()
        .filter(
            report__unit=unit_id,
            indicator__over_time=OverTime.LAST,
            accepted__isnull=False,
            report__request__period__as_of__lt=request.period.as_of,
        )
        .order_by("report__request__period__as_of", "pk")
        .values_list("indicator__code", "accepted", "report__request__period__code")
    )
    return {code: Earlier(number, str(span_of(period).name)) for code, number, period in rows}


def marks_of(report: Report | None, cells: Mapping[str, Cell]) -> dict[str, Sentence]:
    """For each cell that still says what was taken: from where, and who confirmed it; one query."""
    if report is None or report.pk is None:
        return {}
    rows = Taken.objects.filter(report=report).select_related("indicator")
    return {
        row.indicator.code: mark_of(row)
        for row in rows
        if row.indicator.code in cells and cells[row.indicator.code].typed == row.typed
    }


def mark_of(taken: Taken) -> Sentence:
    """In words: where the figure came from and who confirmed it."""
    return _said(taken.said, taken.taken_by)


def _said(said: str, who: str) -> Sentence:
    return Sentence("Số có sẵn: {said}; {who} đã xác nhận", said=said, who=who)


def with_source(values: "QuerySet[Value]") -> "QuerySet[Value]":
    """Cells, each with where it was taken from while it still says so: for `source_of`, without a query more."""
    taken = Taken.objects.filter(
        report=OuterRef("report"), indicator=OuterRef("indicator"), typed=OuterRef("typed")
    )
    return values.annotate(
        taken_said=Subquery(taken.values("said")[:1]), taken_who=Subquery(taken.values("taken_by")[:1])
    )


def source_of(value: Any) -> Sentence | str:
    """In words where a cell of `with_source` was taken from; nothing where it was typed."""
    return _said(value.taken_said, value.taken_who) if value and value.taken_said else ""
