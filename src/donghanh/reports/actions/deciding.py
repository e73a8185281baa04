"""Accepting, returning, reopening, by the direct superior."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.indicators.models import Indicator
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import TRANSITIONS, ReportState
from ..facts.progress import waiting_for
from ..facts.waiting import Looked, look_over
from ..models import Report, Value
from ..permissions import check_may_decide
from ..rules.times import check_reason, check_takes_figures, check_version
from .naming import take_names
from .totals import mark

MOST_AT_ONCE = 500
_DECIDED = ["state", "version", "last_accepted", "accepted_on", "return_reason", "open_cells"]


@dataclass(frozen=True)
class Outcome:
    """How many were accepted together, and which were left for somebody to read."""

    accepted: int
    left: list[Looked]


def _held(reports: Iterable[Report]) -> list[Report]:
    """The reports read afresh and locked, always in the same order."""
    keys = [report.pk for report in reports]
    rows = Report.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    related = (
        "unit",
        "request__unit",
        "request__form",
        "request__period",
        "last_sent__stand_in",
        "last_accepted",
    )
    return list(rows.select_related(*related).order_by("pk"))


@transaction.atomic
def accept(
    *,
    by: Actor,
    reports: Iterable[Report],
    version: int | None = None,
    versions: Mapping[int, int] | None = None,
) -> int:
    """Accept what lies sent; its figures count from now on at every unit above. All of them or none.

    Totals are not touched here: marks are left for the refresher, in the same transaction. `version` is the
    one that was looked at (of a single report), `versions` those of several by their keys.
    """
    held = _held(reports)
    if not held:
        raise Refusal("Chưa chọn báo cáo nào. Đánh dấu các báo cáo cần duyệt.")
    check_may_decide(by, [report.unit_id for report in held])
    seen = versions or {}
    for report in held:
        check_version(seen=version, present=report.version, writer=report.written_by)
        _check_seen(report, seen.get(report.pk, report.version))
    return _accept(by, held)


def _check_seen(report: Report, version: int) -> None:
    """Refuse, naming the unit, when its report was returned and sent again since the page was opened."""
    if version != report.version:
        raise Refusal(
            "Báo cáo của {unit} đã thay đổi trong lúc trang đang mở. Tải lại trang để xem bản mới rồi duyệt.",
            unit=report.unit.name,
        )


@transaction.atomic
def accept_unremarkable(*, by: Actor, request_id: int | None = None) -> Outcome:
    """Accept all that waits and that nobody need read one by one; who is left out, and why.

    Decided on the rows as they are once they are locked, so that nothing unseen slips in.
    """
    waiting = waiting_for(by)
    if request_id is not None:
        waiting = waiting.filter(request=request_id)
    held = _held(waiting[:MOST_AT_ONCE])
    looked = look_over([report for report in held if report.state == ReportState.SENT])
    plain = [each.report for each in looked if not each.remarks]
    if not plain:
        raise Refusal("Không có báo cáo nào duyệt nhanh được. Mở từng báo cáo để xem rồi duyệt.")
    check_may_decide(by, [report.unit_id for report in plain])
    return Outcome(_accept(by, plain), [each for each in looked if each.remarks])


def _accept(by: Actor, held: list[Report]) -> int:
    for report in held:
        report.state = TRANSITIONS.check(report.state, "accept")
        report.version += 1
        report.last_accepted_id, report.accepted_on = report.last_sent_id, today()
        report.open_cells = []
    Report.objects.bulk_update(held, _DECIDED, batch_size=200)
    sent_in = Report.objects.filter(pk=OuterRef("report")).values("last_sent")[:1]
    Value.objects.filter(report__in=held).update(
        accepted=F("number"),
        accepted_numerator=F("numerator"),
        accepted_denominator=F("denominator"),
        accepted_in=Subquery(sent_in),
    )
    take_names(held)
    mark(held)
    journal.record_all(
        [journal.entry_of(by, "accept", report, Sentence("Duyệt báo cáo.")) for report in held]
    )
    return len(held)


def _one_held(report: Report, version: int | None) -> Report:
    held = _held([report])[0]
    check_version(seen=version, present=held.version, writer=held.written_by)
    return held


@transaction.atomic
def return_report(*, by: Actor, report: Report, reason: str, version: int | None = None) -> None:
    """Send it back with a reason; figures accepted before go on counting until others are accepted.

    Where only some cells had been reopened, only they stay open.
    """
    check_may_decide(by, [report.unit_id])
    held = _one_held(report, version)
    held.state = TRANSITIONS.check(held.state, "return")
    _give_back(by, held, check_reason(reason), cells=held.open_cells)
    journal.record(by, "return", held, Sentence("Trả lại báo cáo: {reason}", reason=held.return_reason))


@transaction.atomic
def reopen(
    *, by: Actor, report: Report, reason: str, cells: Iterable[str] = (), version: int | None = None
) -> None:
    """Let the unit correct an accepted report, or only some of its cells; what was accepted goes on counting."""
    check_may_decide(by, [report.unit_id])
    held = _one_held(report, version)
    chosen = sorted(set(cells))
    if held.last_accepted and set(chosen) - set(held.last_accepted.cells):
        raise Refusal("Ô này không có trong báo cáo đã duyệt. Tải lại trang rồi chọn lại.", field="cells")
    check_takes_figures(
        closed_on=held.request.closed_on, period=held.request.title, asker=held.request.unit.name
    )
    held.state = TRANSITIONS.check(held.state, "reopen")
    _give_back(by, held, check_reason(reason), cells=chosen)
    journal.record(by, "reopen", held, _said(held))


def _said(held: Report) -> Sentence:
    if not held.open_cells:
        return Sentence("Mở lại báo cáo: {reason}", reason=held.return_reason)
    names = Indicator.objects.filter(code__in=held.open_cells).order_by("position", "pk")
    return Sentence(
        "Mở lại {count} ô ({names}): {reason}",
        count=len(held.open_cells),
        names=", ".join(names.values_list("name", flat=True)),
        reason=held.return_reason,
    )


def _give_back(by: Actor, held: Report, reason: str, *, cells: Iterable[str]) -> None:
    held.return_reason, held.open_cells = reason, sorted(cells)
    held.version += 1
    held.save(update_fields=_DECIDED)
    mark([held])
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
