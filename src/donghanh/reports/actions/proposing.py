"""Taking proposed figures into a report: only what a person has looked at and confirmed."""

from collections.abc import Mapping

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal

from ..facts.proposals import proposals_of
from ..facts.sheets import cells_of, held_in, sheet_of, standing_of
from ..models import Report, ReportRequest, Taken
from ..rules.proposals import check_as_shown
from .filling import fill


@transaction.atomic
def take_proposals(*, by: Actor, request: ReportRequest, shown: Mapping[str, str]) -> Report:
    """Put confirmed proposals into blank cells of the own report, each marked with its source.

    `shown` are the figures as the person saw them, by code; refuses one that has changed since.
    """
    place = standing_of(request, by.unit_id)
    if place is None or by.unit_id is None:
        raise Refusal("Đơn vị không thuộc diện gửi báo cáo này.")
    lines = sheet_of(request.form).asked_of(place.level, place.sector)
    before = Report.objects.select_for_update(of=("self",)).filter(request=request, unit=by.unit_id).first()
    cells = cells_of(held_in(before), lines)
    chosen = check_as_shown(proposals_of(request, by.unit_id, lines, cells=cells), shown)
    typed = {proposal.line.code: proposal.typed for proposal in chosen}
    report = fill(by=by, request=request, typed=typed, is_background=True)
    Taken.objects.filter(report=report, indicator__in=[each.line.indicator_id for each in chosen]).delete()
    Taken.objects.bulk_create(
        Taken(
            report=report,
            indicator_id=each.line.indicator_id,
            source=each.source,
            typed=each.typed,
            said=str(each.said)[:200],
            taken_by=by.name,
            taken_on=today(),
        )
        for each in chosen
    )
    journal.record(
        by, "take", report, Sentence("Xác nhận {count} số do phần mềm đề xuất.", count=len(chosen))
    )
    return report
