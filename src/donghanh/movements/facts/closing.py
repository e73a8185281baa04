"""What is still open in a movement."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value

from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket

from ..choices import PlanState
from ..models import Delivery, Movement


@dataclass(frozen=True)
class StillOpen:
    """What is not finished: the rows, and the sentence for their number."""

    found: QuerySet[Any, Any]
    said: Callable[[int], Sentence]


# Asked upwards: pledges, works, reports answer with what they still wait for; all is counted in one statement.
still_open: Socket[[Movement], StillOpen] = Socket("What of this movement is not finished yet?")


def open_in(movement: Movement) -> list[Sentence]:
    """A sentence for each kind of thing that is not finished; one statement, however many apps answer."""
    owed = Delivery.objects.unanswered().filter(plan__movement=movement, plan__state=PlanState.ISSUED)
    asked = [
        StillOpen(
            movement.plans.unissued(), lambda count: Sentence("{count} kế hoạch còn là dự thảo", count=count)
        ),
        StillOpen(owed, lambda count: Sentence("{count} đơn vị chưa phản hồi kế hoạch", count=count)),
        *still_open.ask(movement),
    ]
    first, *others = (
        each.found.order_by().values(nth=Value(nth)).annotate(all=Count("pk", distinct=True))
        for nth, each in enumerate(asked)
    )
    counts = {row["nth"]: row["all"] for row in first.union(*others, all=True)}
    return [each.said(counts[nth]) for nth, each in enumerate(asked) if counts.get(nth)]
