"""Accepting, returning, reopening, by the direct superior."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import TRANSITIONS
from ..models import Mark, Report, Standing, Value
from ..permissions import check_may_decide
from ..rules.times import check_reason, check_takes_figures, check_version
from ..rules.totals import ancestors_to_mark

_DECIDED = ["state", "version", "last_accepted", "accepted_on", "return_reason", "open_cells"]


def _held(reports: Iterable[Report]) -> list[Report]:
    """The reports read afresh and locked, always in the same order."""
    keys = [report.pk for report in reports]
    rows = Report.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(rows.select_related("unit", "request__unit").order_by("pk"))


@transaction.atomic
def accept(*, by: Actor, reports: Iterable[Report], version: int | None = None) -> int:
    """Accept what lies sent; its figures count from now on at every unit above. All of them or none.

    Totals are not touched here: marks are left for the refresher, in the same transaction. `version` is the
    one that was looked at (of a single report).
    """
    held = _held(reports)
    if not held:
        raise Refusal("Chưa chọn báo cáo nào. Đánh dấu các báo cáo cần duyệt.")
    check_may_decide(by, [report.unit_id for report in held])
    for report in held:
        check_version(seen=version, present=report.version, writer=report.written_by)
        report.state = TRANSITIONS.check(report.state, "accept")
        report.version += 1
        report.last_accepted_id, report.accepted_on = report.last_sent_id, today()
    Report.objects.bulk_update(held, _DECIDED, batch_size=200)
    sent_in = Report.objects.filter(pk=OuterRef("report")).values("last_sent")[:1]
    Value.objects.filter(report__in=held).update(
        accepted=F("number"),
        accepted_numerator=F("numerator"),
        accepted_denominator=F("denominator"),
        accepted_in=Subquery(sent_in),
    )
    _mark(held)
    journal.record_all(
        [journal.entry_of(by, "accept", report, Sentence("Duyệt báo cáo.")) for report in held]
    )
    return len(held)


def _mark(reports: list[Report]) -> None:
    """Leave marks for every unit whose totals change, the deepest first, and ask for the refresher."""
    requests = {report.request_id: report.request for report in reports}
    places = Standing.objects.filter(
        request__in=requests, unit__in=[report.unit_id for report in reports]
    ).values_list("request_id", "unit_id", "path", "is_leaf")
    accepted = {(report.request_id, report.unit_id) for report in reports}
    behind: dict[tuple[int, int], int] = {}
    for request_id, unit_id, path, is_leaf in places:
        if (request_id, unit_id) in accepted:
            chain = ancestors_to_mark(path, requests[request_id].unit_id, is_leaf=is_leaf)
            for height, above in enumerate(reversed(chain)):
                behind[request_id, above] = height
    deepest_first = sorted(behind, key=lambda key: (-behind[key], key))
    Mark.objects.bulk_create(
        Mark(request_id=request_id, unit_id=unit_id) for request_id, unit_id in deepest_first
    )
    for request_id in requests:
        ask_for("reports.refresh_totals", key=f"reports.refresh_totals:{request_id}", request_id=request_id)


def _one_held(report: Report, version: int | None) -> Report:
    held = _held([report])[0]
    check_version(seen=version, present=held.version, writer=held.written_by)
    return held


@transaction.atomic
def return_report(*, by: Actor, report: Report, reason: str, version: int | None = None) -> None:
    """Send it back with a reason; figures accepted before go on counting until others are accepted."""
    check_may_decide(by, [report.unit_id])
    held = _one_held(report, version)
    held.state = TRANSITIONS.check(held.state, "return")
    _give_back(by, held, check_reason(reason), cells=())
    journal.record(by, "return", held, Sentence("Trả lại báo cáo: {reason}", reason=held.return_reason))


@transaction.atomic
def reopen(
    *, by: Actor, report: Report, reason: str, cells: Iterable[str] = (), version: int | None = None
) -> None:
    """Let the unit correct an accepted report, or only some of its cells; what was accepted goes on counting."""
    check_may_decide(by, [report.unit_id])
    held = _one_held(report, version)
    check_takes_figures(
        closed_on=held.request.closed_on, period=held.request.title, asker=held.request.unit.name
    )
    held.state = TRANSITIONS.check(held.state, "reopen")
    _give_back(by, held, check_reason(reason), cells=cells)
    journal.record(by, "reopen", held, Sentence("Mở lại báo cáo: {reason}", reason=held.return_reason))


def _give_back(by: Actor, held: Report, reason: str, *, cells: Iterable[str]) -> None:
    held.return_reason, held.open_cells = reason, sorted(cells)
    held.version += 1
    held.save(update_fields=_DECIDED)
    sentence = Sentence(
        "{superior} trả lại “{title}” để sửa: {reason}",
        superior=by.unit_name,
        title=held.request.title,
        reason=reason,
    )
    tell(
        accounts_with(held.unit_id, Duty.FIGURES),
        sentence,
        reverse("reports:fill", args=[held.request_id]),
    )
