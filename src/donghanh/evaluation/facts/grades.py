"""Announced results, for the floors above and for the home page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket, Trace
from donghanh.organisations.choices import Duty

from ..choices import CardState, Grade, SetKind
from ..models import Reconsideration, Round, Scorecard
from ..permissions import has_verifying_duty
from ..rules.points import say_points

leads_to: Socket[[Scorecard], list[Trace]] = Socket("What does this scorecard lead to?")


@dataclass(frozen=True)
class GradeFact:
    """An announced result: `total` in hundredths of a point."""

    card_id: int
    unit_id: int
    grade: str
    total: int
    graded_on: dt.date | None
    verified: bool
    url: str

    @property
    def label(self) -> str:
        """Hoàn thành tốt nhiệm vụ."""
        return str(Grade(self.grade).label)

    @property
    def points(self) -> str:
        """87,5."""
        return say_points(self.total)


def grades_of(unit_ids: Iterable[int], period: str, kind: str = SetKind.MOVEMENT) -> dict[int, GradeFact]:
    """Announced results of many units in the period of that code ("2017"), by unit; one query."""
    rows = (
        Scorecard.objects.graded()
        .filter(unit__in=list(unit_ids), round__period__code=str(period), round__criteria_set__kind=kind)
        .order_by("pk")
        .values_list("pk", "unit", "grade", "total", "graded_on", "round__criteria_set__verified")
    )
    return {
        unit_id: GradeFact(pk, unit_id, grade, total, day, verified, reverse("evaluation:card", args=[pk]))
        for pk, unit_id, grade, total, day, verified in rows
    }


def grade_of(unit_id: int, period: str, kind: str = SetKind.MOVEMENT) -> GradeFact | None:
    """One unit's announced result; None while there is none. Not graded is not badly graded."""
    return grades_of([unit_id], period, kind).get(unit_id)


def score_of(unit_id: int, period: str, kind: str = SetKind.MOVEMENT) -> int | None:
    """One unit's announced total in hundredths of a point."""
    found = grade_of(unit_id, period, kind)
    return found.total if found else None


def cards_of(unit_id: int) -> list[Scorecard]:
    """All cards of one unit, latest first."""
    return list(Scorecard.objects.whole().filter(unit=unit_id).order_by("-round__opened_on", "-pk"))


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Cards to score, to verify, to announce; requests to answer. Five queries at most."""
    if by.unit_id is None:
        return []
    found: list[Due] = []
    if by.has(Duty.FIGURES):
        found += _to_score(by)
    if has_verifying_duty(by) and by.path:
        found += _to_verify(by)
    if by.has(Duty.SIGN) and by.path:
        found += _to_announce(by) + _to_answer(by)
    return found


def _to_score(by: Actor) -> list[Due]:
    rows = Scorecard.objects.whole().filter(unit=by.unit_id, state=CardState.OPEN)
    return [
        Due(
            title=Sentence("Tự chấm điểm: {name}", name=card.round.criteria_set.name),
            verb=Sentence("Tự chấm điểm"),
            url=reverse("evaluation:self_score", args=[card.pk]),
            due_on=card.due_on,
            minutes=15,
            note=card.return_reason,
        )
        for card in rows.order_by("due_on", "pk")[:10]
    ]


def _by_round(by: Actor, states: list[str]) -> dict[Round, int]:
    counts: dict[int, int] = {}
    waiting = Scorecard.objects.verifiable_by(by).filter(state__in=states)
    for round_id in waiting.values_list("round", flat=True):
        counts[round_id] = counts.get(round_id, 0) + 1
    rounds = Round.objects.select_related("criteria_set").in_bulk(list(counts))
    return {rounds[round_id]: count for round_id, count in counts.items()}


def _to_verify(by: Actor) -> list[Due]:
    return [
        Due(
            title=Sentence("Thẩm định {count} phiếu: {name}", count=count, name=made.criteria_set.name),
            verb=Sentence("Thẩm định phiếu"),
            url=f"{reverse('evaluation:round', args=[made.pk])}?state={CardState.SELF_SCORED}",
            due_on=made.verify_due_on,
            minutes=5 * count,
        )
        for made, count in _by_round(by, [CardState.SELF_SCORED]).items()
    ]


def _to_announce(by: Actor) -> list[Due]:
    return [
        Due(
            title=Sentence(
                "Thông báo kết quả {count} phiếu: {name}", count=count, name=made.criteria_set.name
            ),
            verb=Sentence("Thông báo kết quả chấm điểm"),
            url=reverse("evaluation:announce", args=[made.pk]),
            due_on=made.verify_due_on,
            minutes=5,
        )
        for made, count in _by_round(by, [CardState.VERIFIED, CardState.VOTED]).items()
        if not made.cluster_id
    ]


def _to_answer(by: Actor) -> list[Due]:
    beneath = Scorecard.objects.verifiable_by(by).values("pk")
    rows = Reconsideration.objects.filter(state="asked", scorecard__in=beneath).select_related(
        "scorecard__unit"
    )
    return [
        Due(
            title=Sentence("Đề nghị xem xét lại của {unit}", unit=request.scorecard.unit.name),
            verb=Sentence("Trả lời đề nghị"),
            url=reverse("evaluation:answer", args=[request.pk]),
            due_on=request.due_on,
        )
        for request in rows.order_by("due_on", "pk")[:20]
    ]


def open_work(unit_id: int) -> list[Sentence]:
    """Scorecards of the unit without an announced grade."""
    count = Scorecard.objects.filter(unit=unit_id).exclude(state=CardState.GRADED).count()
    return [Sentence("{count} phiếu chấm điểm chưa thông báo kết quả", count=count)] if count else []
