"""What the register of papers asks about papers that are plans."""

from donghanh.base.sentences import Sentence
from donghanh.documents.models import Document

from ..choices import PlanState
from ..models import Plan

_ENDED = (PlanState.REVOKED, PlanState.REPLACED)


def bound_to_plan(document: Document) -> Sentence | None:
    """A plan's paper ends with the plan, never alone."""
    if Plan.objects.filter(document=document).exclude(state__in=_ENDED).exists():
        return Sentence(
            "Văn bản này là kế hoạch của phong trào. Mở trang kế hoạch và bấm “Thu hồi kế hoạch”."
        )
    return None
