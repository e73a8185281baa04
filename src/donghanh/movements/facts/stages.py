"""The six stages of a movement, and what each holds so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sockets import Socket
from donghanh.base.workflow import Step

from ..choices import Change, PlanState, Stage
from ..models import Movement, Plan

_ENDED = (PlanState.REPLACED, PlanState.REVOKED)


@dataclass(frozen=True)
class StageLine:
    """One thing that a stage holds: a page of it, with a figure or a word in `note`; `is_done` when over."""

    stage: str
    title: str
    url: str
    note: str = ""
    is_begun: bool = True


# Asked upwards: pledges and works, reports, evaluation, awards … answer with their lines.
stage_lines: Socket[[Movement, Actor], list[StageLine]] = Socket(
    "What does this movement hold at your stage, as far as `by` may see?"
)


@dataclass(frozen=True)
class StageCount:
    """One thing that a stage holds by the number: `found` is what the reader may see of it, `done` what is over;
    `note` says both numbers, all first. Shown when there is any.
    """

    stage: str
    title: str
    url: str
    found: QuerySet[Any, Any]
    done: Q
    note: Callable[[int, int], str]


# Asked upwards too; all that is answered is counted in one statement, however many apps answer.
stage_counts: Socket[[Movement, Actor], StageCount] = Socket(
    "What of this movement does your stage count, as far as `by` may see?"
)


@dataclass(frozen=True)
class StageCard:
    """One stage with its lines."""

    label: str
    lines: Sequence[StageLine]


@dataclass(frozen=True)
class StageBoard:
    """The step line and the stages."""

    steps: Sequence[Step]
    cards: Sequence[StageCard]


def stage_board(movement: Movement, by: Actor, plans: Sequence[Plan]) -> StageBoard:
    """Where the movement stands: the last stage begun is the present one. `plans` are those in sight, in order."""
    told = (line for answer in stage_lines.ask(movement, by) for line in answer)
    lines = [*_launch(by, plans), *told, *_counted(stage_counts.ask(movement, by))]
    begun = [index for index, stage in enumerate(Stage) if any(_is_begun(line, stage) for line in lines)]
    here = begun[-1] if begun else 0
    return StageBoard(
        steps=[
            Step(str(stage.label), "done" if index < here else "current" if index == here else "ahead")
            for index, stage in enumerate(Stage)
        ],
        cards=[
            StageCard(str(stage.label), [line for line in lines if line.stage == stage]) for stage in Stage
        ],
    )


def _counted(asked: Sequence[StageCount]) -> list[StageLine]:
    """A line for everything of which there is any; one statement."""
    if not asked:
        return []
    first, *others = (
        each.found.order_by()
        .values(nth=Value(place))
        .annotate(all=Count("pk", distinct=True), done=Count("pk", filter=each.done, distinct=True))
        for place, each in enumerate(asked)
    )
    counts = {row["nth"]: (row["all"], row["done"]) for row in first.union(*others, all=True)}
    return [
        StageLine(each.stage, each.title, each.url, each.note(*counts[place]))
        for place, each in enumerate(asked)
        if counts.get(place, (0, 0))[0]
    ]


def _is_begun(line: StageLine, stage: Stage) -> bool:
    return line.stage == stage and line.is_begun


def _launch(by: Actor, plans: Sequence[Plan]) -> list[StageLine]:
    standing = [plan for plan in plans if plan.change != Change.AMEND and plan.state not in _ENDED]
    own = next((plan for plan in reversed(standing) if plan.unit_id == by.unit_id), None)
    tops = [plan for plan in plans if plan.superior_id is None]
    first = next((plan for plan in tops if plan.state == PlanState.ISSUED), tops[0] if tops else None)
    lines = []
    if first:
        lines.append(
            StageLine(
                Stage.LAUNCH,
                _("Kế hoạch phát động"),
                reverse("movements:plan", args=[first.pk]),
                first.number,
            )
        )
    if own and own != first:
        lines.append(
            StageLine(
                Stage.LAUNCH,
                _("Kế hoạch của đơn vị"),
                reverse("movements:plan", args=[own.pk]),
                own.number or str(own.get_state_display()),
            )
        )
    if own and own.number:
        lines.append(
            StageLine(Stage.LAUNCH, _("Tình hình phản hồi"), reverse("movements:adoption", args=[own.pk]))
        )
    return lines
