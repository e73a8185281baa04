"""What lies with the superior, looked over: which reports somebody should read one by one, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Sentence

from ..choices import ReportState
from ..models import FormItem, FormVersion, Report, ReportRequest, Snapshot
from ..rules.changes import Change, changes_between
from ..rules.earlier import slips_in
from ..rules.remarkable import remarks_on
from ..rules.sheet import Cell, Sheet
from .earlier import figures_before_in
from .quality_names import sentences_of
from .sheets import sheet_of


@dataclass(frozen=True)
class Looked:
    """A report that waits, and what somebody should read in it (nothing: it may be accepted with others)."""

    report: Report
    remarks: list[Sentence]


def look_over(reports: Iterable[Report]) -> list[Looked]:
    """Reports with their remarks; two queries for all their forms, one for what the program found in them, two for
    each request of which something came in today.

    They come with what was sent and accepted.
    """
    reports = list(reports)
    sheets = sheets_of(report.request.form_id for report in reports)
    found, slips = sentences_of(reports), _slips_today(reports, sheets)
    return [
        Looked(
            report,
            _remarks(sheets[report.request.form_id], report)
            + (found.get(report.pk) or slips.get(report.pk, [])),
        )
        for report in reports
    ]


def _slips_today(reports: Iterable[Report], sheets: Mapping[int, Sheet]) -> dict[int, list[Sentence]]:
    """What came in today may not have been compared with others yet: until then each is set against its own of the
    period before.
    """
    new = [report for report in reports if report.sent_on == today() and report.last_sent]
    told: dict[int, list[Sentence]] = {}
    for request in {report.request_id: report.request for report in new}.values():
        sheet, own = sheets[request.form_id], [report for report in new if report.request_id == request.pk]
        before = figures_before_in(request, [report.unit_id for report in own])
        for report in own:
            assert report.last_sent is not None
            slips = slips_in(sheet.lines, cells_sent(report.last_sent), before.get(report.unit_id, {}))
            told[report.pk] = [slip.told for slip in slips]
    return told


def sheets_of(form_ids: Iterable[int]) -> dict[int, Sheet]:
    """Forms as plain values; two queries."""
    items = FormItem.objects.select_related("indicator__numerator", "indicator__denominator")
    forms = FormVersion.objects.filter(pk__in=set(form_ids)).prefetch_related(Prefetch("items", items))
    return {form.pk: sheet_of(form) for form in forms}


def _remarks(sheet: Sheet, report: Report) -> list[Sentence]:
    sent, accepted = report.last_sent, report.last_accepted
    if sent is None:
        return []
    lines = [line for line in sheet.lines if line.code in sent.cells]
    return remarks_on(
        sheet,
        lines,
        cells_sent(sent),
        proposal=sent.remarks,
        stand_in=str(sent.stand_in.short_name or sent.stand_in.name) if sent.stand_in else "",
        changed=len(changes_between(lines, accepted.cells, sent.cells)) if accepted else None,
    )


def cells_sent(sent: Snapshot) -> dict[str, Cell]:
    """What a snapshot holds, as cells."""
    return {
        code: Cell(str(told["typed"]), told["number"], str(told["note"])) for code, told in sent.cells.items()
    }


@dataclass(frozen=True)
class Resent:
    """A report sent again after it had been accepted, and the cells that differ."""

    report: Report
    changes: list[Change]


def resent_to(by: Actor, request: ReportRequest, rows: "QuerySet[Report]") -> list[Resent]:
    """Of `rows` those that wait although an earlier version was accepted, with what changed since; four queries."""
    waiting = (
        rows.filter(request=request, state=ReportState.SENT, last_accepted__isnull=False)
        .exclude(last_accepted=F("last_sent"))
        .exclude(unit=by.unit_id)
        .select_related("unit", "last_sent", "last_accepted", "request")
        .order_by("unit__sort_key", "pk")
    )
    lines = sheet_of(request.form).lines
    return [
        Resent(report, changes_between(lines, report.last_accepted.cells, report.last_sent.cells))
        for report in waiting
        if report.last_accepted and report.last_sent
    ]
