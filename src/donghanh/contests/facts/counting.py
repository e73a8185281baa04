"""Figures of contests, what is still open, what must hold."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Count, F, Q
from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence
from donghanh.movements.facts import StillOpen
from donghanh.movements.models import Movement

from ..choices import ContestState, SheetState
from ..models import Contest, Member, Result, Sheet

_OVER = (ContestState.ANNOUNCED, ContestState.CANCELLED)


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Contests that the unit held in these days, people of its own who took part, prizes they won; three queries."""
    days = (since, until)
    held = Contest.objects.announced().filter(unit=unit_id, announced_on__range=days).count()
    taking = Q(entry__unit=unit_id, entry__contest__state=ContestState.ANNOUNCED)
    people = (
        Member.objects.filter(taking, entry__contest__announced_on__range=days, entry__number__isnull=False)
        .order_by()
        .count()
    )
    won = Result.objects.announced().exclude(prize="").filter(entry__unit=unit_id)
    prizes = won.filter(round__contest__announced_on__range=days).order_by().count()
    said, url = Sentence("theo hội thi đã công bố kết quả"), reverse("contests:list")
    told = {"contests_held": held, "contest_people": people, "contest_prizes": prizes}
    return [Known(topic, Decimal(number), said, url) for topic, number in told.items()]


def open_work(unit_id: int) -> list[Sentence]:
    """Contests of the unit without results."""
    return _said(Contest.objects.filter(unit=unit_id).exclude(state__in=_OVER).count())


def open_in_movement(movement: Movement) -> StillOpen:
    """Contests of the movement without results."""
    return StillOpen(Contest.objects.filter(movement=movement).exclude(state__in=_OVER), _waiting)


def _waiting(count: int) -> Sentence:
    return Sentence("{count} hội thi chưa công bố kết quả", count=count)


def _said(count: int) -> list[Sentence]:
    return [_waiting(count)] if count else []


def broken_invariants() -> Iterator[str]:
    """Sealed rounds with a sheet that is not in, entries marked by too few, marks above the most of a part."""
    late = Sheet.objects.filter(
        state=SheetState.ASSIGNED, round__state="sealed", appeal__isnull=True
    ).order_by()
    for name in late.values_list("round__contest__name", flat=True).distinct():
        yield f"Hội thi “{name}”: vòng đã niêm phong còn phiếu chưa chấm."
    above = Sheet.objects.filter(marks__points__gt=F("marks__part__most")).order_by()
    for name in above.values_list("round__contest__name", flat=True).distinct():
        yield f"Hội thi “{name}”: có điểm cao hơn điểm tối đa của phần thi."
    counted = Count(
        "entry__sheets",
        filter=Q(
            entry__sheets__state=SheetState.SENT,
            entry__sheets__round=F("round"),
            entry__sheets__appeal__isnull=True,
        ),
    )
    rows = Result.objects.order_by().annotate(sheets=counted)
    for name in (
        rows.filter(sheets__lt=F("round__contest__per_entry"))
        .values_list("round__contest__name", flat=True)
        .distinct()
    ):
        yield f"Hội thi “{name}”: có kết quả tính từ ít phiếu hơn thể lệ."
