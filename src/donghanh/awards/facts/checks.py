"""What must hold of every recognition, asked of the whole database."""

from django.db.models import Exists, OuterRef, Q

from donghanh.base.sentences import Sentence

from ..choices import DecisionState
from ..models import Decision, Nomination, Recognition


def untraced() -> int:
    """Recognitions that do not lead back to a clause of a plan (must be none)."""
    links = Nomination.clauses.through.objects.filter(nomination=OuterRef("nomination"))
    return Recognition.objects.filter(~Exists(links)).count()


def known_before_decision() -> int:
    """Decisions that claim to be effective without a number, a signed copy or their day (must be none)."""
    unsigned = Q(document__scan__isnull=True, document__signature__file__isnull=True)
    return Decision.objects.filter(
        Q(document__number="") | unsigned | Q(effective_on__isnull=True),
        state=DecisionState.EFFECTIVE,
    ).count()


def broken_invariants() -> list[Sentence]:
    """A sentence for each law that does not hold."""
    found = []
    if count := untraced():
        found.append(Sentence("Còn {count} khen thưởng không gắn với nội dung kế hoạch nào.", count=count))
    if count := known_before_decision():
        found.append(
            Sentence("Có {count} quyết định đã công bố khi chưa đủ số, ngày và bản ký.", count=count)
        )
    return found
