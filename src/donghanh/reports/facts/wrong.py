"""Are the totals right? Counted anew in plain Python and compared row by row."""

from dataclasses import astuple

from donghanh.base.sentences import Sentence

from ..models import Mark, Report, ReportRequest, Standing, Tally, Total, Value
from ..rules.tallies import Step, tally
from ..rules.totals import Figure, Sum, expected_counts, fold
from .building import forms_changed
from .progress import COUNTED
from .published import broken_publications
from .sheets import audiences_of, sheet_of, stands_of
from .snapshots import broken_snapshots

Key = tuple[int, int]


def stored_totals(request: ReportRequest) -> dict[Key, Sum]:
    """The rows of `Total` by (unit, indicator)."""
    rows = Total.objects.filter(request=request).values_list(
        "unit_id",
        "indicator_id",
        "own",
        "beneath",
        "total",
        "numerator",
        "denominator",
        "reported",
        "expected",
    )
    return {(unit_id, indicator_id): Sum(*rest) for unit_id, indicator_id, *rest in rows}


def accepted_figures(request: ReportRequest) -> dict[Key, Figure]:
    """Accepted cells by (unit, indicator)."""
    rows = (
        Value.objects.counted()
        .filter(report__request=request)
        .values_list(
            "report__unit_id", "indicator_id", "accepted", "accepted_numerator", "accepted_denominator"
        )
    )
    return {(unit_id, indicator_id): Figure(*rest) for unit_id, indicator_id, *rest in rows}


def counted_anew(request: ReportRequest) -> dict[Key, Sum]:
    """What the totals should be, from the accepted cells and the tree as it stood."""
    sheet = sheet_of(request.form)
    stands = stands_of(Standing.objects.filter(request=request))
    expected = expected_counts(stands, audiences_of(sheet))
    return fold(stands, sheet.lines, expected=expected, figures=accepted_figures(request))


def wrong_in(request: ReportRequest) -> int:
    """Rows that differ from a count anew; those of marked units are behind, not wrong."""
    marked = set(Mark.objects.filter(request=request).values_list("unit_id", flat=True))
    stored, right = stored_totals(request), counted_anew(request)
    return sum(
        stored.get(key) != right.get(key) for key in stored.keys() | right.keys() if key[0] not in marked
    )


def stored_tallies(request: ReportRequest) -> dict[tuple[int, str], tuple[int, ...]]:
    """The rows of `Tally` by (unit, level)."""
    rows = Tally.objects.filter(request=request).values_list("unit_id", "level", *COUNTED)
    return {(unit_id, level): tuple(counts) for unit_id, level, *counts in rows}


def tallies_anew(request: ReportRequest) -> dict[tuple[int, str], tuple[int, ...]]:
    """What the tallies should be, from the reports and the tree as it stood."""
    reports = Report.objects.filter(request=request).values_list("unit_id", "state", "first_sent_on")
    steps = {unit_id: Step(state, sent_on) for unit_id, state, sent_on in reports}
    stands = stands_of(Standing.objects.filter(request=request))
    return {key: astuple(counts) for key, counts in tally(stands, steps, last_day=request.last_day).items()}


def tallies_wrong_in(request: ReportRequest) -> int:
    """Tallies that differ from a count anew; those of marked units are behind, not wrong."""
    marked = set(Mark.objects.filter(request=request).values_list("unit_id", flat=True))
    stored, right = stored_tallies(request), tallies_anew(request)
    return sum(
        stored.get(key) != right.get(key) for key in stored.keys() | right.keys() if key[0] not in marked
    )


def totals_wrong() -> int:
    """Wrong totals and tallies in all requests: for `check-invariants` and `demo --check`."""
    requests = ReportRequest.objects.select_related("form")
    return sum(wrong_in(request) + tallies_wrong_in(request) for request in requests)


def broken_invariants() -> list[Sentence]:
    """What does not hold in reports, a sentence each."""
    wrong, broken = totals_wrong(), broken_snapshots()
    found = [Sentence("{count} số tổng hợp khác với số tính lại.", count=wrong)] if wrong else []
    if broken:
        found.append(Sentence("{count} bản đã gửi không còn đúng với mã kiểm tra.", count=broken))
    if published := broken_publications():
        found.append(Sentence("{count} lần công bố không còn đúng với mã kiểm tra.", count=published))
    return found + forms_changed()
