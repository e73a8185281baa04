"""Figures of initiatives, what is still open, what must hold."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum

from donghanh.base.sentences import Sentence
from donghanh.movements.facts import StillOpen
from donghanh.movements.models import Movement

from ..choices import InitiativeState
from ..models import Initiative
from ..rules import WHOLE


@dataclass(frozen=True)
class Counted:
    """What a unit's own recognised initiatives of some days come to; đồng.

    `unsure` of the authors have no record: of them as many are counted as there are names.
    """

    count: int
    benefit: int
    highest: int
    authors: int
    unsure: int = 0


def counted_for(unit_id: int, *, since: dt.date, until: dt.date) -> Counted:
    """What reports ask: recognised in these days, of the unit itself; two queries."""
    rows = (
        Initiative.objects.recognised().filter(unit=unit_id, recognised_on__range=(since, until)).order_by()
    )
    found = rows.aggregate(found=Count("pk"), worth=Sum("benefit"), most=Max("benefit"))
    known = Count("authors__person", distinct=True)
    others = Count("authors__name", distinct=True, filter=Q(authors__person__isnull=True))
    people = rows.aggregate(known=known, others=others)
    return Counted(
        found["found"],
        found["worth"] or 0,
        found["most"] or 0,
        people["known"] + people["others"],
        people["others"],
    )


def open_work(unit_id: int) -> list[Sentence]:
    """Initiatives of the unit that nobody has decided about."""
    return _said(Initiative.objects.filter(unit=unit_id).filter(state=InitiativeState.SUBMITTED).count())


def open_in_movement(movement: Movement) -> StillOpen:
    """Initiatives of the movement that nobody has decided about."""
    return StillOpen(Initiative.objects.filter(movement=movement, state=InitiativeState.SUBMITTED), _waiting)


def _waiting(count: int) -> Sentence:
    return Sentence("{count} sáng kiến chưa được xem xét công nhận", count=count)


def _said(count: int) -> list[Sentence]:
    return [_waiting(count)] if count else []


def broken_invariants() -> Iterator[str]:
    """Shares that are no whole, a benefit that is not the sum of its lines."""
    sent = Initiative.objects.exclude(state__in=(InitiativeState.DRAFT, InitiativeState.WITHDRAWN)).order_by()
    shared = sent.filter(authors__isnull=False).annotate(whole=Sum("authors__share"))
    for code, whole in shared.exclude(whole=WHOLE).values_list("code", "whole"):
        yield f"Sáng kiến {code}: tỷ lệ đóng góp cộng lại là {whole}%."
    computed = (
        Initiative.objects.filter(benefit_lines__isnull=False)
        .order_by()
        .annotate(
            saved=Sum("benefit_lines__amount", filter=Q(benefit_lines__is_cost=False)),
            spent=Sum("benefit_lines__amount", filter=Q(benefit_lines__is_cost=True)),
        )
    )
    for code, benefit, saved, spent in computed.values_list("code", "benefit", "saved", "spent").iterator():
        if benefit != max(0, (saved or 0) - (spent or 0)):
            yield f"Sáng kiến {code}: giá trị làm lợi không khớp các dòng tính."
