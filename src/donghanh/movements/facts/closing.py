"""What is still open in a movement."""

from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket

from ..choices import PlanState
from ..models import Delivery, Movement

# Asked upwards: pledges, works, reports answer a sentence for what they still wait for.
still_open: Socket[[Movement], list[Sentence]] = Socket("What of this movement is not finished yet?")


def open_in(movement: Movement) -> list[Sentence]:
    """A sentence for each kind of thing that is not finished; a few counts, whatever there is."""
    drafts = movement.plans.unissued().count()
    owed = Delivery.objects.unanswered().filter(plan__movement=movement, plan__state=PlanState.ISSUED).count()
    own = [
        *([Sentence("{count} kế hoạch còn là dự thảo", count=drafts)] if drafts else []),
        *([Sentence("{count} đơn vị chưa phản hồi kế hoạch", count=owed)] if owed else []),
    ]
    return [*own, *(sentence for answer in still_open.ask(movement) for sentence in answer)]
