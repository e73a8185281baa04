"""What inspections came to: for evaluation, for the movement's page, for who may see its proof."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket, Trace
from donghanh.documents.models import Document
from donghanh.evidence.models import Evidence
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageLine, StillOpen, root_of
from donghanh.movements.models import Clause, Movement

from ..choices import OPEN_VISITS, CellState, FindingState, RemedyState, VisitState
from ..models import CellCheck, Finding, Programme, Remedy, Visit
from ..rules.visits import Outcome, outcome_of

# Asked upwards: scorecards answer which of their criteria looked at this inspection.
leads_to: Socket[[Visit, Actor], list[Trace]] = Socket(
    "What does this inspection lead to, as far as `by` may see?"
)
ENDED = (VisitState.CONCLUDED, VisitState.CLOSED)


def outcomes_of(
    unit_ids: Iterable[int], *, from_on: dt.date, until_on: dt.date, today: dt.date
) -> dict[int, tuple[Visit, Outcome]]:
    """The latest inspection of each unit concluded in these days and what it came to; four queries."""
    rows = Visit.objects.filter(
        inspected__in=list(unit_ids), state__in=ENDED, concluded_on__range=(from_on, until_on)
    )
    latest = {row.inspected_id: row for row in rows.order_by("concluded_on", "pk")}
    if not latest:
        return {}
    keys = [row.pk for row in latest.values()]
    kinds, owed, corrected = _by_visit(keys, today)
    return {
        unit_id: (
            row,
            outcome_of(kinds[row.pk], owed[row.pk], corrected=corrected.get(row.pk, 0)),
        )
        for unit_id, row in latest.items()
    }


def _by_visit(
    keys: list[int], today: dt.date
) -> tuple[dict[int, list[str]], dict[int, list[Any]], dict[int, int]]:
    kinds: dict[int, list[str]] = defaultdict(list)
    for visit_id, kind in Finding.objects.upheld().filter(visit__in=keys).values_list("visit", "kind"):
        kinds[visit_id].append(kind)
    owed: dict[int, list[Any]] = defaultdict(list)
    remedies = Remedy.objects.filter(finding__visit__in=keys, finding__state=FindingState.UPHELD)
    for row in remedies.select_related("finding"):
        owed[row.finding.visit_id].append((row.state == RemedyState.DONE, row.is_late_on(today)))
    cells = CellCheck.objects.filter(visit__in=keys, state=CellState.REOPENED).order_by()
    return kinds, owed, dict(cells.values_list("visit").annotate(number=Count("pk")))


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of the proof of findings and remedies in sight, as a subquery."""
    findings = Finding.objects.visible_to(by).values("pk")
    remedies = Remedy.objects.visible_to(by).values("pk")
    keys = Q(findings__in=findings) | Q(answered_findings__in=findings) | Q(remedies__in=remedies)
    return Evidence.objects.filter(keys).order_by().values("pk")


def stage_lines(movement: Movement, by: Actor) -> list[StageLine]:
    """The programmes of a movement in sight; one query."""
    rows = Programme.objects.visible_to(by).filter(movement=movement).select_related("unit")
    return [
        StageLine(
            Stage.CHECK,
            _("Chương trình kiểm tra năm %(year)s") % {"year": row.year},
            row.get_absolute_url(),
            row.get_state_display().lower(),
        )
        for row in rows[:6]
    ]


def traces_of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """The programmes by which this clause is carried out."""
    rows = Programme.objects.visible_to(by).filter(clause__in={clause.pk, root_of(clause).pk})
    return [
        Trace(
            kind=_("Kiểm tra"),
            title=_("Chương trình kiểm tra năm %(year)s") % {"year": row.year},
            url=row.get_absolute_url(),
            note=row.get_state_display(),
        )
        for row in rows.order_by("-year")[:20]
    ]


def traces_of_document(document: Document, by: Actor) -> list[Trace]:
    """The inspection whose decision, notice, minutes or conclusion a paper is; plugged into documents."""
    papers = Q(decision=document) | Q(notice=document) | Q(minutes=document) | Q(conclusion=document)
    return [
        Trace(_("Kiểm tra"), row.inspected.name, row.get_absolute_url(), row.get_state_display())
        for row in Visit.objects.visible_to(by).filter(papers).select_related("inspected")
    ]


def open_in_movement(movement: Movement) -> StillOpen:
    """Inspections of the movement that have not ended."""
    return StillOpen(
        Visit.objects.filter(movement=movement, state__in=OPEN_VISITS),
        lambda count: Sentence("{count} cuộc kiểm tra chưa kết thúc", count=count),
    )


def open_work(unit_id: int) -> list[Sentence]:
    """Inspections of the unit, and by its committee, that have not ended."""
    either = Q(inspected=unit_id) | Q(unit=unit_id)
    left = Visit.objects.filter(either, state__in=OPEN_VISITS).count()
    return [Sentence("{count} cuộc kiểm tra chưa kết thúc", count=left)] if left else []
